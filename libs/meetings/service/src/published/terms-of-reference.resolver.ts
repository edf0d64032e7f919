import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { meetings } from '../meeting/meetings.view.ts';
import { publicMeeting } from '../meeting/public-meeting.ts';

interface Terms {
  readonly groupId: string;
  readonly text: string;
  readonly adoptedOn: string;
  readonly reviewOn: string | null;
  readonly meetingId: string;
}

/** What a public meeting adopted, in the order of its decisions. What was decided under a restricted item isn't in it. */
const adoptedAt = (meeting: NonNullable<ReturnType<typeof publicMeeting>>): readonly Terms[] =>
  meeting.decisions.flatMap(({ setsOff }) =>
    setsOff && 'text' in setsOff
      ? {
          groupId: setsOff.groupId,
          text: setsOff.text,
          adoptedOn: meeting.date,
          reviewOn: setsOff.reviewOn,
          meetingId: meeting.id,
        }
      : [],
  );

export const termsOfReferenceResolvers = (ports: ContextPorts): Resolvers => ({
  Query: {
    publicTermsOfReference: async (_: unknown, __: unknown, asking: Asking) => {
      const adopting = await ports
        .of(asking)
        .rows(meetings)
        .find({ where: { adopting: 1 }, orderBy: 'day' });
      const last = new Map<string, Terms>();
      for (const meeting of adopting.map(publicMeeting))
        for (const terms of meeting ? adoptedAt(meeting) : []) last.set(terms.groupId, terms);
      return [...last.values()];
    },
  },
  PublicTermsOfReference: {
    group: ({ groupId }: Terms) => ({ __typename: 'Group', id: groupId }),
  },
});
