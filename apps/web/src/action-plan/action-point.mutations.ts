import { actionPointAnswer } from './action-point.documents.ts';
import { graphql } from '../graph/graphql.ts';

export const updateActionPoint = graphql(
  `
    mutation UpdateActionPoint($input: UpdateActionPointInput!) {
      result: updateActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);

export const answerActionPoint = graphql(
  `
    mutation AnswerActionPoint($input: AnswerActionPointInput!) {
      result: answerActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);

export const closeActionPoint = graphql(
  `
    mutation CloseActionPoint($input: CloseActionPointInput!) {
      result: closeActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);

export const reopenActionPoint = graphql(
  `
    mutation ReopenActionPoint($input: ReopenActionPointInput!) {
      result: reopenActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);

export const carryForwardActionPoint = graphql(
  `
    mutation CarryForwardActionPoint($input: CarryForwardActionPointInput!) {
      result: carryForwardActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);

export const reassignActionPoint = graphql(
  `
    mutation ReassignActionPoint($input: ReassignActionPointInput!) {
      result: reassignActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);

export const withdrawActionPoint = graphql(
  `
    mutation WithdrawActionPoint($input: WithdrawActionPointInput!) {
      result: withdrawActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);

export const changeActionPointDueDate = graphql(
  `
    mutation ChangeActionPointDueDate($input: ChangeActionPointDueDateInput!) {
      result: changeActionPointDueDate(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [actionPointAnswer],
);
