import type { Upcasts } from '@csp/kernel';
import type { z } from 'zod';
import type { MeetingEvent, supersededMeetingEvents } from './meeting.events.ts';

type Superseded = {
  [Type in keyof typeof supersededMeetingEvents]: z.infer<(typeof supersededMeetingEvents)[Type]>;
};

/**
 * What other contexts may see: dates, stages, action points and what decisions set off, each with all that a reader needs who has
 * nothing but these. Agenda, minutes, decisions and attendance stay here; restricted items would leave with them.
 */
export const meetingsPublished: readonly string[] = [
  'MeetingScheduled.v1',
  'MeetingRescheduled.v1',
  'MeetingCancelled.v1',
  'AgendaPublished.v1',
  'MeetingOpened.v1',
  'ActionPointMinuted.v1',
  'MinutedActionPointWithdrawn.v1',
  'ActionPointReviewed.v1',
  'MeetingClosed.v1',
  'MinutesCirculated.v1',
  'DecisionTookEffect.v1',
  'MinutesRecalled.v1',
  'MinutesAgreed.v1',
];

/** From each superseded event type to its successor. */
export const meetingsUpcasts = {
  'AttendanceRecorded.v1': ({ present, ...others }: Superseded['AttendanceRecorded.v1']): MeetingEvent => ({
    type: 'AttendanceRecorded.v2',
    data: {
      ...others,
      present: present.map((someone) => ({ ...someone, fromItemId: null, untilItemId: null })),
      absent: [],
    },
  }),
  'DecisionRecorded.v1': (decision: Superseded['DecisionRecorded.v1']): MeetingEvent => ({
    type: 'DecisionRecorded.v2',
    data: { ...decision, recommendation: null, votes: null, setsOff: null },
  }),
} satisfies Upcasts;
