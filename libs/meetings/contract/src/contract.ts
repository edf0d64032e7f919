import type { Upcasts } from '@csp/kernel';

/**
 * What other contexts may see: dates, stages and action points, each with all that a reader needs who has nothing but these.
 * Agenda, minutes, decisions and attendance stay here; restricted items would leave with them.
 */
export const meetingsPublished: readonly string[] = [
  'MeetingScheduled.v1',
  'MeetingRescheduled.v1',
  'MeetingCancelled.v1',
  'AgendaPublished.v1',
  'MeetingOpened.v1',
  'ActionPointMinuted.v1',
  'ActionPointReviewed.v1',
  'MeetingClosed.v1',
  'MinutesCirculated.v1',
  'MinutesRecalled.v1',
  'MinutesAgreed.v1',
];

/** From each superseded event type to its successor. */
export const meetingsUpcasts: Upcasts = {};
