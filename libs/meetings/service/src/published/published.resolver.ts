import type { SealedRecord } from '@csp/documents';
import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import type { MeetingPage } from '../meeting/meeting.page.ts';
import { publications } from './publications.view.ts';
import { sealedMinutes } from './seals.ts';

interface Published {
  readonly id: string;
  readonly agendaPublishedAt: string;
}

const inGraph = (record: SealedRecord | null) =>
  record && { number: record.number, seal: record.seal, json: JSON.stringify(record, null, 2) };

/** Fields of `published.graphql`, by type. */
export const publishedFields = (
  ports: ContextPorts,
): { readonly [Type in 'Meeting' | 'PublicMeeting']: Resolvers[string] } => {
  const sealed = sealedMinutes(ports);
  return {
    Meeting: {
      sealed: async ({ id, eyes }: MeetingPage, _: unknown, asking: Asking) =>
        inGraph(await sealed(id, asking, eyes.seesRestricted)),
    },
    PublicMeeting: {
      modifiedAt: async ({ id, agendaPublishedAt }: Published, _: unknown, asking: Asking) =>
        (await ports.of(asking).rows(publications).get(id))?.modifiedAt ?? agendaPublishedAt,
      sealed: async ({ id }: Published, _: unknown, asking: Asking) => inGraph(await sealed(id, asking, false)),
    },
  };
};
