import { afterEach, expect, it, vi } from 'vitest';
import { howMuch, tell } from '../testing/faults.ts';
import { append, begun, complete, provisioned, tenants, world, type Service } from '../testing/messages.ts';
import type { Broker } from './broker.ts';

/** R16 wants 100: each joining and each leaving is one. */
const rebalances = howMuch('REBALANCES', 6);
vi.setConfig({ testTimeout: 60_000 + rebalances * 15_000, hookTimeout: 60_000 });

const here = world();
afterEach(() => here.end());

/** Tells under which assignment each delivery came. */
const watching =
  (epochs: Set<number>) =>
  (broker: Broker): Broker => ({
    ...broker,
    consume: (settings) =>
      broker.consume({
        ...settings,
        receive: (delivery) => (epochs.add(delivery.epoch), settings.receive(delivery)),
      }),
  });

it(`a reader that others join and leave has everything once, through ${rebalances} rebalances`, async () => {
  const epochs = new Set<number>();
  const [writer, reader] = [await here.writer(), await here.reader({ through: watching(epochs) })];
  await provisioned(writer);
  await begun(writer, reader);
  let last = 0;
  const write = () => {
    const from = last + 1;
    last += 15;
    return Promise.all(tenants.map((tenant) => append(writer, tenant, from, last)));
  };
  await write();
  await complete(writer, reader);
  const others: Service[] = [];
  for (let done = 0; done < rebalances; done += 2) {
    const writing = write();
    const second = await here.reader();
    others.push(second);
    await second.start();
    await writing;
    await write();
    await complete(writer, second);
    // Every third is cut off from its database in the middle: it can neither store nor write down how far it was.
    const more = write();
    if (done % 6 === 2) await second.distributed.close();
    await second.close().catch(() => undefined);
    await more;
  }
  const sum = await complete(writer, reader);
  const takenIn = [reader, ...others].map(({ incidents }) => incidents.of('taken-in'));
  expect(takenIn.reduce((a, b) => a + b, 0)).toBe(sum);
  expect(reader.inbox.standing).toEqual([]);
  expect(reader.incidents.of('missing')).toBe(0);
  // It was really given its partitions anew: each joining and each leaving is told, and the group divided again.
  expect(Math.max(...epochs)).toBeGreaterThanOrEqual(rebalances);
  tell('Rebalances', { rebalances, publications: sum, byOthers: sum - takenIn[0]!, reader: reader.incidents.all() });
});
