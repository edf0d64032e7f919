import type { LocalDate, TenantId } from '@csp/kernel';
import type { Acted } from '@csp/platform-runtime';
import { partnershipPapers } from './partnerships.ts';
import { stepsOf, type Step } from './office.ts';
import type { Papers } from './papers.ts';

/** What seeding needs of the product: nothing but its front door. */
export interface SeedPorts {
  /** Today in London. Recent and coming meetings are laid around it. */
  readonly today: LocalDate;
  /** Makes a tenant's place; nothing where it is there. */
  found(tenant: TenantId): Promise<void>;
  /**
   * Gives a command as if it were the instant `at`. A command id that is known has no second effect. Best settles when the
   * policies that follow from it have acted too.
   */
  act(step: Step): Promise<Acted>;
}

/** A seeding command that the product didn't take: the papers contradict its rules, and one of them is wrong. */
export class SeedRefused extends Error {
  override readonly name = 'SeedRefused';
  constructor({ tenant, at, decider, command }: Step, code: string) {
    super(`${tenant}, ${at}: ${decider.category} refused ${JSON.stringify(command)}: ${code}.`);
  }
}

/** What a policy brings about in the action plan may be a moment behind the minutes it follows from. */
const tries = 200;
const waitMilliseconds = 10;

/**
 * Tenants by real commands only; left out: the six districts and the county board of the papers, Cambridge's meetings of 2020 and
 * everyone's recent and coming ones. The same ids and command ids on every machine and at every repeat.
 * Throws `SeedRefused` when a command is refused.
 */
export const seed = async (ports: SeedPorts, all: readonly Papers[] = partnershipPapers): Promise<void> => {
  for (const papers of all) {
    const steps = stepsOf(papers, ports.today);
    await ports.found(steps.tenant);
    for (const step of steps.all) await give(ports, step);
  }
};

const give = async (ports: SeedPorts, step: Step): Promise<void> => {
  for (let left = step.context === 'action-plan' ? tries : 1; ; left--) {
    const acted = await ports.act(step);
    if (acted.kind === 'accepted') return;
    if (left === 1) throw new SeedRefused(step, acted.code);
    await new Promise((done) => setTimeout(done, waitMilliseconds));
  }
};
