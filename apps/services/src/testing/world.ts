import { randomBytes, randomUUID } from 'node:crypto';
import { actionPlanContext } from '@csp/action-plan-service';
import type { DomainEvent, TenantId } from '@csp/kernel';
import { meetingsContext } from '@csp/meetings-service';
import { outreachContext } from '@csp/outreach-service';
import { partnershipsContext } from '@csp/partnerships-service';
import { AgencyTopics, connectDistributed, kafkajsBroker, messaging, type Broker } from '@csp/platform-distributed';
import { digest, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import { contextPorts, createDoorbell, Runtime, type Context, type ContextPorts } from '@csp/platform-runtime';
import { agencyFeeds, subscriptionsContext } from '@csp/subscriptions-service';
import { othersOf } from '../others.ts';

/** The address of a server these specs use. Throws where none was named. */
export const named = (variable: 'MONGO_URL' | 'KAFKA_BROKERS'): string => {
  const address = process.env[variable];
  if (!address) throw new Error(`These specs need servers: \`npm run test:distributed\` brings them (${variable}).`);
  return address;
};

/** A process of the subscriptions service that writes agencies' topics. */
export interface Publisher {
  readonly topics: AgencyTopics;
  readonly ports: ContextPorts;
  /** The agencies that are told of a tenant, as this process knows. */
  agencies(tenant: TenantId): Promise<readonly string[]>;
  /** What it had to tell, counted. */
  counts(): Readonly<Record<string, number>>;
  /** As a kill does: its connections end, whatever it is doing, and its lease is not given back. */
  cutOff(): Promise<void>;
  close(): Promise<void>;
}

export interface Changes {
  /** Around the broker of the agencies' topics: to fail, to count. `cutOff`: the process's own. */
  readonly through?: (broker: Broker, cutOff: () => Promise<void>) => Broker;
}

export interface World {
  readonly prefix: string;
  readonly brokers: string;
  happened(tenant: TenantId, ...events: readonly DomainEvent[]): Promise<void>;
  publisher(changes?: Changes): Promise<Publisher>;
  end(): Promise<void>;
}

const leaseMilliseconds = 1_500;
const lookMilliseconds = 200;

/** The services that publish, which agencies' topics are made by, each over databases and topics of this world alone. */
export const world = async (brokers = named('KAFKA_BROKERS')): Promise<World> => {
  const prefix = `t${randomBytes(3).toString('hex')}`;
  const endings: (() => Promise<unknown>)[] = [];
  const service = async (context: Context, founded: (tenant: TenantId) => void) => {
    const distributed = await connectDistributed(named('MONGO_URL'), { prefix });
    const broker = kafkajsBroker({ brokers, clientId: `${prefix}-${context.name}` });
    const doorbell = createDoorbell();
    const processId = randomUUID();
    const talk = messaging({
      ...{ context, distributed, broker, doorbell, processId, founded, prefix },
      ...{ leaseMilliseconds, lookMilliseconds, partitions: 3, tell: () => {} },
      ...othersOf(context),
    });
    return { distributed, broker, doorbell, talk, processId };
  };

  const writers = [partnershipsContext, meetingsContext, actionPlanContext, outreachContext];
  const written = new Map<string, Awaited<ReturnType<typeof service>>>();
  for (const context of writers) {
    const one = await service(context, () => {});
    written.set(context.name, one);
    await one.talk.start();
    endings.push(async () => {
      await one.talk.close();
      await one.broker.close();
      await one.distributed.close();
    });
  }

  const happened: World['happened'] = async (tenant, ...events) => {
    for (const event of events) {
      const { name } = writers.find(({ published }) => published.includes(event.type))!;
      const { distributed, doorbell } = written.get(name)!;
      await distributed.provision(tenant);
      const log = distributed.store(name).of(tenant);
      await log.append(await commitOf(event, (stream) => log.history(stream)));
      doorbell.ring(name, tenant);
    }
  };

  const publisher: World['publisher'] = async ({ through = (one: Broker) => one }: Changes = {}) => {
    let runtime: Runtime | undefined = undefined;
    const { distributed, broker, doorbell, talk, processId } = await service(
      subscriptionsContext,
      (tenant) => void runtime?.admit(tenant).catch(() => undefined),
    );
    const { store, views, tenants } = distributed;
    const base = { store, views, tenants, doorbell, digest, clock: systemClock, timers: systemTimers };
    const ports = { ...base, ids: timeOrderedIds(systemClock), soleWriter: false, published: talk.published };
    runtime = new Runtime([subscriptionsContext], { ...ports, alarm: () => {} });
    const own = contextPorts('subscriptions', runtime, ports, () => Promise.reject(new Error('Nothing is changed.')));
    const cutOff = async () => {
      await distributed.close();
      // As its connections would: others are given what it read of Kafka.
      await talk.close().catch(() => undefined);
    };
    const feeds = agencyFeeds(own, (tenant) => distributed.views('subscriptions').of(tenant));
    const topics = new AgencyTopics({
      feeds,
      broker: through(broker, cutOff),
      tenants,
      database: distributed.database('subscriptions'),
      lease: {
        database: distributed.common,
        name: 'agency-topics',
        holder: processId,
        milliseconds: leaseMilliseconds,
      },
      incidents: talk.incidents,
      topicPrefix: prefix,
      lookMilliseconds,
    });
    await runtime.start();
    await talk.start();
    topics.start();
    let closed: Promise<void> | undefined;
    const close = () =>
      (closed ??= (async () => {
        await topics.close();
        await talk.close();
        await runtime.stop().catch(() => undefined);
        await broker.close();
        await distributed.close();
      })());
    endings.push(close);
    return { topics, ports: own, agencies: feeds.agencies, counts: () => talk.incidents.all(), cutOff, close };
  };

  const end = async (): Promise<void> => {
    for (const ending of endings.splice(0).reverse()) await ending().catch(() => undefined);
  };
  return { prefix, brokers, happened, publisher, end };
};

const streamOf = (event: DomainEvent): string => {
  const { actionPointId } = event.data as { readonly actionPointId?: string };
  return actionPointId ? `action-point-${actionPointId}` : 'partnership-spec';
};

const commitOf = async (
  event: DomainEvent,
  history: (stream: string) => Promise<{ readonly events: readonly unknown[] }>,
) => {
  const commandId = randomUUID();
  const stream = streamOf(event);
  return {
    stream,
    version: (await history(stream)).events.length + 1,
    events: [event],
    commandId,
    commandDigest: 'd'.repeat(32),
    at: new Date(Date.UTC(2026, 10, 26, 9)).toISOString(),
    actor: 'someone',
    correlation: commandId,
    causation: commandId,
  };
};
