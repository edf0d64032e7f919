import type { MeetingEvent } from '@csp/meetings-contract';
import type { LaterMeeting } from './meeting.agreement.ts';
import type { ScheduleMeeting } from './meeting.calendar.ts';
import type { RecordDecision } from './meeting.decisions.ts';
import type { ListedAgency } from './texts.ts';

// What specs begin with: one meeting on 6 October 2020, step by step.

const meetingId = 'm1';

export const police: ListedAgency = { agencyId: 'police', name: 'Cambridgeshire Constabulary', until: null };
export const county: ListedAgency = { agencyId: 'county', name: 'Cambridgeshire County Council', until: null };
export const unlisted: ListedAgency = { agencyId: 'nobody', name: null, until: null };
export const gone: ListedAgency = { agencyId: 'probation', name: 'BeNCH CRC', until: '2020-10-05' };

export const schedule: ScheduleMeeting = {
  type: 'ScheduleMeeting',
  meetingId,
  group: { groupId: 'board', name: 'Board', disbandedOn: null },
  habits: {
    noticeWorkingDays: 5,
    quorumAgencies: 2,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'month-and-number',
  },
  date: '2020-10-06',
  startsAt: '10:00',
  endsAt: '11:50',
  place: 'The Guildhall',
  series: null,
};

export const scheduledWith = (habits: Partial<NonNullable<ScheduleMeeting['habits']>>): MeetingEvent => ({
  type: 'MeetingScheduled.v1',
  data: {
    meetingId,
    groupId: 'board',
    title: 'Board',
    date: '2020-10-06',
    startsAt: '10:00',
    endsAt: '11:50',
    place: 'The Guildhall',
    noticeWorkingDays: 5,
    quorumAgencies: 2,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'month-and-number',
    ...habits,
  },
});
export const scheduled = scheduledWith({});

export const cancelled: MeetingEvent = { type: 'MeetingCancelled.v1', data: { meetingId, reason: 'No quorum' } };

export const item = (
  itemId: string,
  facts: { readonly under?: string; readonly title?: string; readonly restrictedBecause?: string } = {},
): MeetingEvent => ({
  type: 'AgendaItemAdded.v1',
  data: {
    meetingId,
    itemId,
    parentId: facts.under ?? null,
    title: facts.title ?? 'Welcome',
    purpose: null,
    leads: [],
    minutesAllotted: null,
    restrictedBecause: facts.restrictedBecause ?? null,
  },
});

/** 1 i1; 2 i2 with 2.1 i21 and 2.2 i22; 3 i3, restricted. */
export const agenda: readonly MeetingEvent[] = [
  item('i1'),
  item('i2', { title: 'Updates' }),
  item('i21', { under: 'i2', title: 'Young people' }),
  item('i22', { under: 'i2', title: 'Communities' }),
  item('i3', { title: 'Review', restrictedBecause: 'Names a victim' }),
];

export const published: MeetingEvent = {
  type: 'AgendaPublished.v1',
  data: { meetingId, publishedOn: '2020-09-28', clearWorkingDays: 5, required: 5, late: false },
};
export const opened: MeetingEvent = { type: 'MeetingOpened.v1', data: { meetingId } };
export const open: readonly MeetingEvent[] = [scheduled, ...agenda, published, opened];

/** There from the beginning to the end. */
export const throughout = { fromItemId: null, untilItemId: null } as const;

export const attended: MeetingEvent = {
  type: 'AttendanceRecorded.v2',
  data: {
    meetingId,
    present: [
      { role: 'Chair', agencyId: 'county', agencyName: county.name, capacity: 'board', deputyFor: null, ...throughout },
      {
        role: 'Chief Inspector',
        agencyId: 'police',
        agencyName: police.name,
        capacity: 'board',
        deputyFor: null,
        ...throughout,
      },
    ],
    apologies: [],
    absent: [],
    publicCount: 1,
  },
};

export const minute = (paragraphId: string, itemId: string, number: string, text = 'Said'): MeetingEvent => ({
  type: 'MinuteAdded.v1',
  data: { meetingId, paragraphId, itemId, number, text },
});

/** Of a decision that sets nothing off, taken without a vote. */
const nothingMore = { caveat: null, recommendation: null, votes: null, setsOff: null } as const;

export const decided: MeetingEvent = {
  type: 'DecisionRecorded.v2',
  data: { meetingId, decisionId: 'd1', paragraphId: 'p1', verb: 'agreed', subject: 'The plan', ...nothingMore },
};

export const decide = (words: Partial<RecordDecision> = {}): RecordDecision => ({
  type: 'RecordDecision',
  decisionId: 'd1',
  paragraphId: 'p1',
  verb: 'agreed',
  subject: 'The plan',
  ...nothingMore,
  group: null,
  ...words,
});

export const minuted: MeetingEvent = {
  type: 'ActionPointMinuted.v1',
  data: {
    meetingId,
    actionPointId: 'a1',
    reference: '10/01',
    paragraphId: 'p1',
    paragraph: '1.1',
    text: 'Tell the county',
    owners: [{ agencyId: 'police', role: 'Officer' }],
    ownerAgencyNames: ['Cambridgeshire Constabulary'],
    dueOn: '2021-02-09',
    raisedOn: '2020-10-06',
    restricted: false,
  },
};

export const closed: MeetingEvent = { type: 'MeetingClosed.v1', data: { meetingId, closedAt: '11:45' } };
export const circulated: MeetingEvent = {
  type: 'MinutesCirculated.v1',
  data: { meetingId, circulatedOn: '2020-10-20' },
};

/** With paragraphs p1 (1.1), p2 (2.1.1) and p3 (3.1, restricted). */
export const draft: readonly MeetingEvent[] = [
  ...open,
  attended,
  minute('p1', 'i1', '1.1'),
  minute('p2', 'i21', '2.1.1'),
  minute('p3', 'i3', '3.1', 'A name'),
];
export const sentRound: readonly MeetingEvent[] = [...draft, closed, circulated];

export const later: LaterMeeting = {
  meetingId: 'm2',
  groupId: 'board',
  date: '2021-02-09',
  startsAt: '10:00',
  status: 'open',
};
export const agreed: MeetingEvent = {
  type: 'MinutesAgreed.v1',
  data: { meetingId, atMeetingId: 'm2', agreedOn: '2021-02-09', alterations: 0 },
};
