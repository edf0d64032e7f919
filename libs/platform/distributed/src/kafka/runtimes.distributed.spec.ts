import type { TenantId } from '@csp/kernel';
import { echoContext, echoes, tallyContext } from '@csp/platform-conformance';
import type { Context } from '@csp/platform-runtime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cambridge, until, world } from '../testing/messages.ts';
import { act, beginIn, heard, type Process } from '../testing/processes.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let here = world();
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await here.end();
  here = world();
});

const fenland = 'fenland' as TenantId;

const begin = beginIn(stops);

describe('two contexts, a process each', () => {
  it('tell each other what happens: each event has one effect, in order, although the reader dies in the middle', async () => {
    const writer = await begin(tallyContext, (changes) => here.writer(changes));
    for (const tenant of [cambridge, fenland]) {
      await writer.service.distributed.provision(tenant);
      await writer.runtime.admit(tenant);
      await act(writer, tenant, { type: 'Open', id: 'a', subject: 'a' });
    }
    let given = 0;
    const echoing = () =>
      begin(
        echoContext(() => void given++),
        (changes) => here.reader(changes),
      );
    let reader = await echoing();
    const count = async (from: number, to: number) => {
      for (let amount = from; amount <= to; amount++)
        for (const tenant of [cambridge, fenland])
          await act(writer, tenant, { type: 'Count', id: 'a', amount, note: 'x' });
    };
    for (const [round, how] of (['stopped', 'cut off', 'cut off', 'stopped'] as const).entries()) {
      const writing = count(round * 15 + 1, round * 15 + 15);
      const wanted = round * 15 + 5;
      await until(
        async () => (await heard(reader, cambridge)).length >= wanted,
        () => [reader.alarms, reader.service.told],
      );
      // Cut off from its database, whatever it was doing: it can neither finish nor write down how far it was.
      if (how === 'cut off') await reader.service.distributed.close();
      await reader.close().catch(() => undefined);
      await writing;
      reader = await echoing();
    }
    const all = Array.from({ length: 60 }, (_, index) => index + 1);
    for (const tenant of [cambridge, fenland]) {
      await until(
        async () => (await heard(reader, tenant)).length >= 60,
        () => [reader.alarms, reader.service.incidents.all()],
      );
      expect(await heard(reader, tenant), tenant).toEqual(all);
    }
    await until(async () => {
      const [row] = await reader.service.distributed.views('echo').of(fenland).rows(echoes).find();
      return row?.amounts.length === 60;
    });
    expect(given).toBeGreaterThanOrEqual(120);
    expect(await reader.runtime.parked()).toEqual([]);
    expect(reader.service.distributed.tenants()).toEqual([cambridge, fenland]);
  });
  it('rebuild from the copy what the reader has lost, while the other is away', async () => {
    const writer = await begin(tallyContext, (changes) => here.writer(changes));
    await writer.service.distributed.provision(cambridge);
    await writer.runtime.admit(cambridge);
    await act(writer, cambridge, { type: 'Open', id: 'a', subject: 'a' });
    // A context that keeps a view of what another publishes, and has no policy.
    const [view] = tallyContext.views;
    const mirror: Context = { ...echoContext(), views: [view!], policies: [] };
    const reader = await begin(mirror, (changes) => here.reader(changes));
    for (let amount = 1; amount <= 10; amount++)
      await act(writer, cambridge, { type: 'Count', id: 'a', amount, note: '' });
    const amounts = async (process: Process): Promise<unknown> => {
      const { distributed } = process.service;
      if (!distributed.tenants().includes(cambridge)) return undefined;
      const rows = await distributed
        .views('echo')
        .of(cambridge)
        .rows(view!)
        .find()
        .catch(() => []);
      return rows[0]?.amounts;
    };
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    await until(
      async () => JSON.stringify(await amounts(reader)) === JSON.stringify(all),
      () => reader.alarms,
    );
    await writer.close();
    const database = reader.service.distributed.database('echo')(cambridge);
    await reader.runtime.stop();
    for (const { name } of await database.listCollections())
      if (name.startsWith('views.')) await database.dropCollection(name);
    await reader.service.close();
    const again = await begin(mirror, (changes) => here.reader(changes));
    expect(await amounts(again)).toEqual(all);
  });
});
