import { refuse, unreachable, type Decider, type DomainEvent } from '@csp/kernel';
import { reaction, view, type Context, type Policy } from '@csp/platform-runtime';
import type { TallyEvent } from './tally.ts';

export type EchoEvent =
  | DomainEvent<'Echoed.v1', { readonly echoId: string; readonly amount: number }>
  | DomainEvent<'EchoMuted.v1', { readonly echoId: string; readonly muted: boolean }>;

export type EchoCommand =
  | { readonly type: 'Echo'; readonly id: string; readonly amount: number }
  | { readonly type: 'Mute'; readonly id: string; readonly muted: boolean };

/** An amount that the decider throws at: a bug that nobody has found yet. */
export const bug = 666;

/** Takes whatever it hears, each time it hears it: only the command's id can keep a repeat from being counted twice. */
export const echo: Decider<EchoCommand, { readonly muted: boolean }, EchoEvent, 'muted'> = {
  category: 'echo',
  initial: { muted: false },
  decide: (command, { muted }) => {
    const { id: echoId } = command;
    if ('amount' in command && command.amount === bug) throw new Error('An echo of 666 was never thought of.');
    switch (command.type) {
      case 'Echo':
        return muted ? refuse('muted') : [{ type: 'Echoed.v1', data: { echoId, amount: command.amount } }];
      case 'Mute':
        return muted === command.muted ? [] : [{ type: 'EchoMuted.v1', data: { echoId, muted: command.muted } }];
      default:
        return unreachable(command);
    }
  },
  evolve: (state, event) => (event.type === 'EchoMuted.v1' ? { muted: event.data.muted } : state),
};

/** Gives each count on. `before`: a case may break the policy, and mend it while it runs. */
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
  fold: (row, { event }) => {
    const { data, type } = event;
    const amounts = row?.amounts ?? [];
    return { id: data.echoId, amounts: type === 'Echoed.v1' ? [...amounts, event.data.amount] : amounts };
  },
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
