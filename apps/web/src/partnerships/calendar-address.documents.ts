import { graphql } from '../graph/graphql.ts';

export const calendarAddressQuery = graphql(`
  query CalendarAddress {
    calendarAddress {
      madeOn
    }
  }
`);

const answer = graphql(`
  fragment CalendarAddressAnswer on CalendarAddressResult {
    __typename
    ... on CalendarAddress {
      madeOn
      path
    }
    ... on Refusal {
      code
      message
    }
  }
`);

export const makeCalendarAddress = graphql(
  `
    mutation MakeCalendarAddress($input: MakeCalendarAddressInput!) {
      result: makeCalendarAddress(input: $input) {
        ...CalendarAddressAnswer
      }
    }
  `,
  [answer],
);

export const revokeCalendarAddress = graphql(
  `
    mutation RevokeCalendarAddress($input: RevokeCalendarAddressInput!) {
      result: revokeCalendarAddress(input: $input) {
        ...CalendarAddressAnswer
      }
    }
  `,
  [answer],
);
