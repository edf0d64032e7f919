import type { Commit, DomainEvent, NewCommit, TenantId, TenantLog } from '@csp/kernel';
import { expect } from 'vitest';
import type { PlatformUnderTest } from '../platform.ts';
import { numberedId, provisioned } from '../ports.ts';

let made = 0;

/** A commit nobody has made before; each case says only what it is about. */
export const commit = (given: Partial<NewCommit> = {}): NewCommit => {
  const commandId = given.commandId ?? numberedId(++made, 0xc0);
  return {
    stream: `tally-${made}`,
    version: 1,
    events: [{ type: 'Counted.v1', data: { tallyId: 't', amount: 1, note: '' } }],
    commandId,
    commandDigest: 'd'.repeat(32),
    at: '2020-02-11T10:00:00.000Z',
    actor: 'someone',
    correlation: commandId,
    causation: commandId,
    ...given,
  };
};

export const counted = (amount: number): DomainEvent => ({
  type: 'Counted.v1',
  data: { tallyId: 't', amount, note: '' },
});

/** What is stored, field by field: adapters may give objects that work things out when asked. */
export const plain = (commit: Commit): Commit => ({
  position: commit.position,
  stream: commit.stream,
  version: commit.version,
  events: commit.events.map(({ type, data }) => ({ type, data })),
  commandId: commit.commandId,
  commandDigest: commit.commandDigest,
  at: commit.at,
  actor: commit.actor,
  correlation: commit.correlation,
  causation: commit.causation,
});

export const all = async (log: TenantLog): Promise<Commit[]> => (await log.read(0, 1_000_000)).map(plain);

export const positionsOf = (commits: readonly Commit[]): number[] => commits.map(({ position }) => position);

/** 1 … n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

export const logOf = async (
  platform: PlatformUnderTest,
  tenant = 'cambridge-city',
  context = 'tally',
): Promise<TenantLog> => {
  const [id] = await provisioned(platform, tenant);
  return platform.store(context).of(id as TenantId);
};

export const appended = async (log: TenantLog, given: Partial<NewCommit> = {}): Promise<Commit> => {
  const made = commit(given);
  const answer = await log.append(made);
  expect(answer.kind, 'append').toBe('appended');
  return { ...made, position: (answer as { position: number }).position };
};
