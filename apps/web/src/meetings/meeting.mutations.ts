import { graphql } from '../graph/graphql.ts';
import { meetingWhole } from './meeting.documents.ts';

const answer = graphql(
  `
    fragment MeetingAnswer on MeetingResult {
      __typename
      ... on Meeting {
        ...MeetingWhole
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [meetingWhole],
);

export const scheduleMeeting = graphql(
  `
    mutation ScheduleMeeting($input: ScheduleMeetingInput!) {
      result: scheduleMeeting(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const rescheduleMeeting = graphql(
  `
    mutation RescheduleMeeting($input: RescheduleMeetingInput!) {
      result: rescheduleMeeting(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const cancelMeeting = graphql(
  `
    mutation CancelMeeting($input: CancelMeetingInput!) {
      result: cancelMeeting(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const addAgendaItem = graphql(
  `
    mutation AddAgendaItem($input: AddAgendaItemInput!) {
      result: addAgendaItem(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const changeAgendaItem = graphql(
  `
    mutation ChangeAgendaItem($input: ChangeAgendaItemInput!) {
      result: changeAgendaItem(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const moveAgendaItem = graphql(
  `
    mutation MoveAgendaItem($input: MoveAgendaItemInput!) {
      result: moveAgendaItem(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const removeAgendaItem = graphql(
  `
    mutation RemoveAgendaItem($input: RemoveAgendaItemInput!) {
      result: removeAgendaItem(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const publishAgenda = graphql(
  `
    mutation PublishAgenda($input: MeetingInput!) {
      result: publishAgenda(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const openMeeting = graphql(
  `
    mutation OpenMeeting($input: MeetingInput!) {
      result: openMeeting(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const recordAttendance = graphql(
  `
    mutation RecordAttendance($input: RecordAttendanceInput!) {
      result: recordAttendance(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const addMinute = graphql(
  `
    mutation AddMinute($input: AddMinuteInput!) {
      result: addMinute(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const reviseMinute = graphql(
  `
    mutation ReviseMinute($input: ReviseMinuteInput!) {
      result: reviseMinute(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const removeMinute = graphql(
  `
    mutation RemoveMinute($input: RemoveMinuteInput!) {
      result: removeMinute(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const recordDecision = graphql(
  `
    mutation RecordDecision($input: RecordDecisionInput!) {
      result: recordDecision(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const minuteActionPoint = graphql(
  `
    mutation MinuteActionPoint($input: MinuteActionPointInput!) {
      result: minuteActionPoint(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const reviewActionPoint = graphql(
  `
    mutation ReviewActionPoint($input: ReviewActionPointInput!) {
      result: reviewActionPoint(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const closeMeeting = graphql(
  `
    mutation CloseMeeting($input: CloseMeetingInput!) {
      result: closeMeeting(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const circulateMinutes = graphql(
  `
    mutation CirculateMinutes($input: MeetingInput!) {
      result: circulateMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const recallMinutes = graphql(
  `
    mutation RecallMinutes($input: RecallMinutesInput!) {
      result: recallMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const agreeMinutes = graphql(
  `
    mutation AgreeMinutes($input: AgreeMinutesInput!) {
      result: agreeMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);

/** Every change of an existing meeting, by the name it has in the graph. */
export const meetingMutations = {
  rescheduleMeeting,
  cancelMeeting,
  addAgendaItem,
  changeAgendaItem,
  moveAgendaItem,
  removeAgendaItem,
  publishAgenda,
  openMeeting,
  recordAttendance,
  addMinute,
  reviseMinute,
  removeMinute,
  recordDecision,
  minuteActionPoint,
  reviewActionPoint,
  closeMeeting,
  circulateMinutes,
  recallMinutes,
  agreeMinutes,
};
