import { actionPointEvents, type ActionPointEvent, type Owner, type OwnerAnswer } from '@csp/action-plan-contract';
import { unreachable } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export interface ReviewPointRow {
  readonly id: string;
  readonly reference: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  /** One that was withdrawn stays for its reference, which is not given again. */
  readonly status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED' | 'WITHDRAWN';
  /** Its last note, reason or answer. */
  readonly response: string | null;
  readonly dueOn: string | null;
  readonly meetingId: string | null;
  readonly raisedOn: string;
  readonly closedOn: string | null;
  readonly restricted: boolean;
}

/** As a board reads it in the table: that an owner has only seen it is no response. */
const answerText = ({ answer, note }: { answer: OwnerAnswer; note: string | null }): string | null => {
  if (answer === 'acknowledged') return note;
  const said = answer === 'accepted' ? 'Accepted' : 'Declined';
  return note === null ? said : `${said}: ${note}`;
};

const fold = (row: ReviewPointRow | undefined, event: ActionPointEvent): ReviewPointRow | undefined => {
  if (event.type === 'ActionPointRaised.v1') {
    const { actionPointId: id, reference, text, owners, dueOn, meetingId, raisedOn, restricted } = event.data;
    const facts = { id, reference, text, owners, dueOn, meetingId, raisedOn, restricted };
    return { ...facts, status: 'OPEN', response: null, closedOn: null };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'ActionPointUpdated.v2':
      return { ...row, status: 'IN_PROGRESS', response: event.data.note };
    case 'ActionPointClosed.v1':
      return { ...row, status: 'CLOSED', response: event.data.answer, closedOn: event.data.closedOn };
    case 'ActionPointReopened.v1': {
      const { reason: response, dueOn } = event.data;
      return { ...row, status: 'OPEN', response, dueOn, closedOn: null };
    }
    case 'ActionPointAnswered.v1':
      return { ...row, response: answerText(event.data) ?? row.response };
    case 'ActionPointReassigned.v1':
      return { ...row, owners: event.data.owners };
    case 'ActionPointCarriedForward.v1':
    case 'ActionPointDueDateChanged.v1':
      return { ...row, dueOn: event.data.dueOn, response: event.data.reason ?? row.response };
    case 'ActionPointWithdrawn.v1':
      return { ...row, status: 'WITHDRAWN', closedOn: null };
    default:
      return unreachable(event);
  }
};

/** All references of one year that begin alike, as an index: `2020 10/`. */
export const referenceSeries = (date: string, beginning: string): string => `${date.slice(0, 4)} ${beginning}`;

/** The register as meetings go through it: one row per action point. */
export const reviewPoints = view<ReviewPointRow, ActionPointEvent>()({
  name: 'review-points',
  version: 2,
  source: 'action-plan',
  keys: ({ event }) => (event.type in actionPointEvents ? [event.data.actionPointId] : []),
  fold: (row, { event }) => fold(row, event),
  indexes: {
    open: (row) => (row.status === 'CLOSED' || row.status === 'WITHDRAWN' ? 0 : 1),
    meeting: (row) => row.meetingId,
    closedOn: (row) => row.closedOn,
    series: (row) => referenceSeries(row.raisedOn, row.reference.slice(0, row.reference.lastIndexOf('/') + 1)),
  },
});
