import { sealedCorrections, sealedRecord, sealOf, type Link, type SealedRecord } from '@csp/documents';
import type { Asking, ContextPorts } from '@csp/platform-runtime';
import { meetings } from '../meeting/meetings.view.ts';
import { publications } from './publications.view.ts';
import { correctionParts, sealedParts } from './sealed-parts.ts';

interface Sealed {
  readonly link: Link;
  readonly seal: string;
}

/** Sealed minutes, and the corrections made since, in order. */
export interface WithCorrections {
  readonly minutes: SealedRecord;
  readonly corrections: readonly SealedRecord[];
}

/** The sealed minutes of a meeting, as open as the asker's eyes; none while they aren't agreed. */
export type SealedMinutes = (id: string, asking: Asking, seesRestricted: boolean) => Promise<WithCorrections | null>;

/**
 * Minutes are sealed in the order in which they were agreed, each on top of the one before. Agreed minutes never change, so a seal is
 * worked out once in a process and kept; the chain is the same wherever it is worked out.
 */
export const sealedMinutes = (ports: ContextPorts): SealedMinutes => {
  const chains = new Map<string, Sealed[]>();

  const chainOf = async (asking: Asking): Promise<readonly Sealed[]> => {
    const here = ports.of(asking);
    const agreed = await here.rows(publications).find({ orderBy: 'agreed', from: 1 });
    const chain = [...(chains.get(asking.tenant) ?? [])];
    for (const { id } of agreed.slice(chain.length)) {
      const state = (await here.rows(meetings).get(id))?.state;
      // The two views are folded apart: what one already knows, the other may show in a moment.
      if (state?.status !== 'agreed') break;
      const previous = chain.at(-1)?.seal ?? null;
      const link: Link = {
        record: 'minutes',
        partnership: asking.tenant,
        meeting: id,
        number: chain.length + 1,
        previous,
      };
      chain.push({ link, seal: sealOf(link, sealedParts(state)) });
    }
    if (chain.length > (chains.get(asking.tenant)?.length ?? 0)) chains.set(asking.tenant, chain);
    return chain;
  };

  return async (id, asking, seesRestricted) => {
    const state = (await ports.of(asking).rows(meetings).get(id))?.state;
    if (state?.status !== 'agreed') return null;
    const found = (await chainOf(asking)).find(({ link }) => link.meeting === id);
    if (!found) return null;
    const minutes = sealedRecord(found.link, sealedParts(state), seesRestricted);
    return { minutes, corrections: sealedCorrections(minutes, correctionParts(state), seesRestricted) };
  };
};
