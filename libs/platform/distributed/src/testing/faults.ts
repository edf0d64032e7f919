import { OutcomeUnknown, type NewCommit, type TenantId } from '@csp/kernel';
import type { Service } from './messages.ts';

/**
 * How much of a fault: a little in the tests, as much as `npm run faults` was asked for otherwise. It hands the numbers on by the
 * environment.
 */
export const howMuch = (what: 'RESTARTS' | 'REBALANCES' | 'SECONDS', usual: number): number =>
  Number(process.env[`FAULTS_${what}`] ?? usual);

/** What a long run is started for: its figures, on a line of their own. */
export const tell = (fault: string, figures: object): void => console.log(`${fault}: ${JSON.stringify(figures)}`);

/**
 * Appends a commit until it is answered, and rings. As a client does who is told that it isn't certain: sends the same again.
 * Answers how often that was.
 */
export const insist = async (
  { distributed, doorbell }: Pick<Service, 'distributed' | 'doorbell'>,
  tenant: TenantId,
  commit: NewCommit,
): Promise<number> => {
  for (let again = 0; ; again++) {
    try {
      await distributed.store('tally').of(tenant).append(commit);
      doorbell.ring('tally', tenant);
      return again;
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
      await new Promise((next) => setTimeout(next, 50));
    }
  }
};
