import type { Appended, TenantId } from '@csp/kernel';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LogHasGap } from './commit-log.ts';
import { connectDistributed, type Distributed } from './distributed.ts';
import { all, commit, upTo } from './testing/commits.ts';
import { dropAll, freshPrefix, serverUrl, withServer } from './testing/server.ts';

vi.setConfig({ testTimeout: 60_000 });
const tenant = 'cambridge-city' as TenantId;
const prefix = freshPrefix();
const open: Distributed[] = [];

/** A process of its own, as far as the server can tell. */
const process = async (): Promise<Distributed> => {
  const distributed = await connectDistributed(serverUrl(), { prefix });
  open.push(distributed);
  await distributed.provision(tenant);
  return distributed;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  await dropAll(prefix);
});

describe('two processes at one log', () => {
  it('give 16 racing writers positions without a gap, and lose and double nothing', async () => {
    const logs = (await Promise.all([process(), process()])).map((one) => one.store('tally').of(tenant));
    const sent = upTo(16).map((writer) => ({ log: logs[writer % 2]!, ids: [] as string[], positions: [] as number[] }));
    await Promise.all(
      sent.map(async ({ log, ids, positions }) => {
        for (let n = 0; n < 12; n++) {
          const one = commit();
          const answer = await log.append(one);
          ids.push(one.commandId);
          positions.push((answer as Extract<Appended, { kind: 'appended' }>).position);
        }
      }),
    );
    const stored = await all(logs[0]!);
    expect(stored.map(({ position }) => position)).toEqual(upTo(16 * 12));
    for (const { ids, positions } of sent)
      expect(positions.map((position) => stored[position - 1]!.commandId)).toEqual(ids);
  });
  it('let one of 16 have a version, and one have a name', async () => {
    const logs = (await Promise.all([process(), process()])).map((one) => one.store('tally').of(tenant));
    const kinds = async (given: Parameters<typeof commit>[0]) =>
      (await Promise.all(upTo(16).map((n) => logs[n % 2]!.append(commit(given))))).map(({ kind }) => kind).sort();
    expect(await kinds({ stream: 'tally-hot' })).toEqual(['appended', ...Array<string>(15).fill('conflict')]);
    expect(await kinds({ claim: 'reference 10/01' })).toEqual(['appended', ...Array<string>(15).fill('taken')]);
    expect(await logs[1]!.head()).toBe(2);
  });
  it('give a command that both were sent one effect', async () => {
    const logs = (await Promise.all([process(), process()])).map((one) => one.store('tally').of(tenant));
    const same = commit();
    const answers = await Promise.all(upTo(16).map((n) => logs[n % 2]!.append(same)));
    expect(answers.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'repeated')).toHaveLength(15);
    expect(await logs[0]!.head()).toBe(1);
  });
  it('learn of each other`s tenants when they look', async () => {
    const [first, second] = [await process(), await process()];
    await first.provision('fenland' as TenantId);
    expect(second.tenants()).toEqual(['cambridge-city']);
    expect(await second.refresh()).toEqual(['fenland']);
    expect(second.tenants()).toEqual(['cambridge-city', 'fenland']);
  });
});

describe('one batch', () => {
  it('gives each its own answer, although some are refused on the way', async () => {
    const log = (await process()).store('tally').of(tenant);
    const first = commit({ stream: 'tally-a', claim: 'reference 10/01' });
    await log.append(first);
    const answers = await Promise.all([
      log.append(commit()),
      log.append(commit({ stream: 'tally-a' })),
      log.append(commit({ stream: 'tally-a', version: 2 })),
      log.append(first),
      log.append(commit({ stream: 'tally-a', version: 2 })),
      log.append(commit({ claim: 'reference 10/01' })),
      log.append(commit()),
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual([
      'appended',
      'conflict',
      'appended',
      'repeated',
      'conflict',
      'taken',
      'appended',
    ]);
    expect((await all(log)).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });
});

describe('what is stored', () => {
  it('comes back exactly, whatever its keys and texts ask for', async () => {
    const log = (await process()).store('tally').of(tenant);
    const text =
      '{"zebra":1,"$ne":null,"a.b":{"$gt":""},"":{"$where":"sleep(1000)"},"__proto__":{"x":1},"10":1,"9":2,' +
      '"big":9007199254740991,"small":5e-324,"minus":-0.1,"nul":"a\\u0000b","half":"\\ud800","list":[{"$set":{}},[],null]}';
    const given = commit({ events: [{ type: '$inc.v1', data: JSON.parse(text) as unknown }] });
    await log.append(given);
    const [stored] = await all(log);
    expect(JSON.stringify(stored!.events)).toBe(JSON.stringify(given.events));
    expect(JSON.stringify((await log.history(given.stream)).events)).toBe(JSON.stringify(given.events));
  });
  it('is found by values and never by questions', async () => {
    const log = (await process()).store('tally').of(tenant);
    await log.append(commit());
    const question = { $ne: null } as unknown as string;
    await expect(log.stream(question)).rejects.toThrow();
    await expect(log.commitOf(question)).rejects.toThrow();
    await expect(log.append(commit({ stream: question }))).rejects.toThrow();
    await expect(log.append(commit({ commandId: question }))).rejects.toThrow();
    expect(await log.head()).toBe(1);
  });
  it('is not read past a position that is missing', async () => {
    const log = (await process()).store('tally').of(tenant);
    for (let n = 0; n < 3; n++) await log.append(commit());
    await withServer(async (connection) => {
      const commits = connection.useDb(`${prefix}_tally_${tenant}`).collection<{ _id: number }>('commits');
      await commits.deleteOne({ _id: 2 });
    });
    await expect(log.read(0, 10)).rejects.toThrow(LogHasGap);
    expect((await log.read(0, 1)).map(({ position }) => position)).toEqual([1]);
  });
});
