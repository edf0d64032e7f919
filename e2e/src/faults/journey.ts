import type { Order } from './clerk/desk.ts';

const open = (id: string) => ({ type: 'Open', id, subject: `Tally ${id}` }) as const;
const count = (id: string, amount: number, note = '') => ({ type: 'Count', id, amount, note }) as const;

/** Twenty commands, most of which lead to a reaction in another context. Given again in this order, each is taken or known. */
export const journey: readonly Order[] = [
  open('a'),
  count('a', 1),
  count('a', 2, 'with a note beside it'),
  open('b'),
  count('b', 10),
  count('a', 3),
  { type: 'Note', id: 'a', note: 'a note alone' } as const,
  count('b', 20, 'another'),
  count('a', 4),
  open('c'),
  count('c', 100),
  count('b', 30),
  count('a', 5),
  count('c', 200),
  count('a', 6, 'x'.repeat(6_000)),
  count('b', 40),
  count('c', 300),
  count('a', 7),
  open('d'),
  { type: 'Close', id: 'd' } as const,
].map((command, index) => ({ number: index + 1, command }));
