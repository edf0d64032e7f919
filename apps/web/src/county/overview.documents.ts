import type { ResultOf } from 'gql.tada';
import { graphql } from '../graph/graphql.ts';

const overviewParts = graphql(`
  fragment OverviewParts on PartnershipOverview {
    slug
    name
    open
    overdue
    closed
    nextMeeting {
      meetingId
      groupName
      date
      startsAt
      stage
    }
    minutesNotAgreed {
      meetingId
      groupName
      date
      startsAt
      stage
    }
    changedAt
  }
`);

export const overviewQuery = graphql(
  `
    query CountyOverview {
      countyOverview {
        ...OverviewParts
      }
    }
  `,
  [overviewParts],
);

export const overviewSubscription = graphql(
  `
    subscription CountyOverviewChanged {
      countyOverviewChanged {
        ...OverviewParts
      }
    }
  `,
  [overviewParts],
);

export type Overview = ResultOf<typeof overviewParts>;
