import { Kafka, logLevel, type Admin } from 'kafkajs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cutLine } from '../testing/cut-line.ts';
import { insist } from '../testing/faults.ts';
import {
  append,
  arrivedAt,
  begun,
  brokersNamed,
  cambridge,
  commitOf,
  complete,
  provisioned,
  publishedBy,
  tenants,
  until,
  world,
  type Service,
} from '../testing/messages.ts';
import { serverUrl } from '../testing/server.ts';
import { topicOf } from './topics.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let here = world();
afterEach(async () => {
  await here.end();
  here = world();
});

const topic = () => topicOf('tally', here.prefix);
const group = () => `${here.prefix}.echo.inbox`;

/** Past our port, straight at the broker. */
const asAdmin = async <T>(work: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = new Kafka({ brokers: [brokersNamed()], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};

/** Loses the first messages of every partition: all, or those before an offset. */
const truncate = (before?: number) =>
  asAdmin(async (admin) => {
    const partitions = await admin.fetchTopicOffsets(topic());
    await admin.deleteTopicRecords({
      topic: topic(),
      partitions: partitions
        .filter(({ high }) => Number(high) > 0)
        .map(({ partition, high }) => ({ partition, offset: String(Math.min(before ?? Number(high), Number(high))) })),
    });
  });

/** A writer and a reader that have all that there is. */
const settled = async (to = 30) => {
  const [writer, reader] = [await here.writer(), await here.reader()];
  await provisioned(writer);
  for (const tenant of tenants) await append(writer, tenant, 1, to);
  await begun(writer, reader);
  const sum = await complete(writer, reader);
  return { writer, reader, sum };
};

describe('a reader', () => {
  it('whose offsets were deleted is given everything again, and drops it', async () => {
    const { writer, reader, sum } = await settled();
    await reader.close();
    for (const tenant of tenants) await append(writer, tenant, 31, 40);
    await asAdmin((admin) => admin.deleteGroups([group()]));
    const again = await here.reader();
    await again.start();
    const all = await complete(writer, again);
    await until(
      () => again.incidents.of('repeat') >= sum,
      () => again.incidents.all(),
    );
    expect(again.incidents.of('taken-in')).toBe(all - sum);
    expect(again.incidents.of('offset-jump')).toBe(0);
  });
  it('whose offsets were moved ahead notices, and reads back what it passed over', async () => {
    const { writer, reader } = await settled();
    await reader.close();
    for (const tenant of tenants) await append(writer, tenant, 31, 60);
    const counts = await Promise.all(tenants.map(async (tenant) => (await publishedBy(writer, tenant)).length));
    const sum = counts.reduce((a, b) => a + b, 0);
    await until(() => writer.incidents.of('published') === sum);
    await asAdmin(async (admin) => {
      const partitions = (await admin.fetchTopicOffsets(topic())).map(({ partition, high: offset }) => ({
        partition,
        offset,
      }));
      await admin.setOffsets({ groupId: group(), topic: topic(), partitions });
    });
    const again = await here.reader();
    await again.start();
    for (const tenant of tenants) await append(writer, tenant, 61, 64);
    await complete(writer, again);
    expect(again.incidents.of('offset-jump')).toBeGreaterThan(0);
    expect(again.told.map(({ incident }) => incident)).toContain('offset-jump');
    expect(again.inbox.standing).toEqual([]);
  });
  it('that misses what the topic has lost says so, stands still, and goes on once it was published again', async () => {
    const { writer, reader } = await settled();
    await reader.close();
    for (const tenant of tenants) await append(writer, tenant, 31, 60);
    const wanted = await Promise.all(tenants.map((tenant) => publishedBy(writer, tenant)));
    await until(() => writer.incidents.of('published') === wanted.flat().length);
    const before = await Promise.all(tenants.map((tenant) => arrivedAt(reader, tenant).catch(() => [])));
    expect(before.flat()).toEqual([]);
    await truncate();
    const again = await here.reader();
    await again.start();
    for (const tenant of tenants) await append(writer, tenant, 61, 66);
    await until(
      () => again.inbox.standing.length === tenants.length,
      () => [again.inbox.standing, again.incidents.all()],
    );
    await until(
      () => again.incidents.of('missing') >= tenants.length,
      () => again.incidents.all(),
    );
    expect(again.incidents.of('gap')).toBeGreaterThanOrEqual(tenants.length);
    expect(again.incidents.of('offset-jump')).toBeGreaterThan(0);
    expect(again.incidents.of('taken-in')).toBe(0);
    expect(again.told.find(({ incident }) => incident === 'missing')?.detail).toMatchObject({ context: 'tally' });
    for (const tenant of tenants) await writer.relay.republish(tenant);
    await complete(writer, again);
    await until(
      () => again.inbox.standing.length === 0,
      () => again.inbox.standing,
    );
    expect(again.incidents.of('filled')).toBe(tenants.length);
  });
  it('that never saw what a topic has lost does not take in what comes after', async () => {
    const writer = await here.writer();
    await provisioned(writer, [cambridge]);
    await append(writer, cambridge, 1, 30);
    await writer.start();
    await until(() => writer.incidents.of('published') === 20);
    await truncate(5);
    const reader = await here.reader();
    await reader.start();
    await until(
      () => reader.incidents.of('missing') > 0,
      () => reader.incidents.all(),
    );
    expect(await arrivedAt(reader, cambridge)).toEqual([]);
    await writer.relay.republish(cambridge);
    await complete(writer, reader, [cambridge]);
  });
  it('whose topic was made anew begins again with it', async () => {
    const { writer, reader, sum } = await settled();
    await Promise.all([writer.close(), reader.close()]);
    await asAdmin((admin) => admin.deleteTopics({ topics: [topic()] }));
    const [next, again] = [await here.writer(), await here.reader()];
    await next.start();
    for (const tenant of tenants) await append(next, tenant, 31, 36);
    await until(() => next.incidents.of('published') > 0);
    for (const tenant of tenants) await next.relay.republish(tenant);
    await again.start();
    expect(await complete(next, again)).toBeGreaterThan(sum);
  });
  it('waits for a database that fails, and goes on where it was', async () => {
    const { writer, reader } = await settled(10);
    await reader.close();
    for (const tenant of tenants) await append(writer, tenant, 11, 30);
    let failures = 6;
    const again = await here.reader({
      // Asked for in the middle of taking in: as a database that went away answers.
      founds: () => {
        if (failures-- > 0) throw new Error('connection reset');
        return false;
      },
    });
    await again.start();
    await complete(writer, again);
    expect(again.incidents.of('storage')).toBeGreaterThan(0);
    expect(again.incidents.of('gap')).toBe(0);
  });
  it('lets others take in what its own database refuses for long, and takes part again when it doesn’t', async () => {
    const { writer, reader } = await settled(10);
    await reader.close();
    for (const tenant of tenants) await append(writer, tenant, 11, 20);
    const again: Service = await here.reader({
      founds: () => {
        if (again.incidents.of('stood-aside') === 0) throw new Error('connection reset');
        return false;
      },
    });
    await again.start();
    await complete(writer, again);
    for (const tenant of tenants) await append(writer, tenant, 21, 30);
    await complete(writer, again);
    expect(again.incidents.of('stood-aside')).toBe(1);
    expect(again.incidents.of('offset-jump')).toBe(0);
    expect(again.incidents.of('gap')).toBe(0);
  });
  it('is told of what it has stored, although the database’s answer was lost on the way', async () => {
    const line = await cutLine(serverUrl());
    const beside = world({ prefix: here.prefix, mongo: line.url });
    const [writer, reader] = [await here.writer(), await beside.reader()];
    await provisioned(writer, [cambridge]);
    await begun(writer, reader);
    await append(writer, cambridge, 1, 1);
    await complete(writer, reader, [cambridge]);
    let told = 0;
    const look = async () => (told = (await arrivedAt(reader, cambridge)).length);
    reader.doorbell.listen('tally', cambridge, () => void look().catch(() => undefined));
    const commit = commitOf(2);
    line.cut('when the server has answered', commit.commandId);
    await insist(writer, cambridge, commit);
    await until(() => reader.incidents.of('storage') > 0);
    line.cut('when the server has answered', 'nothing any more');
    await until(
      () => told === 2,
      () => [told, reader.told, reader.incidents.all()],
    );
    expect(reader.incidents.of('taken-in')).toBe(1);
    await reader.close();
    line.close();
  });
});
