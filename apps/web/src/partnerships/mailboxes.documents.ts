import { graphql } from '../graph/graphql.ts';

export const mailboxesQuery = graphql(`
  query Mailboxes {
    mailboxes {
      sending
      nodes {
        agency {
          id
        }
        address
        lastSentOn
        givenUpOn
      }
    }
  }
`);

const answer = graphql(`
  fragment MailboxAnswer on MailboxResult {
    __typename
    ... on Mailbox {
      address
    }
    ... on Refusal {
      code
      message
    }
  }
`);

export const setMailbox = graphql(
  `
    mutation SetMailbox($input: SetMailboxInput!) {
      result: setMailbox(input: $input) {
        ...MailboxAnswer
      }
    }
  `,
  [answer],
);

export const removeMailbox = graphql(
  `
    mutation RemoveMailbox($input: RemoveMailboxInput!) {
      result: removeMailbox(input: $input) {
        ...MailboxAnswer
      }
    }
  `,
  [answer],
);
