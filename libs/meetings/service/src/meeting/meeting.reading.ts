import { onLondonClock } from '@csp/kernel';
import { meeting } from '@csp/meetings-domain';
import { grantsIn, type Asking, type ContextPorts, type Here, type Principal } from '@csp/platform-runtime';
import { dayOf, meetingDays, type MeetingDayRow } from './meeting-days.view.ts';
import { meetingPage, type Eyes, type MeetingPage } from './meeting.page.ts';
import { meetings } from './meetings.view.ts';

/** Restricted items are for those who run or sit on the partnership; to an agency's officers they don't exist. */
export const eyesOf = (asking: Asking, principal: Principal = asking.principal): Eyes => {
  const grants = grantsIn(principal, asking.tenant);
  return { seesRestricted: grants.some(({ role }) => role !== 'agency-officer'), seesRegister: grants.length > 0 };
};

export const loadMeeting = async (ports: ContextPorts, id: string, asking: Asking): Promise<MeetingPage | null> => {
  const row = await ports.of(asking).rows(meetings).get(id);
  return row ? meetingPage(row, eyesOf(asking)) : null;
};

/** As it was known when that day ended in London. */
export const meetingAsAt = async (
  ports: ContextPorts,
  { id, day }: { readonly id: string; readonly day: string },
  asking: Asking,
): Promise<MeetingPage | null> => {
  const knownThen = ({ at }: { readonly at: string }) => onLondonClock(Date.parse(at)).date <= day;
  const rows = await ports.of(asking).past(meetings, knownThen, `${meeting.category}-${id}`);
  const row = rows.get(id);
  return row ? meetingPage(row, eyesOf(asking)) : null;
};

export interface MeetingFilter {
  readonly groupId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly minutesNotAgreed?: boolean | null;
}

const mostAtATime = 100;
/** Sorts after every time of a day. */
const endOfDay = '~';

const fits = (row: MeetingDayRow, { from, minutesNotAgreed }: MeetingFilter): boolean =>
  (from == null || row.date >= from) && (!minutesNotAgreed || row.status === 'held' || row.status === 'circulated');

/** A page of meetings, the latest first. All are found by their small rows; only those shown are read whole. */
export const listMeetings = async (
  ports: ContextPorts,
  { filter, first, offset }: { readonly filter: MeetingFilter; readonly first: number; readonly offset: number },
  asking: Asking,
) => {
  const here = ports.of(asking);
  const days = await here.rows(meetingDays).find({
    ...(filter.groupId != null && { where: { group: filter.groupId } }),
    ...(filter.to != null && { from: `${filter.to}${endOfDay}` }),
    orderBy: 'day',
    descending: true,
  });
  const found = days.filter((row) => fits(row, filter));
  const start = Math.max(0, offset);
  const shown = found.slice(start, start + Math.max(0, Math.min(first, mostAtATime)));
  const nodes = await Promise.all(shown.map(({ id }) => loadMeeting(ports, id, asking)));
  return { nodes: nodes.filter((node) => node !== null), total: found.length };
};

const toCome: readonly MeetingDayRow['status'][] = ['scheduled', 'agenda-published', 'open'];

export const nextMeeting = async (ports: ContextPorts, asking: Asking): Promise<MeetingPage | null> => {
  const here = ports.of(asking);
  const days = await here.rows(meetingDays).find({ orderBy: 'day', from: here.today() });
  const next = days.find(({ status }) => toCome.includes(status));
  return next ? loadMeeting(ports, next.id, asking) : null;
};

/** When the group meets next after this meeting; none while that isn't set. */
export const nextOf = async (here: Here, id: string): Promise<string | null> => {
  const own = await here.rows(meetingDays).get(id);
  if (!own) return null;
  const later = await here.rows(meetingDays).find({ where: { group: own.groupId }, orderBy: 'day', from: dayOf(own) });
  return later.find((other) => dayOf(other) > dayOf(own) && other.status !== 'cancelled')?.date ?? null;
};
