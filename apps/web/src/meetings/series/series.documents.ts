import type { ResultOf } from 'gql.tada';
import { graphql } from '../../graph/graphql.ts';
import { itemParts } from '../meeting.documents.ts';

const habitParts = graphql(`
  fragment HabitParts on MeetingSeries {
    id
    version
    name
    group {
      id
    }
    rhythm {
      everyMonths
      week
      weekday
    }
    rhythmInWords
    startsAt
    endsAt
    place
    endedOn
  }
`);

/** All that the page of a series shows, and what every change of it answers with. */
const seriesWhole = graphql(
  `
    fragment SeriesWhole on MeetingSeries {
      ...HabitParts
      items {
        ...ItemParts
        subItems {
          ...ItemParts
        }
      }
      timing {
        message
      }
      meetings(first: 20) {
        id
        title
        date
        startsAt
        place
        stage
        minutesStatus
      }
    }
  `,
  [habitParts, itemParts],
);

export type Series = ResultOf<typeof seriesWhole>;
export type Habits = ResultOf<typeof habitParts>;

export const allSeriesQuery = graphql(
  `
    query AllMeetingSeries {
      allMeetingSeries {
        ...HabitParts
        meetings(first: 1) {
          id
          date
        }
      }
    }
  `,
  [habitParts],
);

export const seriesQuery = graphql(
  `
    query MeetingSeries($id: ID!) {
      meetingSeries(id: $id) {
        ...SeriesWhole
      }
    }
  `,
  [seriesWhole],
);

export const nextDaysQuery = graphql(`
  query NextDays($id: ID!, $first: Int!, $from: LocalDate) {
    meetingSeries(id: $id) {
      id
      nextDays(first: $first, from: $from) {
        date
        insteadOf
      }
    }
  }
`);

export const placeInSeriesQuery = graphql(`
  query PlaceInSeries($id: ID!) {
    meeting(id: $id) {
      id
      series {
        series {
          id
          name
        }
        previous {
          meetingId
          date
        }
        next {
          meetingId
          date
        }
      }
    }
  }
`);

const answer = graphql(
  `
    fragment SeriesAnswer on MeetingSeriesResult {
      __typename
      ... on MeetingSeries {
        ...SeriesWhole
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [seriesWhole],
);

export const startSeries = graphql(
  `
    mutation StartMeetingSeries($input: StartMeetingSeriesInput!) {
      result: startMeetingSeries(input: $input) {
        ...SeriesAnswer
      }
    }
  `,
  [answer],
);

export const changeSeries = graphql(
  `
    mutation ChangeMeetingSeries($input: ChangeMeetingSeriesInput!) {
      result: changeMeetingSeries(input: $input) {
        ...SeriesAnswer
      }
    }
  `,
  [answer],
);

export const endSeries = graphql(
  `
    mutation EndMeetingSeries($input: MeetingSeriesInput!) {
      result: endMeetingSeries(input: $input) {
        ...SeriesAnswer
      }
    }
  `,
  [answer],
);

export const addStandingItem = graphql(
  `
    mutation AddStandingItem($input: AddStandingItemInput!) {
      result: addStandingItem(input: $input) {
        ...SeriesAnswer
      }
    }
  `,
  [answer],
);

export const changeStandingItem = graphql(
  `
    mutation ChangeStandingItem($input: ChangeStandingItemInput!) {
      result: changeStandingItem(input: $input) {
        ...SeriesAnswer
      }
    }
  `,
  [answer],
);

export const moveStandingItem = graphql(
  `
    mutation MoveStandingItem($input: MoveStandingItemInput!) {
      result: moveStandingItem(input: $input) {
        ...SeriesAnswer
      }
    }
  `,
  [answer],
);

export const removeStandingItem = graphql(
  `
    mutation RemoveStandingItem($input: RemoveStandingItemInput!) {
      result: removeStandingItem(input: $input) {
        ...SeriesAnswer
      }
    }
  `,
  [answer],
);

export const scheduleFromSeries = graphql(`
  mutation ScheduleFromSeries($input: ScheduleFromSeriesInput!) {
    result: scheduleFromSeries(input: $input) {
      __typename
      ... on ScheduledMeetings {
        meetings {
          id
          date
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
