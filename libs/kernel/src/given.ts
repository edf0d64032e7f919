import { fold, isRefused, type Decider } from './decider.ts';

export interface Outcome<E, Code extends string> {
  /** Exactly these events, in this order. */
  then(...events: E[]): void;
  /** No event: the command had nothing to change. */
  thenNothing(): void;
  thenRefused(code: Code): void;
}

/** Deep equality of plain data, whatever the order of keys. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, v]) => v !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value;

const expectSame = (actual: unknown, expected: unknown): void => {
  if (same(actual, expected)) return;
  const show = (value: unknown) => JSON.stringify(value, null, 2);
  throw new Error(`Expected\n${show(expected)}\nbut the decider answered\n${show(actual)}`);
};

/** Given what happened, when a command comes, then this follows: `given(actionPoint)(raised).when(close).thenRefused('closed')`. */
export const given =
  <C, S, E, Code extends string>(decider: Decider<C, S, E, Code>) =>
  (...history: E[]) => ({
    when: (command: C): Outcome<E, Code> => {
      const decision = decider.decide(command, fold(decider.evolve, decider.initial, history));
      return {
        then: (...events) => expectSame(decision, events),
        thenNothing: () => expectSame(decision, []),
        thenRefused: (code) => expectSame(isRefused(decision) ? decision : { accepted: decision }, { refused: code }),
      };
    },
  });
