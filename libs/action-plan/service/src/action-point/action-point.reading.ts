import { actionPointEvents, type ActionPointEvent } from '@csp/action-plan-contract';
import { lineOf, onLondonClock, saysAll, wordsOf, type LocalDate, type Recorded } from '@csp/kernel';
import { grantsIn, type Asking, type ContextPorts, type Here } from '@csp/platform-runtime';
import { followUpHere } from '../follow-up.view.ts';
import { actionPoints, type ActionPointRow } from './action-points.view.ts';
import { daysOfSilence } from './owners-asked.ts';

export interface Filter {
  readonly open?: boolean | null;
  readonly ownerAgencyId?: string | null;
  readonly meetingId?: string | null;
  readonly overdue?: boolean | null;
  readonly declined?: boolean | null;
  readonly silent?: boolean | null;
  readonly withdrawn?: boolean | null;
  readonly words?: string | null;
}

interface Page {
  readonly filter?: Filter | null;
  readonly first: number;
  readonly offset: number;
}

/** A point as it is shown: overdue and silent by the day that is asked about, which is today unless it says another. */
export interface Shown extends ActionPointRow {
  readonly asAt?: LocalDate;
}

const mostAtATime = 100;
const longestSearch = 200;

/** Restricted points are for those who run or sit on the partnership; to an agency's officers they don't exist. */
export const visible = (row: ActionPointRow | undefined, { principal, tenant }: Asking): ActionPointRow | undefined =>
  row && (!row.restricted || grantsIn(principal, tenant).some(({ role }) => role !== 'agency-officer'))
    ? row
    : undefined;

export const isOpen = ({ status }: ActionPointRow): boolean => status === 'OPEN' || status === 'IN_PROGRESS';

export const isOverdue = (row: ActionPointRow, today: LocalDate): boolean =>
  isOpen(row) && row.dueOn !== null && row.dueOn < today;

export const isDeclined = (row: ActionPointRow): boolean =>
  isOpen(row) && row.asked.some(({ answer }) => answer === 'declined');

/** For how many days some owner of an open point has said nothing, once that is too long; null otherwise. */
export const silentForDays = (row: ActionPointRow, today: LocalDate, silentAfterDays: number): number | null => {
  // Owners are not told of restricted points here, so they can't be silent about them.
  const days = isOpen(row) && !row.restricted ? daysOfSilence(row.asked, today) : undefined;
  return days !== undefined && days >= silentAfterDays ? days : null;
};

/** Each term begins the reference, or all its words begin words of the text. */
const says = (row: ActionPointRow, terms: readonly string[]): boolean => {
  const [reference, text] = [row.reference.toLowerCase(), terms.length > 0 ? lineOf(wordsOf(row.text)) : ''];
  return terms.every((term) => reference.startsWith(term) || saysAll(text, wordsOf(term)));
};

interface Judged {
  readonly asking: Asking;
  readonly today: LocalDate;
  readonly silentAfterDays: number;
}

/** The rows that fit, for these eyes, on that day. What was withdrawn is only shown where it is asked for. */
const fitting = (rows: readonly ActionPointRow[], filter: Filter, { asking, today, silentAfterDays }: Judged) => {
  const terms = (filter.words ?? '').slice(0, longestSearch).toLowerCase().match(/\S+/g) ?? [];
  return rows.filter(
    (row) =>
      visible(row, asking) !== undefined &&
      (row.status === 'WITHDRAWN') === (filter.withdrawn ?? false) &&
      (typeof filter.open !== 'boolean' || isOpen(row) === filter.open) &&
      (!filter.meetingId || row.meetingId === filter.meetingId) &&
      (!filter.ownerAgencyId || row.owners.some(({ agencyId }) => agencyId === filter.ownerAgencyId)) &&
      (!filter.overdue || isOverdue(row, today)) &&
      (!filter.declined || isDeclined(row)) &&
      (!filter.silent || silentForDays(row, today, silentAfterDays) !== null) &&
      says(row, terms),
  );
};

/** Narrows what is read to what can fit at all. */
const readable = (here: Here, { open, overdue, declined, silent, withdrawn, meetingId }: Filter) => {
  const onlyOpen = open || overdue || declined || silent;
  const standing = withdrawn ? 'withdrawn' : onlyOpen ? 'open' : open === false ? 'closed' : undefined;
  const where = { ...(standing && { standing }), ...(meetingId && { meeting: meetingId }) };
  return here.rows(actionPoints).find({ where, orderBy: 'due' });
};

const pageOf = (rows: readonly Shown[], { first, offset }: Page) => {
  const start = Math.max(0, offset);
  return { nodes: rows.slice(start, start + Math.max(0, Math.min(first, mostAtATime))), total: rows.length };
};

export const loadActionPoint = async (ports: ContextPorts, id: string, asking: Asking) =>
  visible(await ports.of(asking).rows(actionPoints).get(id), asking);

export const listActionPoints = async (ports: ContextPorts, page: Page, asking: Asking) => {
  const here = ports.of(asking);
  const filter = page.filter ?? {};
  const { silentAfterDays } = await followUpHere(here);
  const rows = await readable(here, filter);
  return pageOf(fitting(rows, filter, { asking, today: here.today(), silentAfterDays }), page);
};

/** The day an event speaks of, which may be before the one on which it was recorded. */
const dayOf = ({ type, data }: ActionPointEvent): LocalDate => {
  switch (type) {
    case 'ActionPointRaised.v1':
      return data.raisedOn;
    case 'ActionPointUpdated.v2':
      return data.updatedOn;
    case 'ActionPointAnswered.v1':
      return data.answeredOn;
    case 'ActionPointReassigned.v1':
      return data.reassignedOn;
    case 'ActionPointClosed.v1':
      return data.closedOn;
    case 'ActionPointReopened.v1':
      return data.reopenedOn;
    case 'ActionPointCarriedForward.v1':
      return data.carriedOn;
    case 'ActionPointDueDateChanged.v1':
      return data.changedOn;
    case 'ActionPointWithdrawn.v1':
      return data.withdrawnOn;
  }
};

interface AsAt extends Page {
  readonly day: LocalDate;
  readonly knownAt?: LocalDate | null;
}

/** The register as it stood when a day ended; by what is known now, or was known when another day ended. */
export const actionPointsAsAt = async (ports: ContextPorts, { day, knownAt, ...page }: AsAt, asking: Asking) => {
  const here = ports.of(asking);
  const happened = ({ event, at }: Recorded<ActionPointEvent>): boolean =>
    event.type in actionPointEvents &&
    dayOf(event) <= day &&
    (knownAt == null || onLondonClock(Date.parse(at)).date <= knownAt);
  const rows = [...(await here.past(actionPoints, happened)).values()];
  const { silentAfterDays } = await followUpHere(here);
  const { due } = actionPoints.indexes;
  const found = fitting(rows, page.filter ?? {}, { asking, today: day, silentAfterDays })
    .sort((one, other) => String(due(one)).localeCompare(String(due(other))) || one.id.localeCompare(other.id))
    .map((row): Shown => ({ ...row, asAt: day }));
  return pageOf(found, page);
};
