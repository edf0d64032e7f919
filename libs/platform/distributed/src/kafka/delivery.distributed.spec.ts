import { afterEach, describe, expect, it, vi } from 'vitest';
import { commit } from '../testing/commits.ts';
import {
  append,
  begun,
  cambridge,
  complete,
  inboxOf,
  provisioned,
  tenants,
  until,
  world,
} from '../testing/messages.ts';
import type { Broker, Producer } from './broker.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let here = world();
afterEach(async () => {
  await here.end();
  here = world();
});

/** A broker whose producer does this with what is sent. */
const sending =
  (send: (producer: Producer, ...sent: Parameters<Producer['send']>) => Promise<void>) =>
  (broker: Broker): Broker => ({
    ...broker,
    producer: async () => {
      const producer = await broker.producer();
      return { ...producer, send: (...sent) => send(producer, ...sent) };
    },
  });

describe('what is published', () => {
  it('arrives in order and completely, for each of several tenants', async () => {
    const [writer, reader] = [await here.writer(), await here.reader()];
    await provisioned(writer);
    await append(writer, cambridge, 1, 40);
    await begun(writer, reader);
    await Promise.all(tenants.map((tenant) => append(writer, tenant, 41, 120)));
    expect(await complete(writer, reader)).toBeGreaterThan(200);
    expect(reader.incidents.all()).toEqual({
      'taken-in': await complete(writer, reader),
      'unknown-tenant': await complete(writer, reader),
    });
  });
  it('arrives in an unbroken chain, with who and why', async () => {
    const [writer, reader] = [await here.writer(), await here.reader()];
    await provisioned(writer, [cambridge]);
    await append(writer, cambridge, 1, 20);
    await begun(writer, reader);
    await complete(writer, reader, [cambridge]);
    const stored = await writer.distributed.store('tally').of(cambridge).read(0, 100);
    let before = 0;
    for (const { position, previous, commit } of await inboxOf(reader, cambridge)) {
      expect(previous).toBe(before);
      before = position;
      const { events: _, ...rest } = commit;
      expect(stored[position - 1]).toMatchObject(rest);
    }
  });
  it('arrives however large it is, as far as a log takes it', async () => {
    const [writer, reader] = [await here.writer(), await here.reader()];
    await provisioned(writer, [cambridge]);
    await begun(writer, reader);
    const large = { type: 'Counted.v1', data: { note: 'ŵ'.repeat(2_500_000) } };
    const log = writer.distributed.store('tally').of(cambridge);
    expect(await log.append(commit({ events: [large] }))).toMatchObject({ kind: 'appended' });
    await append(writer, cambridge, 1, 3);
    expect(await complete(writer, reader, [cambridge])).toBe(3);
    expect(reader.incidents.of('refused:oversized')).toBe(0);
  });
  it('is published again where a process died between acknowledgement and writing it down, and is dropped', async () => {
    let sends = 0;
    const dying = sending(async (producer, ...sent) => {
      await producer.send(...sent);
      if (sends++ % 2 === 0) throw new Error('It died here.');
    });
    const [writer, reader] = [await here.writer({ through: dying }), await here.reader()];
    await provisioned(writer, [cambridge]);
    await begun(writer, reader);
    for (const n of [0, 20, 40, 60]) {
      await append(writer, cambridge, n + 1, n + 20);
      await complete(writer, reader, [cambridge]);
    }
    await until(
      () => reader.incidents.of('repeat') > 0,
      () => reader.incidents.all(),
    );
    expect(writer.incidents.of('relay-failed')).toBeGreaterThan(0);
    expect(reader.incidents.of('gap')).toBe(0);
  });
  it('is published from the beginning by a relay that has lost its place, and nothing is doubled', async () => {
    const [writer, reader] = [await here.writer(), await here.reader()];
    await provisioned(writer);
    for (const tenant of tenants) await append(writer, tenant, 1, 30);
    await begun(writer, reader);
    const sum = await complete(writer, reader);
    await writer.relay.close();
    for (const tenant of tenants) await writer.distributed.database('tally')(tenant).collection('relay').deleteMany({});
    const again = await here.writer();
    await again.start();
    await until(
      () => reader.incidents.of('repeat') >= sum,
      () => reader.incidents.all(),
    );
    expect(await complete(again, reader)).toBe(sum);
    expect(reader.incidents.of('taken-in')).toBe(sum);
  });
  it('of two processes, is published by one; the other goes on when that one dies, and where it had come to', async () => {
    const sent = new Map<string, number>();
    const counting = (name: string) =>
      sending(async (producer, topic, messages) => {
        sent.set(name, (sent.get(name) ?? 0) + messages.length);
        await producer.send(topic, messages);
      });
    const [first, second, reader] = [
      await here.writer({ through: counting('first') }),
      await here.writer({ through: counting('second') }),
      await here.reader(),
    ];
    await provisioned(first, [cambridge]);
    await second.distributed.refresh();
    await first.start();
    await until(() => first.relay.leads);
    await begun(second, reader);
    await append(first, cambridge, 1, 30);
    await append(second, cambridge, 31, 60);
    const before = await complete(first, reader, [cambridge]);
    expect([...sent]).toEqual([['first', before]]);
    expect(second.relay.leads).toBe(false);
    // Its connections die with it: it can't give its lease back.
    await first.distributed.close();
    await append(second, cambridge, 61, 90);
    const after = await complete(second, reader, [cambridge]);
    expect(second.relay.leads).toBe(true);
    expect(sent.get('second')).toBe(after - before);
    expect(reader.incidents.of('gap')).toBe(0);
  });
  it('from a process that was paused and had been replaced, is dropped', async () => {
    let wake: (() => void) | undefined;
    const pausing = sending(async (producer, ...sent) => {
      if (!wake) await new Promise<void>((awake) => (wake = awake));
      await producer.send(...sent);
    });
    const [paused, second, reader] = [
      await here.writer({ through: pausing, leaseMilliseconds: 600_000 }),
      await here.writer({ leaseMilliseconds: 500 }),
      await here.reader(),
    ];
    await provisioned(paused, [cambridge]);
    await second.distributed.refresh();
    await append(paused, cambridge, 1, 20);
    await paused.start();
    await until(() => wake !== undefined);
    await begun(second, reader);
    await append(second, cambridge, 21, 40);
    const sum = await complete(second, reader, [cambridge]);
    wake?.();
    await until(
      () => paused.incidents.of('relay-replaced') === 1,
      () => paused.incidents.all(),
    );
    expect(paused.relay.leads).toBe(false);
    await until(() => reader.incidents.of('repeat') > 0);
    await append(second, cambridge, 41, 60);
    expect(await complete(second, reader, [cambridge])).toBeGreaterThan(sum);
    expect(reader.incidents.of('gap')).toBe(0);
  });
});
