import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { calendarRevisions } from './calendar-revisions.view.ts';

export const calendarResolvers = (ports: ContextPorts): Resolvers => {
  const calendarRevision = async ({ id }: { readonly id: string }, _: unknown, asking: Asking) =>
    (await ports.of(asking).rows(calendarRevisions).get(id)) ?? null;
  return { Meeting: { calendarRevision }, PublicMeeting: { calendarRevision } };
};
