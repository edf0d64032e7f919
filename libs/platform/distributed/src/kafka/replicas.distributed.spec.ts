import { countedIds, echoContext, echoes, sha256, tallies, tallyContext } from '@csp/platform-conformance';
import { contextPorts, type Context } from '@csp/platform-runtime';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cambridge, until, world } from '../testing/messages.ts';
import { act, beginIn, heard, type Process } from '../testing/processes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Two processes of each of two services: whatever one does, the other knows of. */
describe('two processes of a service', () => {
  const here = world();
  const stops: (() => Promise<unknown>)[] = [];
  const begin = beginIn(stops);
  let writers: readonly Process[];
  let readers: readonly Process[];
  const given: [process: number, amount: number][] = [];
  const echoing = (process: number): Context =>
    echoContext((event) => {
      if (event.type === 'Counted.v1') given.push([process, event.data.amount]);
    });
  const twice = (context: (process: number) => Context, make: typeof here.writer): Promise<Process[]> =>
    Promise.all([0, 1].map((process) => begin(context(process), make)));

  beforeAll(async () => {
    const first = await begin(tallyContext, here.writer);
    await first.service.distributed.provision(cambridge);
    await first.runtime.admit(cambridge);
    await act(first, cambridge, { type: 'Open', id: 'a', subject: 'a' });
    await first.close();
    // All views are lost, so that both build each of them at once.
    const looking = await here.writer();
    const database = looking.distributed.database('tally')(cambridge);
    for (const { name } of await database.listCollections())
      if (name.startsWith('views.')) await database.dropCollection(name);
    await looking.close();
    writers = await twice(() => tallyContext, here.writer);
    readers = await twice(echoing, here.reader);
    // One hears of the founding from Kafka, the other from the first.
    await until(() => readers.every(({ service }) => service.distributed.tenants().includes(cambridge)));
  });
  afterAll(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
    await here.end();
  });

  it('build the same views at once, and both answer from the rows of whoever was first', async () => {
    for (const { service, alarms } of writers) {
      const [row] = await service.distributed.views('tally').of(cambridge).rows(tallies).find();
      expect(row).toMatchObject({ subject: 'a' });
      expect(alarms).toEqual([]);
    }
    const database = writers[0]!.service.distributed.database('tally')(cambridge);
    const collections = (await database.listCollections()).map(({ name }) => name);
    expect(collections.filter((name) => name.startsWith(`views.rows.${tallies.name}.`))).toHaveLength(1);
  });

  it('wake each other’s live readers, of views of their own events and of what has arrived', async () => {
    const ports = ({ service, runtime }: Process, context: string) =>
      contextPorts(
        context,
        runtime,
        { clock: { now: () => Date.now() }, ids: countedIds(), digest: sha256, views: service.distributed.views },
        (request) => runtime.act(request),
      );
    const ended = new AbortController();
    const woken = new Map<string, number>();
    const follow = async (process: Process, context: string, view: typeof tallies | typeof echoes, name: string) => {
      for await (const _ of ports(process, context).changes(cambridge, view as typeof tallies, ended.signal))
        woken.set(name, performance.now());
    };
    const following = [
      follow(writers[1]!, 'tally', tallies, 'writer'),
      follow(readers[0]!, 'echo', echoes, 'reader 0'),
      follow(readers[1]!, 'echo', echoes, 'reader 1'),
    ];
    await until(() => woken.size === 3);
    const delays: number[] = [];
    for (let amount = 1; amount <= 10; amount++) {
      const before = [...woken.values()];
      await act(writers[0]!, cambridge, { type: 'Count', id: 'a', amount, note: '' });
      const acted = performance.now();
      await until(
        () => [...woken.values()].every((at, index) => at > before[index]!),
        () => [Object.fromEntries(woken), before, readers.map(({ alarms }) => alarms)],
      );
      delays.push(woken.get('writer')! - acted);
    }
    ended.abort();
    await Promise.all(following);
    delays.sort((a, b) => a - b);
    console.log(
      `another process's live readers were woken after ${delays[5]!.toFixed(0)} ms (median), ${delays.at(-1)!.toFixed(0)} ms (most)`,
    );
    expect(delays.at(-1)).toBeLessThan(2_000);
  });

  it('give each reaction once, and go on where the one that took it in was cut off', async () => {
    for (let amount = 11; amount <= 26; amount++) {
      await act(writers[amount % 2]!, cambridge, { type: 'Count', id: 'a', amount, note: '' });
      // Neither finishes what it has begun nor says goodbye.
      if (amount === 18) await readers[0]!.service.distributed.close();
    }
    const all = Array.from({ length: 26 }, (_, index) => index + 1);
    await until(
      async () => (await heard(readers[1]!, cambridge)).length >= 26,
      () => [readers.map(({ alarms, service }) => [alarms, service.incidents.all()])],
    );
    expect(await heard(readers[1]!, cambridge)).toEqual(all);
    const [row] = await readers[1]!.service.distributed.views('echo').of(cambridge).rows(echoes).find();
    expect(row).toMatchObject({ amounts: all });
    expect(new Set(given.filter(([, amount]) => amount <= 10).map(([process]) => process)).size).toBe(2);
  });

  it('read their own writes after another has built a view anew', async () => {
    const [one, other] = writers as [Process, Process];
    await (await one.runtime.projection('tally', cambridge, tallies)).rebuild();
    await act(other, cambridge, { type: 'Count', id: 'a', amount: 27, note: '' });
    const total = async ({ service }: Process) =>
      JSON.stringify((await service.distributed.views('tally').of(cambridge).rows(tallies).find())[0]);
    await until(async () => (await total(other)) === (await total(one)));
    const before = await total(other);
    await act(other, cambridge, { type: 'Count', id: 'a', amount: 28, note: '' });
    expect(await total(other)).not.toBe(before);
    const projection = await other.runtime.projection('tally', cambridge, tallies);
    expect(projection.all.map(({ feed }) => feed.consumer)).toEqual([`${tallies.name}@2`]);
  });
});
