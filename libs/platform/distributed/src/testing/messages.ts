import { deepStrictEqual } from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Doorbell, NewCommit, TenantId } from '@csp/kernel';
import { createDoorbell, type Publication } from '@csp/platform-runtime';
import { connectDistributed, type Distributed } from '../distributed.ts';
import type { Broker } from '../kafka/broker.ts';
import { InboxStore, type Source } from '../kafka/inbox-store.ts';
import type { Incident } from '../kafka/incidents.ts';
import { kafkajsBroker } from '../kafka/kafkajs-broker.ts';
import { messaging, type Messaging, type MessagingSettings } from '../kafka/messaging.ts';
import { SharedDoorbell } from '../shared-doorbell.ts';
import { dropAll, freshPrefix, serverUrl } from './server.ts';

/** The brokers these specs use. Throws where none were named. */
export const brokersNamed = (): string => {
  const brokers = process.env['KAFKA_BROKERS'];
  if (!brokers)
    throw new Error('These specs need a broker: `npm run test:distributed` brings one, KAFKA_BROKERS names one.');
  return brokers;
};

/** One process of a service, as it has just begun. */
export interface Service extends Messaging {
  readonly distributed: Distributed;
  readonly doorbell: Doorbell;
  readonly told: { readonly incident: Incident; readonly detail: Readonly<Record<string, unknown>> }[];
}

export interface Changes extends Partial<MessagingSettings> {
  /** Around the broker: to fail, to count. */
  readonly through?: (broker: Broker) => Broker;
}

/** Two services, each with databases of its own, over topics of their own. */
export interface World {
  readonly prefix: string;
  /** A process that has a log and publishes it. */
  writer(changes?: Changes): Promise<Service>;
  /** A process that reads what the others publish. */
  reader(changes?: Changes): Promise<Service>;
  broker(): Broker;
  end(): Promise<void>;
}

/** The conformance suite's first context, as far as others see it. */
const tally: Source = { name: 'tally', published: ['TallyOpened.v2', 'Counted.v1', 'TallyClosed.v1'], upcasts: {} };
const reading: Source = { name: 'echo', published: [], upcasts: {} };

interface Place {
  /** Other servers than those that were named. */
  readonly brokers?: string;
  readonly mongo?: string;
  /** That of another process that shares its databases and topics. */
  readonly prefix?: string;
}

export const world = ({ brokers = brokersNamed(), mongo = serverUrl(), prefix = freshPrefix() }: Place = {}): World => {
  const endings: (() => Promise<unknown>)[] = [];
  const broker = () => {
    const made = kafkajsBroker({ brokers, clientId: prefix });
    endings.push(() => made.close());
    return made;
  };
  const service = async (databases: string, given: Partial<MessagingSettings>, changes: Changes): Promise<Service> => {
    const distributed = await connectDistributed(mongo, { prefix: databases });
    const processId = randomBytes(8).toString('hex');
    const told: Service['told'] = [];
    const { name } = given.context ?? reading;
    const doorbell = new SharedDoorbell({
      own: createDoorbell(),
      database: distributed.common,
      service: name,
      processId,
      everything: () =>
        distributed.tenants().flatMap((tenant) => ['tally', 'echo'].map((context) => ({ context, tenant }))),
      failed: ({ message }) => void told.push({ incident: 'storage', detail: { message } }),
    });
    const { through = (one: Broker) => one, ...others } = changes;
    const made = messaging({
      context: reading,
      sources: [],
      distributed,
      doorbell,
      broker: through(broker()),
      processId,
      founds: () => false,
      founded: () => {},
      tell: (incident, detail) => void told.push({ incident, detail }),
      prefix,
      partitions: 3,
      leaseMilliseconds: 1_500,
      lookMilliseconds: 200,
      ...given,
      ...others,
    });
    let closed: Promise<void> | undefined;
    const start = async () => {
      doorbell.start();
      await made.start();
    };
    const close = () =>
      (closed ??= made
        .close()
        .then(() => doorbell.close())
        .then(() => distributed.close()));
    endings.push(close);
    return { ...made, start, distributed, doorbell, told, close };
  };
  return {
    prefix,
    broker,
    writer: (changes = {}) => service(`${prefix}w`, { context: tally }, changes),
    reader: (changes = {}) => service(`${prefix}r`, { context: reading, sources: [tally] }, changes),
    end: async () => {
      for (const end of endings.splice(0).reverse()) await end();
      await dropAll(`${prefix}w`, mongo);
      await dropAll(`${prefix}r`, mongo);
    },
  };
};

