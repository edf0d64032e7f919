import { digest } from '@csp/outreach-domain';
import {
  refusal,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { partnershipName } from '../partnership/partnership.view.ts';
import { findLink, type Found } from './standing.ts';

interface Answer extends ActOptions {
  readonly secret: string;
  readonly outcome: 'PROGRESS' | 'DONE';
  readonly text: string;
}

const faults = {
  'link-used': 'USED',
  'link-expired': 'EXPIRED',
  'link-void': 'VOID',
  'point-closed': 'CLOSED',
} as const;

const shown = async (here: Here, { link, point, agencyName, fault }: Found) => ({
  fault: fault && faults[fault],
  partnershipName: await partnershipName(here),
  agencyName,
  reference: point.reference,
  text: fault === 'link-void' ? null : point.text,
  dueOn: point.dueOn,
  until: link.until,
});

export const linkResolvers = (ports: ContextPorts): Resolvers => ({
  Query: {
    answerLink: async (_: unknown, { secret }: { secret: string }, asking: Asking) => {
      const here = ports.of(asking);
      const found = await findLink(here, secret);
      return found ? shown(here, found) : null;
    },
  },
  Mutation: {
    answerByLink: async (_: unknown, { input }: { input: Answer }, asking: Asking) => {
      const here = ports.of(asking);
      const found = await findLink(here, input.secret);
      if (!found) return refusal('link-unknown');
      const { hash, link, fault } = found;
      // Used or expired is the aggregate's to say: it knows a repeat of the same command from another use.
      if (fault === 'link-void' || fault === 'point-closed') return refusal(fault);
      const acted = await here.act(
        digest,
        link.digestId,
        {
          type: 'AnswerByLink',
          hash,
          outcome: input.outcome === 'DONE' ? 'done' : 'progress',
          text: input.text,
          now: here.now(),
          answeredOn: here.today(),
        },
        input,
      );
      if (acted.kind === 'refused') return refusal(acted.code);
      return shown(here, (await findLink(here, input.secret)) ?? found);
    },
  },
  AnswerByLinkResult: {
    __resolveType: (value: { __typename?: string }) => value.__typename ?? 'AnswerLink',
  },
});
