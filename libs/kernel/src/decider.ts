/** A command that was understood and not allowed. `refused` is a stable code that clients may switch on. */
export interface Refused<Code extends string = string> {
  readonly refused: Code;
}

/** What a command leads to: the events that now are true (none: nothing had to change), or a refusal. */
export type Decision<E, Code extends string = string> = readonly E[] | Refused<Code>;

/**
 * All that an aggregate can do, without storage, clock or randomness: time, ids and the actor come in with the command.
 * `decide` throws only for bugs; what a user may run into is a refusal. `evolve` never fails on an event once stored.
 */
export interface Decider<C, S, E, Code extends string = string> {
  /** First part of the stream name: `action-point` gives `action-point-<id>`. Never changes once released. */
  readonly category: string;
  readonly initial: S;
  readonly decide: (command: C, state: S) => Decision<E, Code>;
  readonly evolve: (state: S, event: E) => S;
  /** For what must be unlike in all streams of a kind, such as references: decided here, guarded by the log. */
  readonly claim?: Claim<E, Code>;
}

/** A name that an event takes for its stream, once and for ever; no commit of the same log can take it again. */
export interface Claim<E, Code extends string> {
  /** `reference 10/01`; nothing where the event takes none. Of a decision the first that takes one is guarded. */
  readonly of: (event: E) => string | undefined;
  /** Answered when another commit has it. */
  readonly taken: Code;
}

export const refuse = <Code extends string>(refused: Code): Refused<Code> => ({ refused });

export const isRefused = <E, Code extends string>(decision: Decision<E, Code>): decision is Refused<Code> =>
  !Array.isArray(decision);

export const fold = <S, E>(evolve: (state: S, event: E) => S, initial: S, events: Iterable<E>): S => {
  let state = initial;
  for (const event of events) state = evolve(state, event);
  return state;
};

/** The end of an exhaustive switch: fails to compile when a case is missing, throws when stored data holds one. */
export const unreachable = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
