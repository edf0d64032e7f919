import type { Decider, DomainEvent } from '@csp/kernel';
import { reaction, view, type Context, type Policy } from '@csp/platform-runtime';
import type { TallyEvent } from './tally.ts';

export type EchoEvent = DomainEvent<'Echoed.v1', { readonly echoId: string; readonly amount: number }>;
export type EchoCommand = { readonly type: 'Echo'; readonly id: string; readonly amount: number };

/** Takes whatever it hears, each time it hears it: only the command's id can keep a repeat from being counted twice. */
export const echo: Decider<EchoCommand, null, EchoEvent, never> = {
  category: 'echo',
  initial: null,
  decide: ({ id: echoId, amount }) => [{ type: 'Echoed.v1', data: { echoId, amount } }],
  evolve: () => null,
};

/** How many times it reacts at all, and how: a case may mend or break it while it runs. */
export const echoWhatWasCounted = (
  before: (event: TallyEvent) => void | Promise<void> = () => {},
): Policy<TallyEvent> => ({
  name: 'echo-what-was-counted',
  source: 'tally',
  react: async ({ event }) => {
    await before(event);
    if (event.type !== 'Counted.v1') return undefined;
    const { tallyId: id, amount } = event.data;
    return reaction(echo, id, { type: 'Echo', id, amount });
  },
});

export interface EchoRow {
  readonly id: string;
  readonly amounts: readonly number[];
}

export const echoes = view<EchoRow, EchoEvent>()({
  name: 'echoes',
  version: 1,
  source: 'echo',
  keys: ({ event }) => [event.data.echoId],
  fold: (row, { event }) => ({
    id: event.data.echoId,
    amounts: [...(row?.amounts ?? []), event.data.amount],
  }),
  indexes: { size: (row) => row.amounts.length },
});

/** A second context that lives from what the first publishes. */
export const echoContext = (before?: (event: TallyEvent) => void | Promise<void>): Context => ({
  name: 'echo',
  published: ['Echoed.v1'],
  upcasts: {},
  views: [echoes],
  policies: [echoWhatWasCounted(before)],
});
