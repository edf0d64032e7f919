import { graphql } from '../graph/graphql.ts';
import { answer } from './meeting-answer.ts';
import { minutesMutations } from './minutes.mutations.ts';

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
const declareInterest = graphql(
  `
    mutation DeclareInterest($input: DeclareInterestInput!) {
      result: declareInterest(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const withdrawDeclaration = graphql(
  `
    mutation WithdrawDeclaration($input: WithdrawDeclarationInput!) {
      result: withdrawDeclaration(input: $input) {
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
  declareInterest,
  withdrawDeclaration,
  ...minutesMutations,
};
