import type { LocalDate } from '@csp/kernel';
import { referenceOf, seriesOf, type ListedAgency } from '@csp/meetings-domain';
import { dateOf, meetingDateOf } from './days.ts';
import type { ActionPaper, ItemPaper, MeetingPaper, Papers } from './papers.ts';

/** What a support officer's commands take from the product's own views: agencies, next meetings, numbers given so far. */
export interface Register {
  /** Meetings by date. */
  readonly meetings: readonly (MeetingPaper & { readonly date: LocalDate })[];
  agency(id: string, on: LocalDate): ListedAgency;
  nextMeetingOn(group: string, after: LocalDate): LocalDate | null;
  /** The first paragraph number that the group has not used, before a meeting. */
  runningFrom(meeting: string): number;
  /** The first number that no earlier meeting of that year used in the series of its date. */
  firstFreeNumber(meeting: string): number;
  referenceOf(action: string): string;
  /** Whether the agencies' reports had closed it by the beginning of that day. */
  closedBefore(action: string, on: LocalDate): boolean;
}

export const registerOf = (papers: Papers, today: LocalDate): Register => {
  const meetings = papers.meetings
    .map((meeting) => ({ ...meeting, date: meetingDateOf(meeting.on, today) }))
    .sort((a, b) => (`${a.date} ${a.startsAt}` < `${b.date} ${b.startsAt}` ? -1 : 1));
  const { references, firstFree } = referencesOf(papers, meetings);
  const answered = new Map(
    papers.reports.filter(({ answer }) => answer !== undefined).map(({ action, on }) => [action, dateOf(on, today)]),
  );
  return {
    meetings,
    agency: (id, on) => {
      const agency = papers.agencies.find((one) => one.id === id);
      if (!agency) throw new Error(`${papers.slug} does not list ${id}.`);
      const { name, until } = agency;
      return { agencyId: id, name, until: until !== undefined && until < on ? until : null };
    },
    nextMeetingOn: (group, after) =>
      meetings.find((meeting) => meeting.group === group && meeting.date > after && !meeting.cancelledBecause)?.date ??
      null,
    runningFrom: (key) => {
      const { group, date } = find(meetings, key);
      return meetings
        .filter((other) => other.group === group && other.date < date)
        .reduce((number, other) => number + paragraphsOf(other.agenda), papers.runningFrom ?? 1);
    },
    firstFreeNumber: (key) => firstFree.get(key) ?? 1,
    referenceOf: (action) => find(references, action).reference,
    closedBefore: (action, on) => (answered.get(action) ?? '9999-12-31') < on,
  };
};

/** References as the product gives them: in the order of meetings and paragraphs, each series without repeats. */
const referencesOf = ({ settings }: Papers, meetings: readonly (MeetingPaper & { readonly date: LocalDate })[]) => {
  const references: { readonly key: string; readonly reference: string }[] = [];
  const firstFree = new Map<string, number>();
  const given = new Map<string, number>();
  for (const { key, date, agenda } of meetings) {
    // The same month of another year begins at 1 again.
    const series = `${date.slice(0, 4)} ${seriesOf(settings.actionReferences, date)}`;
    firstFree.set(key, (given.get(series) ?? 0) + 1);
    for (const action of actionsOf(agenda)) {
      const number = (given.get(series) ?? 0) + 1;
      given.set(series, number);
      references.push({ key: action.key, reference: referenceOf(settings.actionReferences, date, number) });
    }
  }
  return { references, firstFree };
};

export const actionsOf = (agenda: readonly ItemPaper[]): readonly ActionPaper[] =>
  agenda.flatMap(({ said = [], subItems = [] }) => [
    ...said.flatMap((paragraph) => (typeof paragraph === 'string' ? [] : (paragraph.action ?? []))),
    ...actionsOf(subItems),
  ]);

const paragraphsOf = (agenda: readonly ItemPaper[]): number =>
  agenda.reduce((sum, { said = [], subItems = [] }) => sum + said.length + paragraphsOf(subItems), 0);

const find = <Paper extends { readonly key: string }>(papers: readonly Paper[], key: string): Paper => {
  const found = papers.find((paper) => paper.key === key);
  if (!found) throw new Error(`The papers hold no ${key}.`);
  return found;
};
