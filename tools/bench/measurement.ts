import { median, type Round } from './rounds.ts';

/** What a number has to be: its ratio to the control, by how much it is above it, or itself. */
export interface Goal {
  readonly of: 'ratio' | 'difference' | 'value';
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One line of the report: what was measured against what, a number a round, and what was checked before and after. */
export interface Measurement {
  readonly figure: string;
  /** Which of a figure's several numbers this is. */
  readonly part?: string;
  readonly what: string;
  /** Null where a number stands for itself. */
  readonly control: string | null;
  readonly unit: string;
  readonly rounds: readonly (Round | { readonly subject: number; readonly control?: undefined })[];
  /** Left out where a number is told for the sake of honesty and nothing was promised. */
  readonly goal?: Goal;
  /** What was verified, as a sentence. A figure whose answers were wrong never gets here. */
  readonly gate: string;
}

/** The answers that were to be counted are wrong: there is no figure. */
export class GateFailed extends Error {
  override readonly name = 'GateFailed';
}

export const gate = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new GateFailed(otherwise);
};

/** As it is printed. `median`, `min` and `max` are of what the goal judges; without a goal, of the ratio where there is one. */
export const report = ({ rounds, goal, control, ...rest }: Measurement) => {
  const subjects = rounds.map(({ subject }) => subject);
  const controls = rounds.flatMap((round) => (round.control === undefined ? [] : [round.control]));
  const ratios = controls.map((one, index) => subjects[index]! / one);
  const differences = controls.map((one, index) => subjects[index]! - one);
  const of = goal?.of ?? (ratios.length > 0 ? 'ratio' : 'value');
  const judged = { ratio: ratios, difference: differences, value: subjects }[of];
  return {
    ...rest,
    control,
    value: rounded(median(subjects)),
    controlValue: controls.length ? rounded(median(controls)) : null,
    ratio: ratios.length ? rounded(median(ratios)) : null,
    of,
    median: rounded(median(judged)),
    min: rounded(Math.min(...judged)),
    max: rounded(Math.max(...judged)),
    rounds: rounds.length,
    goal: goal ? goalText(goal) : null,
    met: goal ? meets(median(judged), goal) : null,
  };
};

const meets = (number: number, { atMost = Infinity, atLeast = -Infinity }: Goal): boolean =>
  number <= atMost && number >= atLeast;

const goalText = ({ of, atMost, atLeast }: Goal): string =>
  `${of} ${atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`}`;

const rounded = (number: number): number => Number(number.toPrecision(4));
