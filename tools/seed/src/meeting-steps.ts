import { addDays, type LocalDate, type LocalTime } from '@csp/kernel';
import type { Capacity } from '@csp/meetings-contract';
import { meeting, type MeetingCommand, type RoleOfAgency, type SomeoneThere } from '@csp/meetings-domain';
import { setOffBy } from './consequences.ts';
import { dateOf, meetingDateOf } from './days.ts';
import { idOf } from './ids.ts';
import { expectOrSubmit } from './report-steps.ts';
import type { Give } from './office.ts';
import type { AttendancePaper, ItemPaper, MeetingPaper, Papers, Role, SaidPaper } from './papers.ts';
import type { Register } from './register.ts';
import { takenFromSeries } from './series-steps.ts';

type Dated = MeetingPaper & { readonly date: LocalDate };
export interface When {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly seconds?: number;
}

/** One meeting on the support officer's desk. */
export interface Desk {
  readonly papers: Papers;
  readonly register: Register;
  readonly today: LocalDate;
  readonly meeting: Dated;
  readonly id: string;
  say(name: string, when: When, command: MeetingCommand): void;
  readonly give: Give;
}

const scheduledDaysBefore = 100;
const publishedDaysBefore = 8;
const circulatedDaysAfter = 9;
/** Between two commands while a meeting runs; the longest of the papers takes some 50 in 90 minutes. */
const secondsBetween = 60;

/** All commands of a partnership's meetings. */
export const meetingSteps = (papers: Papers, today: LocalDate, register: Register, give: Give): void => {
  for (const one of register.meetings) {
    const id = meetingId(papers, one.key);
    const say: Desk['say'] = (name, when, command) =>
      give(`meeting/${one.key}/${name}`, when, 'meetings', meeting, id, command);
    const desk: Desk = { papers, register, today, meeting: one, id, say, give };
    plan(desk);
    buildAgenda(desk);
    if (one.stage === 'scheduled' || one.stage === 'published') continue;
    hold(desk, give);
    if (one.stage === 'held') continue;
    const circulatedOn = addDays(one.date, circulatedDaysAfter);
    say('circulate', { date: circulatedOn, time: '15:00' }, { type: 'CirculateMinutes', circulatedOn });
  }
};

const meetingId = ({ slug }: Papers, key: string): string => idOf(slug, 'meeting', key);
const groupId = ({ slug }: Papers, key: string): string => idOf(slug, 'group', key);

const plan = ({ papers, register, today, meeting, id, say }: Desk): void => {
  const { date, startsAt, endsAt, place, scheduledOn, movedFrom, cancelledBecause } = meeting;
  const group = papers.groups.find(({ key }) => key === meeting.group);
  if (!group) throw new Error(`${papers.slug} has no group ${meeting.group}.`);
  const first = movedFrom ? meetingDateOf(movedFrom.on, today) : date;
  const wished = scheduledOn ? dateOf(scheduledOn, today) : addDays(first, -scheduledDaysBefore);
  // What lies far ahead was set not later than a month ago, so that a change of it lies in the past as well.
  const setOn = wished < addDays(today, -31) ? wished : addDays(today, -31);
  const { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences } = papers.settings;
  say(
    'schedule',
    { date: setOn, time: '09:30' },
    {
      type: 'ScheduleMeeting',
      meetingId: id,
      group: { groupId: groupId(papers, group.key), name: group.name, disbandedOn: null },
      habits: { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences },
      date: first,
      startsAt,
      endsAt,
      place,
      series: takenFromSeries(papers, meeting, id, register),
    },
  );
  const later = { date: addDays(setOn, 30), time: '09:30' };
  if (movedFrom) say('move', later, { type: 'RescheduleMeeting', date, startsAt, endsAt, reason: movedFrom.reason });
  if (cancelledBecause) say('cancel', later, { type: 'CancelMeeting', reason: cancelledBecause });
};

const buildAgenda = (desk: Desk): void => {
  const { meeting, today, say } = desk;
  const publishedOn = addDays(meeting.date, -(meeting.publishedDaysBefore ?? publishedDaysBefore));
  const builtOn = meeting.stage === 'scheduled' ? addDays(today, -1) : publishedOn;
  let seconds = 0;
  const add = (items: readonly ItemPaper[], above: string | null): void => {
    for (const [index, item] of items.entries()) {
      const number = above === null ? String(index + 1) : `${above}.${index + 1}`;
      const { title, purpose = null, leads = [], minutes = null, restrictedBecause = null, subItems = [] } = item;
      say(
        `item/${number}`,
        { date: builtOn, time: '10:00', seconds: seconds++ },
        {
          type: 'AddAgendaItem',
          itemId: itemId(desk, number),
          parentId: above === null ? null : itemId(desk, above),
          title,
          purpose,
          leads: leads.map((lead) => roleOf(desk, lead)),
          minutesAllotted: minutes,
          restrictedBecause,
        },
      );
      expectOrSubmit(desk, item, number, { date: builtOn, time: '10:30', seconds });
      add(subItems, number);
    }
  };
  add(meeting.agenda, null);
  if (meeting.stage === 'scheduled') return;
  say('publish', { date: publishedOn, time: '11:00' }, { type: 'PublishAgenda', publishedOn });
};

export const itemId = ({ id }: Desk, number: string): string => idOf(id, 'item', number);

