export { meetingEvents, type MeetingEvent } from './meeting.events.ts';
export type {
  ActionReferences,
  Participant,
  Capacity,
  DecisionVerb,
  Lead,
  MinuteNumbering,
  Owner,
  Purpose,
  ReviewOutcome,
} from './vocabulary.ts';
export { meetingsPublished, meetingsUpcasts } from './contract.ts';
