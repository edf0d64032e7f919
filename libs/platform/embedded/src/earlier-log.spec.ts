import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tenantId } from '@csp/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { createEmbedded } from './embedded.ts';

const fenland = tenantId('fenland');
const folder = mkdtempSync(join(tmpdir(), 'csp-earlier-log-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const commit = (number: number, stream: string, claim?: string) => {
  const commandId = `00000000-0000-7000-8000-00000000000${number}`;
  return {
    ...(claim !== undefined && { claim }),
    stream,
    version: 1,
    events: [{ type: 'Counted.v1', data: { number } }],
    commandId,
    commandDigest: 'd'.repeat(32),
    at: '2020-02-11T10:00:00.000Z',
    actor: 'someone',
    correlation: commandId,
    causation: commandId,
  };
};

describe('a log of a release in which no name could be claimed', () => {
  it('keeps what it has and guards what is claimed from now on', async () => {
    const first = createEmbedded(folder);
    first.provision(fenland);
    await first.store('tally').of(fenland).append(commit(1, 'tally-a'));
    first.close();
    const raw = openDatabase(join(folder, 'tenants/fenland/log.db'), 'full');
    raw.exec('DROP INDEX claims_tally; ALTER TABLE commits_tally DROP COLUMN claim');
    raw.close();

    const embedded = createEmbedded(folder);
    const log = embedded.store('tally').of(fenland);
    expect((await log.append(commit(2, 'tally-b', 'reference 1'))).kind).toBe('appended');
    expect((await log.append(commit(3, 'tally-c', 'reference 1'))).kind).toBe('taken');
    expect((await log.read(0, 10)).map(({ stream }) => stream)).toEqual(['tally-a', 'tally-b']);
    embedded.close();
  });
});
