import { graphql } from '../graph/graphql.ts';
import { meetingWhole } from './meeting.documents.ts';

/** What every change of a meeting answers with. */
export const answer = graphql(
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
