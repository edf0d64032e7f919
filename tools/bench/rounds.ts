/** What one round gave: the subject's number and its control's, taken in the same seconds. */
export interface Round {
  readonly subject: number;
  readonly control: number;
}

export const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** The number below which a share of them lies, by the nearest rank; `share` from 0 to 1. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const inOrder = sorted(numbers);
  return inOrder[Math.max(0, Math.ceil(inOrder.length * share) - 1)]!;
};

export const median = (numbers: readonly number[]): number => {
  const inOrder = sorted(numbers);
  const middle = inOrder.length >> 1;
  return inOrder.length % 2 ? inOrder[middle]! : (inOrder[middle - 1]! + inOrder[middle]!) / 2;
};

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * Runs subject and control in turns, a block of each, so that both meet the same noise of the machine. Who comes first changes
 * with each round. What the blocks of a round gave is handed on together.
 */
export const interleave = async <S, C>(
  rounds: number,
  blocks: number,
  subject: () => Promise<S> | S,
  control: () => Promise<C> | C,
): Promise<{ readonly subject: S[]; readonly control: C[] }[]> => {
  const all: { subject: S[]; control: C[] }[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = { subject: [] as S[], control: [] as C[] };
    for (let block = 0; block < blocks; block++) {
      if (round % 2) one.control.push(await control());
      one.subject.push(await subject());
      if (!(round % 2)) one.control.push(await control());
    }
    all.push(one);
  }
  return all;
};

/** Milliseconds that a piece of work takes. */
export const timed = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
