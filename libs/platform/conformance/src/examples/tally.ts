import { refuse, unreachable, type Decider, type DomainEvent, type Upcasts } from '@csp/kernel';
import { view, type Context } from '@csp/platform-runtime';

/** The smallest context with everything in it: versions, an upcast, a private event, a view, a county view and refusals. */
export type TallyEvent =
  | DomainEvent<'TallyOpened.v2', { readonly tallyId: string; readonly subject: string }>
  | DomainEvent<'Counted.v1', { readonly tallyId: string; readonly amount: number; readonly note: string }>
  | DomainEvent<'TallyNoted.v1', { readonly tallyId: string; readonly note: string }>
  | DomainEvent<'TallyClosed.v1', { readonly tallyId: string; readonly sum: number }>;

export type TallyCommand =
  | { readonly type: 'Open'; readonly id: string; readonly subject: string }
  | { readonly type: 'Count'; readonly id: string; readonly amount: number; readonly note: string }
  | { readonly type: 'Note'; readonly id: string; readonly note: string }
  | { readonly type: 'Close'; readonly id: string };

interface Tally {
  readonly status: 'none' | 'open' | 'closed';
  readonly sum: number;
  readonly note: string;
}

const decide: Decider<TallyCommand, Tally, TallyEvent, string>['decide'] = (command, state) => {
  const { id: tallyId } = command;
  if (command.type === 'Open') {
    if (state.status !== 'none') return refuse('already-open');
    return [{ type: 'TallyOpened.v2', data: { tallyId, subject: command.subject } }];
  }
  if (state.status === 'none') return refuse('unknown-tally');
  if (state.status === 'closed') return command.type === 'Close' ? [] : refuse('closed');
  switch (command.type) {
    case 'Count':
      if (command.amount === 0) return refuse('nothing-counted');
      return [
        { type: 'Counted.v1', data: { tallyId, amount: command.amount, note: command.note } },
        ...(command.note === '' ? [] : [{ type: 'TallyNoted.v1' as const, data: { tallyId, note: command.note } }]),
      ];
    case 'Note':
      return command.note === state.note ? [] : [{ type: 'TallyNoted.v1', data: { tallyId, note: command.note } }];
    case 'Close':
      return [{ type: 'TallyClosed.v1', data: { tallyId, sum: state.sum } }];
    default:
      return unreachable(command);
  }
};

const evolve = (state: Tally, event: TallyEvent): Tally => {
  switch (event.type) {
    case 'TallyOpened.v2':
      return { ...state, status: 'open' };
    case 'Counted.v1':
      return { ...state, sum: state.sum + event.data.amount };
    case 'TallyNoted.v1':
      return { ...state, note: event.data.note };
    case 'TallyClosed.v1':
      return { ...state, status: 'closed' };
    default:
      return unreachable(event);
  }
};

export const tally: Decider<TallyCommand, Tally, TallyEvent, string> = {
  category: 'tally',
  initial: { status: 'none', sum: 0, note: '' },
  decide,
  evolve,
  claim: {
    // A subject that says so is for one tally alone.
    of: ({ type, data }) =>
      type === 'TallyOpened.v2' && data.subject.startsWith('only ') ? `subject ${data.subject}` : undefined,
    taken: 'subject-taken',
  },
};

export interface TallyRow {
  readonly id: string;
  readonly tenant: string;
  readonly subject: string;
  readonly sum: number;
  readonly counts: number;
  readonly closed: boolean;
  /** All that was counted, in order: shows at once what came twice or in the wrong order. */
  readonly amounts: readonly number[];
}

/** A note that no fold can take in: how a suite makes a stream park. */
export const poison = 'poison';

const foldTally = (row: TallyRow | undefined, event: TallyEvent, tenant: string): TallyRow | undefined => {
  const { data } = event;
  if (event.type === 'TallyOpened.v2') {
    const { tallyId: id, subject } = event.data;
    return { id, tenant, subject, sum: 0, counts: 0, closed: false, amounts: [] };
  }
  if (!row) return undefined;
  if ('note' in data && data.note === poison) throw new Error('This note can not be taken in.');
  if (event.type === 'Counted.v1') {
    const { amount } = event.data;
    return { ...row, sum: row.sum + amount, counts: row.counts + 1, amounts: [...row.amounts, amount] };
  }
  return event.type === 'TallyClosed.v1' ? { ...row, closed: true } : row;
};

const indexes = {
  sum: (row: TallyRow) => row.sum,
  subject: (row: TallyRow) => row.subject,
  open: (row: TallyRow) => (row.closed ? 0 : 1),
};

export const tallies = view<TallyRow, TallyEvent>()({
  name: 'tallies',
  version: 1,
  source: 'tally',
  keys: ({ event }) => [event.data.tallyId],
  fold: (row, { event, tenant }) => foldTally(row, event, tenant),
  indexes,
});

/** The county board's: every tenant's tallies, by tenant and id. */
export const allTallies = view<TallyRow, TallyEvent>()({
  name: 'all-tallies',
  version: 1,
  source: 'tally',
  across: 'county',
  keys: ({ event, tenant }) => [`${tenant}/${event.data.tallyId}`],
  fold: (row, { event, tenant }) => foldTally(row, event, tenant),
  indexes,
});

const upcasts: Upcasts = {
  'TallyOpened.v1': (data: { tallyId: string }) => ({
    type: 'TallyOpened.v2',
    data: { tallyId: data.tallyId, subject: 'unnamed' },
  }),
};

export const tallyContext: Context = {
  name: 'tally',
  published: ['TallyOpened.v2', 'Counted.v1', 'TallyClosed.v1'],
  upcasts,
  views: [tallies, allTallies],
  policies: [],
};
