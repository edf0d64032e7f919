import type { TenantId } from '@csp/kernel';
import { Kafka, logLevel, Partitioners, type Message } from 'kafkajs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Publication } from '@csp/platform-runtime';
import { tallyContext } from '@csp/platform-conformance';
import {
  append,
  arrivedAt,
  begun,
  brokersNamed,
  cambridge,
  complete,
  inboxOf,
  provisioned,
  until,
  world,
} from '../testing/messages.ts';
import { encode } from './message.ts';
import { topicOf } from './topics.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let here = world();
afterEach(async () => {
  await here.end();
  here = world();
});

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const publication = (
  change: Partial<Publication> = {},
  events = [{ type: 'Counted.v1', data: { amount: 1 } }],
): Publication => {
  const { position = 1 } = change;
  const commit = {
    position,
    stream: 'tally-x',
    version: position,
    commandId: id(position),
    commandDigest: 'd',
    at: '2020-02-11T10:00:00.000Z',
    actor: 'someone',
    correlation: id(position),
    causation: id(position),
    events,
  };
  return { context: 'tally', tenant: cambridge, previous: position - 1, position, commit, ...change };
};

/** As it would be sent, and changed. */
const message = (one: Publication, change: Partial<Message> & { headers?: object } = {}): Message => {
  const { key, headers, body } = encode(one);
  return { key, value: body, ...change, headers: { ...headers, ...change.headers } };
};

