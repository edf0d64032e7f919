import { noticeOf } from '@csp/meetings-domain';
import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { publishedFields } from '../published/published.resolver.ts';
import { reviewTable } from '../review/review-table.ts';
import { sinceLast } from '../since/since-last.ts';
import { followMeeting } from './meeting.following.ts';
import type { MeetingPage } from './meeting.page.ts';
import { listMeetings, loadMeeting, meetingAsAt, nextMeeting, type MeetingFilter } from './meeting.reading.ts';
import { meetings } from './meetings.view.ts';
import { publicMeeting } from './public-meeting.ts';

/** How many meetings the public's list goes back. */
const mostPublic = 200;

interface List {
  readonly filter?: MeetingFilter | null;
  readonly first: number;
  readonly offset: number;
}

export const meetingQueries = (ports: ContextPorts, published = publishedFields(ports)): Resolvers => ({
  Query: {
    meeting: (_: unknown, { id }: { id: string }, asking: Asking) => loadMeeting(ports, id, asking),
    meetingAsAt: (_: unknown, args: { id: string; day: string }, asking: Asking) => meetingAsAt(ports, args, asking),
    meetings: (_: unknown, { filter, first, offset }: List, asking: Asking) =>
      listMeetings(ports, { filter: filter ?? {}, first, offset }, asking),
    nextMeeting: (_: unknown, __: unknown, asking: Asking) => nextMeeting(ports, asking),
    publicMeetings: async (_: unknown, __: unknown, asking: Asking) => {
      const rows = ports.of(asking).rows(meetings);
      const query = { where: { public: 1 }, orderBy: 'day', descending: true, limit: mostPublic } as const;
      return (await rows.find(query)).map(publicMeeting).filter((meeting) => meeting !== null);
    },
    publicMeeting: async (_: unknown, { id }: { id: string }, asking: Asking) => {
      const row = await ports.of(asking).rows(meetings).get(id);
      return row ? publicMeeting(row) : null;
    },
  },
  Subscription: {
    meetingChanged: {
      subscribe: (_: unknown, { id }: { id: string }, asking: Asking) => followMeeting(ports, id, asking),
    },
  },
  PublicMeeting: published.PublicMeeting,
  Meeting: {
    ...published.Meeting,
    __resolveReference: ({ id }: { id: string }, asking: Asking) => loadMeeting(ports, id, asking),
    group: ({ groupId }: MeetingPage) => ({ __typename: 'Group', id: groupId }),
    notice: ({ row }: MeetingPage, _: unknown, asking: Asking) => ({
      ...noticeOf(row.state, ports.of(asking).today()),
      publishedAt: row.publishedAt,
    }),
    review: ({ row, eyes }: MeetingPage, _: unknown, asking: Asking) =>
      reviewTable(ports.of(asking), row.state, eyes.seesRestricted),
    sinceLast: ({ row, eyes }: MeetingPage, _: unknown, asking: Asking) =>
      sinceLast(ports.of(asking), row.state, eyes.seesRestricted),
    publicPath: ({ id, published }: MeetingPage, _: unknown, { tenant }: Asking) =>
      published ? `/public/${tenant}/meetings/${encodeURIComponent(id)}` : null,
  },
  MinutedActionPoint: {
    actionPoint: ({ actionPointId, seesRegister }: MeetingPage['actionPoints'][number]) =>
      seesRegister ? { __typename: 'ActionPoint', id: actionPointId } : null,
  },
});
