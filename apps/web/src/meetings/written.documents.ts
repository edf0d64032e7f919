import { graphql } from '../graph/graphql.ts';

export const leadParts = graphql(`
  fragment LeadParts on Lead {
    role
    agencyId
    agencyName
  }
`);

/** What was written down of a meeting. */
export const writtenParts = graphql(
  `
    fragment WrittenParts on Meeting {
      declarations {
        id
        itemId
        item
        role
        agencyName
        kind
        nature
        conduct
      }
      minutes {
        id
        number
        itemId
        text
        before
      }
      decisions {
        id
        paragraphId
        paragraph
        verb
        subject
        caveat
        recommendation
        votes {
          for
          against
          abstained
        }
        setsOff {
          kind
          groupId
          name
          groupKind
          text
          reviewOn
          recommendationId
          inEffect
        }
      }
      keyMessages
      comments {
        id
        paragraphId
        agencyName
        text
        on
      }
      actionPoints {
        actionPointId
        reference
        paragraph
        text
        owners {
          ...LeadParts
        }
        dueOn
      }
      review {
        actionPointId
        reference
        text
        owners {
          ...LeadParts
        }
        status
        response
        dueOn
        outcome
        outcomeResponse
      }
      agreed {
        atMeetingId
        on
        asCorrectRecord
        alterations {
          paragraph
          before
          after
        }
        corrections {
          id
          paragraph
          text
          on
        }
      }
    }
  `,
  [leadParts],
);