/** Past our port: as anybody may write who can reach the broker. */
const write = async (messages: readonly Message[], context = 'tally') => {
  const kafka = new Kafka({ brokers: [brokersNamed()], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  await producer.send({ topic: topicOf(context, here.prefix), messages: [...messages] });
  await producer.disconnect();
};

describe('messages that are no publications', () => {
  it('are each counted by what is wrong with them, and hold nothing up', async () => {
    const [writer, reader] = [await here.writer(), await here.reader({ mostBodyBytes: 100_000 })];
    await provisioned(writer, [cambridge]);
    await begun(writer, reader);
    await append(writer, cambridge, 1, 10);
    await complete(writer, reader, [cambridge]);
    // A broker that has just begun may have sent it away once while it joined its group.
    const before = reader.told.length;
    const next = publication({ position: 1_000, previous: 0 });
    await write([
      { key: cambridge, value: 'not ours' },
      { key: cambridge, value: null },
      { key: null, value: Buffer.from([0xff, 0x00]) },
      message(next, { headers: { ce_specversion: '0.3' } }),
      message(next, { headers: { ce_sequence: 'NaN' } }),
      message(next, { headers: { ce_partitionkey: '{"$ne":null}' } }),
      message(next, { headers: { ce_source: '/csp/meetings/cambridge-city' } }),
      message(next, { key: 'fenland' }),
      message(next, { headers: { ce_type: 'uk.gov.csp.tally.commit.v2' } }),
      message(next, { headers: { ce_type: 'com.example.order' } }),
      message(next, { value: '{"version":1' }),
      message(next, { value: null }),
      message(next, { value: '{"events":"none"}' }),
      message(next, { value: 'x'.repeat(100_001) }),
    ]);
    await append(writer, cambridge, 11, 20);
    await complete(writer, reader, [cambridge]);
    const expected = {
      'refused:foreign': 3,
      'refused:attributes': 5,
      'refused:type': 2,
      'refused:body': 3,
      'refused:oversized': 1,
    };
    // They are spread over partitions, and those of others may come a moment later.
    await until(
      () => Object.entries(expected).every(([incident, count]) => reader.incidents.of(incident as 'gap') === count),
      () => reader.incidents.all(),
    );
    expect(reader.told.slice(before).filter(({ incident }) => incident === 'crashed')).toEqual([]);
    expect(reader.incidents.of('gap')).toBe(0);
    const { detail = {} } = reader.told.find(({ incident }) => incident === 'refused:oversized') ?? {};
    expect(detail).toMatchObject({
      topic: topicOf('tally', here.prefix),
      reason: '100001 bytes are more than 100000.',
    });
    expect(Object.keys(detail).sort()).toEqual(['offset', 'partition', 'reason', 'topic']);
  });
  it('that come again from last year change nothing, neither as they were nor as somebody has altered them', async () => {
    const [writer, reader] = [await here.writer(), await here.reader()];
    await provisioned(writer, [cambridge]);
    await begun(writer, reader);
    await append(writer, cambridge, 1, 10);
    await complete(writer, reader, [cambridge]);
    const arrived = await inboxOf(reader, cambridge);
    const [first] = arrived;
    const altered = { ...first!, commit: { ...first!.commit, at: '2019-02-11T10:00:00.000Z', actor: 'somebody else' } };
    await write([...arrived.map((one) => message(one)), message(altered)]);
    await until(
      () => reader.incidents.of('repeat') === arrived.length + 1,
      () => reader.incidents.all(),
    );
    await append(writer, cambridge, 11, 20);
    await complete(writer, reader, [cambridge]);
    expect((await inboxOf(reader, cambridge)).slice(0, arrived.length)).toEqual(arrived);
    expect(reader.incidents.of('gap')).toBe(0);
  });
  it('of a name that nobody here knows are kept and passed over; in an unknown version they park their stream', async () => {
    const reader = await here.reader({ sources: [tallyContext] });
    await reader.start();
    const counted = { type: 'Counted.v1', data: { amount: 1 } };
    await write([
      message(publication({ position: 1, previous: 0 }, [{ type: 'TallyPainted.v1', data: { amount: 0 } }])),
      message(publication({ position: 2 }, [{ type: 'Counted.v9', data: { amount: 9 } }, counted])),
      message(publication({ position: 3 }, [{ type: 'TallyPainted.v1', data: { amount: 0 } }, counted])),
      message(publication({ position: 4 }, [{ type: 'TallyOpened.v1', data: { amount: 0 } }])),
    ]);
    await until(async () => (await inboxOf(reader, cambridge)).length === 4);
    const { publications, upTo } = await reader.published('tally', cambridge).read(0, 10);
    expect(upTo).toBe(4);
    expect(publications.map(({ position, notUnderstood }) => [position, notUnderstood])).toEqual([
      [2, 'Counted.v9 is not known here.'],
      [3, undefined],
      [4, undefined],
    ]);
    expect(publications[1]!.commit.events).toEqual([counted]);
    // What was the newest when it was published is brought up to date when it is read.
    expect(publications[2]!.commit.events[0]!.type).toBe('TallyOpened.v2');
    expect(reader.incidents.of('unknown-type')).toBeGreaterThan(0);
  });
});

describe('a tenant', () => {
  const registry = { name: 'registry', published: ['Founded.v1'], upcasts: {} };
  const founds = ({ context, commit }: Publication) =>
    context === 'registry' && commit.events.some(({ type }) => type === 'Founded.v1');
  const ely = 'ely' as TenantId;
  const founding = message(
    publication({ context: 'registry', tenant: ely }, [{ type: 'Founded.v1', data: { amount: 0 } }]),
  );

  it('is known from its founding on, which finds there what came before it on other topics', async () => {
    const founded: TenantId[] = [];
    const settings = {
      sources: [tallyContext, registry],
      founds,
      founded: (tenant: TenantId) => void founded.push(tenant),
    };
    const reader = await here.reader(settings);
    await reader.start();
    await write([message(publication({ tenant: ely })), message(publication({ tenant: ely, position: 2 }))]);
    await until(
      () => reader.incidents.of('unknown-tenant') === 2,
      () => reader.incidents.all(),
    );
    expect(reader.distributed.tenants()).toEqual([]);
    await write([founding], 'registry');
    await until(() => founded.length === 1);
    expect(reader.distributed.tenants()).toEqual([ely]);
    expect(await arrivedAt(reader, ely)).toHaveLength(2);
    await write([founding], 'registry');
    await until(() => reader.incidents.of('repeat') === 1);
    expect(founded).toEqual([ely]);
  });
  it('is known to a process that begins where another has died before it kept the founding, and finds it then', async () => {
    const dying = await here.reader({ sources: [registry], founds });
    await dying.distributed.provision(ely);
    await dying.close();
    const again = await here.reader({ sources: [registry], founds, founded: () => expect.fail('It was known.') });
    expect(again.distributed.tenants()).toEqual([ely]);
    await again.start();
    await write([founding], 'registry');
    await until(async () => (await arrivedAt(again, ely, 'registry')).length === 1);
  });
  it('that another process of the service has made known is told of as well', async () => {
    const founded: TenantId[] = [];
    const beside = await here.reader({ sources: [registry], founds, founded: (tenant) => void founded.push(tenant) });
    await beside.start();
    const first = await here.reader({ sources: [registry], founds });
    await first.distributed.provision(ely);
    await until(() => founded.length === 1);
    expect(beside.distributed.tenants()).toEqual([ely]);
  });
});