export const roleOf = ({ register, meeting }: Desk, [role, agencyId]: Role): RoleOfAgency => ({
  role,
  agency: agencyId === null ? null : register.agency(agencyId, meeting.date),
});

/** The sitting, one command a minute: who is there, what is agreed and gone through of earlier meetings, then item by item. */
const hold = (desk: Desk, give: Give): void => {
  const { meeting, papers } = desk;
  let seconds = 0;
  const now = (): When => ({ date: meeting.date, time: meeting.startsAt, seconds: secondsBetween * seconds++ });
  desk.say('open', now(), { type: 'OpenMeeting' });
  if (meeting.attendance) desk.say('attendance', now(), attendanceOf(desk, meeting.attendance));
  for (const agreement of meeting.agrees ?? []) agree(desk, agreement, now(), give);
  for (const review of meeting.reviews ?? []) {
    const { action, outcome, response = null, dueInDays } = review;
    const closed = desk.register.closedBefore(action, meeting.date) && outcome !== 'carried-forward';
    desk.say(`review/${action}`, now(), {
      type: 'ReviewActionPoint',
      actionPointId: idOf(papers.slug, 'action', action),
      underReview: { reference: desk.register.referenceOf(action), closed },
      outcome,
      response,
      ...datesOf(desk, dueInDays),
    });
  }
  minute(desk, meeting.agenda, null, now);
  const closedAt = meeting.closedAt ?? meeting.endsAt;
  desk.say('close', { date: meeting.date, time: closedAt }, { type: 'CloseMeeting', closedAt });
};

const datesOf = ({ meeting, register }: Desk, dueInDays: number | undefined) => ({
  dueOn: dueInDays === undefined ? null : addDays(meeting.date, dueInDays),
  nextMeetingOn: register.nextMeetingOn(meeting.group, meeting.date),
});

const attendanceOf = (desk: Desk, { apologies, ...present }: AttendancePaper): MeetingCommand => {
  const someone =
    (capacity: Capacity) =>
    (role: Role): SomeoneThere => ({ ...roleOf(desk, role), capacity, deputyFor: null });
  const list = ({ board = [], members = [], others = [] }: Partial<Omit<AttendancePaper, 'public' | 'apologies'>>) => [
    ...board.map(someone('board')),
    ...members.map(someone('member')),
    ...others.map(someone('other')),
  ];
  return {
    type: 'RecordAttendance',
    present: list(present).map((someone) => ({ ...someone, fromItemId: null, untilItemId: null })),
    apologies: list(apologies ?? {}),
    absent: [],
    publicCount: present.public,
  };
};

const agree = (
  { papers, meeting: at, id }: Desk,
  { meeting: key, alterations = [] }: NonNullable<MeetingPaper['agrees']>[number],
  when: When,
  give: Give,
): void => {
  const earlier = meetingId(papers, key);
  give(`meeting/${key}/agree`, when, 'meetings', meeting, earlier, {
    type: 'AgreeMinutes',
    atMeetingId: id,
    at: {
      meetingId: id,
      groupId: groupId(papers, at.group),
      date: at.date,
      startsAt: at.startsAt,
      status: 'open',
    },
    alterations: alterations.map(({ paragraph, text }) => ({
      paragraphId: idOf(earlier, 'paragraph', paragraph),
      text,
    })),
  });
};

const minute = (desk: Desk, items: readonly ItemPaper[], above: string | null, now: () => When): void => {
  for (const [index, { said = [], subItems = [] }] of items.entries()) {
    const item = above === null ? String(index + 1) : `${above}.${index + 1}`;
    for (const [place, paragraph] of said.entries()) {
      // Under this name whatever its number: where numbers run on, they depend on what other meetings used.
      const name = `${item}.${place + 1}`;
      const { text, ...rest } = typeof paragraph === 'string' ? { text: paragraph } : paragraph;
      const paragraphId = idOf(desk.id, 'paragraph', name);
      const runningFrom = desk.register.runningFrom(desk.meeting.key);
      const add = { type: 'AddMinute', paragraphId, itemId: itemId(desk, item), text, runningFrom } as const;
      desk.say(`paragraph/${name}`, now(), add);
      follow(desk, name, paragraphId, rest, now);
    }
    minute(desk, subItems, item, now);
  }
};

/** What a paragraph decides or starts. */
const follow = (
  desk: Desk,
  name: string,
  paragraphId: string,
  { decided, action }: Omit<SaidPaper, 'text'>,
  now: () => When,
): void => {
  if (decided) {
    const { verb, subject, caveat = null } = decided;
    const decisionId = idOf(desk.id, 'decision', name);
    const nothingMore = { recommendation: null, votes: null, ...setOffBy(desk.papers, decided) };
    const decision = { decisionId, paragraphId, verb, subject, caveat, ...nothingMore };
    desk.say(`decision/${name}`, now(), { type: 'RecordDecision', ...decision });
  }
  if (!action) return;
  const { key, text, owners, dueInDays } = action;
  desk.say(`action/${key}`, now(), {
    type: 'MinuteActionPoint',
    actionPointId: idOf(desk.papers.slug, 'action', key),
    paragraphId,
    text,
    owners: owners.map((owner) => roleOf(desk, owner)),
    ...datesOf(desk, dueInDays),
    firstFreeNumber: desk.register.firstFreeNumber(desk.meeting.key),
  });
};
