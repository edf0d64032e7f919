import { randomUUID } from 'node:crypto';
import type { TenantId } from '@csp/kernel';
import { kafkajsBroker } from '@csp/platform-distributed';
import type { Asking, ContextPorts } from '@csp/platform-runtime';
import { subscriptionsContext } from '@csp/subscriptions-service';
import { Kafka, logLevel } from 'kafkajs';

/** A message as it stands in a topic. */
export interface Found {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Settles when it is so; throws with what it is instead when it isn't for too long. */
export const until = async (
  isSo: () => Promise<boolean> | boolean,
  instead: () => unknown = () => '',
  milliseconds = 60_000,
): Promise<void> => {
  for (const began = performance.now(); performance.now() - began < milliseconds;) {
    if (await isSo()) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`It isn't so after ${milliseconds / 1_000} s. ${JSON.stringify(await instead())}`);
};

/** All topics of a prefix. */
export const topicsOf = async (brokers: string, prefix: string): Promise<string[]> => {
  const admin = new Kafka({ brokers: [brokers], clientId: 'spec', logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return (await admin.listTopics()).filter((name) => name.startsWith(`${prefix}.`)).sort();
  } finally {
    await admin.disconnect();
  }
};

/** All that a topic holds, partition after partition, as a reader from the beginning has it. */
export const everythingIn = async (brokers: string, topic: string): Promise<Found[]> => {
  const broker = kafkajsBroker({ brokers, clientId: 'spec' });
  const ends = await broker.offsets(topic);
  const found = new Map<number, Map<number, Found>>(ends.map(({ partition }) => [partition, new Map()]));
  const reading = await broker.consume({
    group: `spec-${randomUUID()}`,
    topics: [topic],
    partitions: 1,
    receive: async ({ partition, messages }) => {
      for (const { offset, key, headers, body } of messages) {
        const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
        const one = { key: String(key), headers: Object.fromEntries(texts) as Found['headers'], body: String(body) };
        found.get(partition)!.set(offset, one);
      }
      return 'taken';
    },
    crashed: () => {},
  });
  await until(() => ends.every(({ partition, next }) => found.get(partition)!.size >= next));
  await reading.close();
  await broker.close();
  return [...found.values()].flatMap((messages) => [...messages.values()]);
};

/** As a reader keeps them: a message whose id it has is a repeat. */
export const onceEach = (messages: readonly Found[]): Found[] => [
  ...new Map(messages.map((message) => [message.headers['ce_id'], message])).values(),
];

type Ask = (
  parent: object,
  args: object,
  asking: Asking,
) => Promise<{
  readonly messages: readonly { readonly event: unknown }[];
  readonly cursor: string;
}>;

/** What the query of the graph tells an officer of an agency, from the beginning. */
export const overGraphQL = async (ports: ContextPorts, agencyId: string, tenant: TenantId): Promise<unknown[]> => {
  const { Query } = subscriptionsContext.subgraph!.resolvers(ports) as unknown as {
    readonly Query: { readonly actionPointEvents: Ask };
  };
  const grants = [{ tenant, role: 'agency-officer', agencyId }] as const;
  const asking: Asking = { tenant, principal: { id: 'officer', kind: 'person', grants } };
  const events: unknown[] = [];
  for (let after = '0'; ;) {
    const { messages, cursor } = await Query.actionPointEvents({}, { first: 100, after }, asking);
    if (messages.length === 0) return events;
    events.push(...messages.map(({ event }) => event));
    after = cursor;
  }
};
