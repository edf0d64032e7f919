const firstMilliseconds = 500;
const longestMilliseconds = 15_000;

/**
 * How long to wait before trying again, in milliseconds: doubling from half a second to a quarter of a minute.
 * `chance` (0 to 1) spreads the clients of a council whose line comes back at once for all of them.
 */
export const backoffMilliseconds = (attempt: number, chance: number): number =>
  Math.round(Math.min(longestMilliseconds, firstMilliseconds * 2 ** Math.min(attempt, 10)) * (0.75 + chance / 2));
