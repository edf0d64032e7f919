import type { ResultOf } from 'gql.tada';
import { graphql } from '../../graph/graphql.ts';

const versionParts = graphql(`
  fragment ReportVersionParts on ReportVersion {
    number
    subject
    purpose
    sections {
      heading
      text
    }
    recommendations
    contact
    marking
    restricted
    restrictedBecause
    whatChanged
    submittedOn
    late
    lateBecause
  }
`);

const reportParts = graphql(
  `
    fragment ReportParts on Report {
      id
      version
      itemId
      item
      status
      author {
        role
        agencyId
        agencyName
      }
      current {
        ...ReportVersionParts
      }
      versions {
        ...ReportVersionParts
      }
      files {
        digest
        name
        mediaType
        sizeBytes
        version
      }
      mayChange
      withdrawnBecause
    }
  `,
  [versionParts],
);

export const reportsQuery = graphql(
  `
    query MeetingReports($id: ID!) {
      meeting(id: $id) {
        reportsDueBy
        reports {
          ...ReportParts
        }
      }
    }
  `,
  [reportParts],
);

const answer = graphql(
  `
    fragment ReportAnswer on ReportResult {
      __typename
      ... on Report {
        ...ReportParts
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [reportParts],
);

export const expectReport = graphql(
  `
    mutation ExpectReport($input: ExpectReportInput!) {
      result: expectReport(input: $input) {
        ...ReportAnswer
      }
    }
  `,
  [answer],
);
export const submitReport = graphql(
  `
    mutation SubmitReport($input: SubmitReportInput!) {
      result: submitReport(input: $input) {
        ...ReportAnswer
      }
    }
  `,
  [answer],
);
export const reviseReport = graphql(
  `
    mutation ReviseReport($input: ReviseReportInput!) {
      result: reviseReport(input: $input) {
        ...ReportAnswer
      }
    }
  `,
  [answer],
);
export const withdrawReport = graphql(
  `
    mutation WithdrawReport($input: WithdrawReportInput!) {
      result: withdrawReport(input: $input) {
        ...ReportAnswer
      }
    }
  `,
  [answer],
);

export const removeReportFile = graphql(
  `
    mutation RemoveReportFile($input: RemoveReportFileInput!) {
      result: removeReportFile(input: $input) {
        ...ReportAnswer
      }
    }
  `,
  [answer],
);

/** What people call a paper. */
export type Report = ResultOf<typeof reportParts>;
export type ReportFile = Report['files'][number];
export type ReportVersion = ResultOf<typeof versionParts>;