/** Settles when it is so; throws with what it is instead when it isn't for too long. */
export const until = async (
  isSo: () => Promise<boolean> | boolean,
  instead: () => unknown = () => '',
  milliseconds = 60_000,
): Promise<void> => {
  for (const began = performance.now(); performance.now() - began < milliseconds;) {
    if (await isSo()) return;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error(`It isn't so after ${milliseconds / 1_000} s. ${JSON.stringify(instead())}`);
};

/** One of three holds nothing that is published, one of five an event beside that isn't. */
export const commitOf = (n: number): NewCommit => {
  const commandId = randomUUID();
  const noted = { type: 'TallyNoted.v1', data: { tallyId: 't', note: `private ${n}` } };
  const counted = { type: 'Counted.v1', data: { tallyId: 't', amount: n, note: '' } };
  return {
    stream: `tally-${commandId}`,
    version: 1,
    events: n % 3 === 0 ? [noted] : n % 5 === 0 ? [counted, noted] : [counted],
    commandId,
    commandDigest: 'd'.repeat(32),
    at: '2020-02-11T10:00:00.000Z',
    actor: 'someone',
    correlation: commandId,
    causation: commandId,
  };
};

/** Appends so many commits to a tenant's log, several at once, and rings as a runtime does. */
export const append = async (
  { distributed, doorbell }: Service,
  tenant: TenantId,
  from: number,
  to: number,
): Promise<void> => {
  const log = distributed.store('tally').of(tenant);
  const commits = Array.from({ length: to - from + 1 }, (_, index) => commitOf(from + index));
  for (let begin = 0; begin < commits.length; begin += 10) {
    await Promise.all(commits.slice(begin, begin + 10).map((commit) => log.append(commit)));
    doorbell.ring('tally', tenant);
  }
};

/** What a tenant's log publishes, in its order, from the log itself. */
export const publishedBy = async ({ distributed }: Service, tenant: TenantId): Promise<unknown[]> => {
  const types = new Set(tally.published);
  const commits = await distributed.store('tally').of(tenant).read(0, 1_000_000);
  return commits.flatMap(({ position, events, commandId }) => {
    const visible = events.filter(({ type }) => types.has(type)).map(({ type, data }) => ({ type, data }));
    return visible.length === 0 ? [] : [{ position, commandId, events: visible }];
  });
};

/** What has arrived of a tenant, in its order, from the database itself. */
export const arrivedAt = async ({ distributed }: Service, tenant: TenantId, context = 'tally'): Promise<unknown[]> =>
  (await inboxOf({ distributed }, tenant, context)).map(({ position, commit: { commandId, events } }) => ({
    position,
    commandId,
    events,
  }));

export const inboxOf = (
  { distributed }: Pick<Service, 'distributed'>,
  tenant: TenantId,
  context = 'tally',
): Promise<readonly Publication[]> =>
  new InboxStore(distributed.database('echo')(tenant), context, tenant).read(0, 1_000_000);

export const cambridge = 'cambridge-city' as TenantId;
/** Which fall into several partitions. */
export const tenants = [cambridge, ...['fenland', 'ely', 'huntingdon'].map((name) => name as TenantId)];

/**
 * Settles when all that the writer has published has arrived; throws unless it is in order, nothing twice, nothing else.
 * Answers how many there are.
 */
export const complete = async (
  writer: Service,
  reader: Service,
  of: readonly TenantId[] = tenants,
): Promise<number> => {
  let sum = 0;
  for (const tenant of of) {
    const published = await publishedBy(writer, tenant);
    await until(
      async () => (await arrivedAt(reader, tenant)).length >= published.length,
      () => [tenant, published.length, reader.incidents.all(), writer.incidents.all(), writer.told, reader.told],
    );
    deepStrictEqual(await arrivedAt(reader, tenant), published, tenant);
    sum += published.length;
  }
  return sum;
};

export const begun = async (...services: Service[]): Promise<void> => {
  for (const service of services) await service.start();
};

export const provisioned = async (writer: Service, of: readonly TenantId[] = tenants): Promise<void> => {
  for (const tenant of of) await writer.distributed.provision(tenant);
};
