import type { ResultOf } from 'gql.tada';
import { graphql } from '../graph/graphql.ts';
import { leadParts, writtenParts } from './written.documents.ts';

export const itemParts = graphql(
  `
    fragment ItemParts on AgendaItem {
      id
      number
      title
      purpose
      leads {
        ...LeadParts
      }
      minutesAllotted
      restricted
      restrictedBecause
    }
  `,
  [leadParts],
);

const attendeeParts = graphql(`
  fragment AttendeeParts on Attendee {
    role
    agencyId
    agencyName
    capacity
    deputyFor
    fromItemId
    untilItemId
    stay
  }
`);

const attendanceParts = graphql(
  `
    fragment AttendanceParts on Attendance {
      recorded
      present {
        ...AttendeeParts
      }
      apologies {
        ...AttendeeParts
      }
      absent {
        ...AttendeeParts
      }
      publicCount
    }
  `,
  [attendeeParts],
);

/** All of one meeting: what every page of it shows, and what every change of it answers with. */
export const meetingWhole = graphql(
  `
    fragment MeetingWhole on Meeting {
      id
      version
      group {
        id
      }
      title
      date
      startsAt
      endsAt
      place
      stage
      cancelledBecause
      importedOn
      changesOfDate {
        from
        to
        reason
      }
      agenda {
        ...ItemParts
        subItems {
          ...ItemParts
        }
      }
      timing {
        allotted
        available
        message
      }
      notice {
        required
        given
        late
        publishBy
        publishedAt
        message
      }
      attendance {
        ...AttendanceParts
      }
      quorum {
        required
        present
        met
        notMetFor
      }
      minutesStatus
      closedAt
      publicPath
      ...WrittenParts
    }
  `,
  [itemParts, attendanceParts, writtenParts],
);

export type Meeting = ResultOf<typeof meetingWhole>;
export type TopItem = Meeting['agenda'][number];
export type AgendaItem = ResultOf<typeof itemParts>;
export type Lead = ResultOf<typeof leadParts>;
export type Attendance = ResultOf<typeof attendanceParts>;
export type Present = Attendance['present'][number];
export type MinuteParagraph = Meeting['minutes'][number];
export type Declaration = Meeting['declarations'][number];
export type Decision = Meeting['decisions'][number];
export type MinutedActionPoint = Meeting['actionPoints'][number];
export type ReviewRow = Meeting['review'][number];

export const meetingQuery = graphql(
  `
    query Meeting($id: ID!) {
      meeting(id: $id) {
        ...MeetingWhole
      }
    }
  `,
  [meetingWhole],
);

export const meetingSubscription = graphql(
  `
    subscription MeetingChanged($id: ID!) {
      meetingChanged(id: $id) {
        ...MeetingWhole
      }
    }
  `,
  [meetingWhole],
);

/** Other meetings of the same group: to start an agenda or a list from, and to agree minutes at. */
export const groupMeetingsQuery = graphql(
  `
    query GroupMeetings($groupId: ID!) {
      meetings(filter: { groupId: $groupId }, first: 20) {
        nodes {
          id
          title
          date
          startsAt
          stage
          agenda {
            ...ItemParts
            subItems {
              ...ItemParts
            }
          }
          attendance {
            ...AttendanceParts
          }
        }
      }
    }
  `,
  [itemParts, attendanceParts],
);

export type GroupMeeting = NonNullable<ResultOf<typeof groupMeetingsQuery>['meetings']>['nodes'][number];
