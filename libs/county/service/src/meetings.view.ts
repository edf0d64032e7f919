import type { LocalDate, LocalTime } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { view } from '@csp/platform-runtime';

export type CountyStage = 'SCHEDULED' | 'AGENDA_PUBLISHED' | 'OPEN' | 'MINUTES_DRAFT' | 'MINUTES_CIRCULATED';

export interface CountyMeeting {
  readonly meetingId: string;
  readonly groupName: string;
  readonly date: LocalDate;
  readonly startsAt: LocalTime;
  readonly stage: CountyStage;
}

export interface MeetingsRow {
  readonly slug: string;
  /** Those whose minutes are not yet agreed, from the earliest on: a meeting leaves when it is done with or cancelled. */
  readonly meetings: readonly CountyMeeting[];
  readonly changedAt: string;
}

const inOrder = (meetings: readonly CountyMeeting[]): CountyMeeting[] =>
  [...meetings].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
const orderOf = ({ date, startsAt, meetingId }: CountyMeeting): string => `${date} ${startsAt} ${meetingId}`;

const stageAfter: Readonly<Record<string, CountyStage>> = {
  'AgendaPublished.v1': 'AGENDA_PUBLISHED',
  'MeetingOpened.v1': 'OPEN',
  'MeetingClosed.v1': 'MINUTES_DRAFT',
  'MinutesCirculated.v1': 'MINUTES_CIRCULATED',
  'MinutesRecalled.v1': 'MINUTES_DRAFT',
};

const others = [
  'MeetingScheduled.v1',
  'MeetingRescheduled.v1',
  'MeetingCancelled.v1',
  'MinutesAgreed.v1',
] as const satisfies readonly MeetingEvent['type'][];

const after = (meetings: readonly CountyMeeting[], event: MeetingEvent): readonly CountyMeeting[] => {
  const { meetingId } = event.data;
  const change = (changes: Partial<CountyMeeting>) =>
    meetings.map((meeting) => (meeting.meetingId === meetingId ? { ...meeting, ...changes } : meeting));
  switch (event.type) {
    case 'MeetingScheduled.v1': {
      const { title: groupName, date, startsAt } = event.data;
      return [...meetings, { meetingId, groupName, date, startsAt, stage: 'SCHEDULED' }];
    }
    case 'MeetingRescheduled.v1':
      return change({ date: event.data.date, startsAt: event.data.startsAt });
    case 'MeetingCancelled.v1':
    case 'MinutesAgreed.v1':
      return meetings.filter((meeting) => meeting.meetingId !== meetingId);
    default: {
      const stage = stageAfter[event.type];
      return stage ? change({ stage }) : meetings;
    }
  }
};

/** One row per partnership with its meetings that are not done with; how many there are doesn't grow with the years. */
export const countyMeetings = view<MeetingsRow, MeetingEvent>()({
  name: 'meetings',
  version: 1,
  source: 'meetings',
  across: 'county',
  keys: ({ event, tenant }) =>
    event.type in stageAfter || (others as readonly string[]).includes(event.type) ? [tenant] : [],
  fold: (row, { event, tenant, at }) => ({
    slug: tenant,
    meetings: inOrder(after(row?.meetings ?? [], event)),
    changedAt: at,
  }),
  indexes: {},
});
