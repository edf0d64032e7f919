import type { ResultOf } from 'gql.tada';
import { graphql } from '../graph/graphql.ts';

export const homeQuery = graphql(`
  query Home {
    nextMeeting {
      id
      title
      date
      startsAt
      endsAt
      place
      stage
      agenda {
        id
      }
      timing {
        message
      }
      notice {
        late
        message
      }
      review {
        actionPointId
      }
    }
    recent: meetings(first: 5) {
      nodes {
        id
        title
        date
        startsAt
        place
        stage
        minutesStatus
      }
    }
    waiting: meetings(filter: { minutesNotAgreed: true }, first: 20) {
      nodes {
        id
        title
        date
        stage
        minutesStatus
      }
    }
    overdue: actionPoints(filter: { overdue: true }, first: 1) {
      total
    }
    declined: actionPoints(filter: { declined: true }, first: 1) {
      total
    }
    silent: actionPoints(filter: { silent: true }, first: 1) {
      total
    }
    open: actionPoints(filter: { open: true }, first: 1) {
      total
    }
  }
`);

export type Home = ResultOf<typeof homeQuery>;
