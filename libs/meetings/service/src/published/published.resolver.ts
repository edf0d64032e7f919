import { sealedFile } from '@csp/documents';
import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import type { MeetingPage } from '../meeting/meeting.page.ts';
import { publications } from './publications.view.ts';
import { sealedMinutes, type WithCorrections } from './seals.ts';

interface Published {
  readonly id: string;
  readonly agendaPublishedAt: string;
}

const inGraph = (sealed: WithCorrections | null) =>
  sealed && {
    number: sealed.minutes.number,
    seal: sealed.minutes.seal,
    corrections: sealed.corrections,
    json: JSON.stringify(sealedFile(sealed.minutes, sealed.corrections), null, 2),
  };

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
