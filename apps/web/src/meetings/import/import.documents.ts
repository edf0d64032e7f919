import type { ResultOf } from 'gql.tada';
import { graphql } from '../../graph/graphql.ts';
import { meetingWhole } from '../meeting.documents.ts';

export const checkMeetingFile = graphql(
  `
    query CheckMeetingFile($file: MeetingFileInput!) {
      checkMeetingFile(file: $file) {
        checked
        meetings
        importedAs
        meeting {
          ...MeetingWhole
        }
        faults {
          place
          code
          message
          detail
        }
        warnings {
          place
          code
          message
          detail
        }
      }
    }
  `,
  [meetingWhole],
);

export type FileCheck = NonNullable<ResultOf<typeof checkMeetingFile>['checkMeetingFile']>;
export type FileFinding = FileCheck['faults'][number];

export const importMeeting = graphql(`
  mutation ImportMeeting($input: ImportMeetingInput!) {
    result: importMeeting(input: $input) {
      __typename
      ... on Meeting {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
