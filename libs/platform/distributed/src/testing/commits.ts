import { randomUUID } from 'node:crypto';
import type { Commit, NewCommit, TenantLog } from '@csp/kernel';

/** A commit nobody has made before; each case says only what it is about. */
export const commit = (given: Partial<NewCommit> = {}): NewCommit => {
  const commandId = given.commandId ?? randomUUID();
  return {
    stream: `tally-${commandId}`,
    version: 1,
    events: [{ type: 'Counted.v1', data: { amount: 1 } }],
    commandId,
    commandDigest: 'd'.repeat(32),
    at: '2020-02-11T10:00:00.000Z',
    actor: 'someone',
    correlation: commandId,
    causation: commandId,
    ...given,
  };
};

export const all = (log: TenantLog): Promise<readonly Commit[]> => log.read(0, 1_000_000);

/** 1 … n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
