import { actionPointEvents, type ActionPointEvent } from '@csp/action-plan-contract';
import { lineOf, wordsOf, type LocalDate } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

/** An action point of any partnership, as far as the county board may read it. */
export interface SearchedPointRow {
  readonly slug: string;
  readonly id: string;
  readonly reference: string;
  readonly text: string;
  readonly agencyIds: readonly string[];
  readonly raisedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly closed: boolean;
  readonly meetingId: string | null;
  /** The words of its reference and text. */
  readonly line: string;
}

type Raised = Extract<ActionPointEvent, { type: 'ActionPointRaised.v1' }>['data'];

const agenciesOf = (owners: Raised['owners']) => owners.map(({ agencyId }) => agencyId);

const begun = (slug: string, { actionPointId: id, reference, text, owners, ...raised }: Raised): SearchedPointRow => {
  const { raisedOn, dueOn, meetingId } = raised;
  const line = lineOf(wordsOf(`${reference} ${text}`));
  return { slug, id, reference, text, agencyIds: agenciesOf(owners), raisedOn, dueOn, closed: false, meetingId, line };
};

const after = (row: SearchedPointRow, event: ActionPointEvent): SearchedPointRow | undefined => {
  switch (event.type) {
    case 'ActionPointReassigned.v1':
      return { ...row, agencyIds: agenciesOf(event.data.owners) };
    case 'ActionPointClosed.v1':
      return { ...row, closed: true };
    case 'ActionPointReopened.v1':
      return { ...row, closed: false, dueOn: event.data.dueOn };
    case 'ActionPointCarriedForward.v1':
    case 'ActionPointDueDateChanged.v1':
      return { ...row, dueOn: event.data.dueOn };
    case 'ActionPointWithdrawn.v1':
      return undefined;
    default:
      return row;
  }
};

/** Where it stands among all, by day; no two stand at one place. */
export const placeOfPoint = ({ raisedOn, slug, id }: SearchedPointRow): string => `${raisedOn} ${slug}/${id}`;

/** One row per action point. A restricted one never has one, whatever happens to it later; one that is withdrawn loses it. */
export const searchedPoints = view<SearchedPointRow, ActionPointEvent>()({
  name: 'searched-points',
  version: 1,
  source: 'action-plan',
  across: 'county',
  keys: ({ event, tenant }) => (event.type in actionPointEvents ? [`${tenant}/${event.data.actionPointId}`] : []),
  fold: (row, { event, tenant }) => {
    if (event.type === 'ActionPointRaised.v1') return event.data.restricted ? undefined : begun(tenant, event.data);
    return row && after(row, event);
  },
  indexes: { place: placeOfPoint, slug: ({ slug }) => slug },
});
