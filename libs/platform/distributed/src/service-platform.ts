import { randomUUID } from 'node:crypto';
import type { TenantId, TenantViews } from '@csp/kernel';
import { digest, settingsFrom, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import {
  createDoorbell,
  type ContextPorts,
  type Publication,
  type RuntimePorts,
  type Tracing,
} from '@csp/platform-runtime';
import { z } from 'zod';
import { canBeConnectedTo, mongoUrlRemedy } from './connection.ts';
import { prefixSetting } from './database-names.ts';
import { connectDistributed, type Distributed } from './distributed.ts';
import { AgencyTopics, type AgencyFeeds } from './kafka/agency-topics.ts';
import type { Source } from './kafka/inbox-store.ts';
import { kafkajsBroker, type BrokerSettings } from './kafka/kafkajs-broker.ts';
import { messaging } from './kafka/messaging.ts';
import { SharedDoorbell } from './shared-doorbell.ts';

const own = z.object({
  MONGO_URL: z
    .string('the address of a MongoDB: mongodb://mongo:27017')
    .refine(canBeConnectedTo, { error: mongoUrlRemedy }),
  KAFKA_BROKERS: z.string('the brokers of a Kafka: kafka:9092').regex(/^[^\s,]+:\d+(?:\s*,\s*[^\s,]+:\d+)*$/, {
    error: 'give host:port, several separated by commas: kafka-1:9092,kafka-2:9092',
  }),
  /** What all databases, topics and consumer groups begin with. */
  CSP_PREFIX: prefixSetting,
  KAFKA_TLS: z.enum(['yes', 'no']).default('no'),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  /** Whether the service that knows what agencies are told writes it to their topics. */
  AGENCY_TOPICS: z.enum(['yes', 'no'], { error: 'give yes or no' }).default('no'),
});

/** A mechanism without who signs in by it, or the other way round, would be found out by the brokers only. */
const settings = own.superRefine((given, context) => {
  const { KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD } = given;
  const together = { KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD };
  if (Object.values(together).every((value) => value === undefined)) return;
  for (const [name, value] of Object.entries(together))
    if (value === undefined)
      context.addIssue({ code: 'custom', path: [name], message: 'the three KAFKA_SASL_ settings go together' });
});

export type DistributedSettings = z.infer<typeof settings>;

/** Throws `ConfigurationInvalid` that names the first setting that is wrong. */
export const readDistributedSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): DistributedSettings => settingsFrom(settings, environment);

const brokerSettings = (settings: DistributedSettings): Omit<BrokerSettings, 'clientId'> => {
  const { KAFKA_BROKERS: brokers, KAFKA_TLS, KAFKA_SASL_MECHANISM: mechanism } = settings;
  const { KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '' } = settings;
  // One of the three, which the type of the driver wants one by one.
  const sasl = mechanism && ({ mechanism, username, password } as BrokerSettings['sasl']);
  return { brokers, ssl: KAFKA_TLS === 'yes', ...(sasl && { sasl }) };
};

/** What a service reads of others. */
export interface Others {
  readonly sources: readonly Source[];
  /** Whether a publication is the founding of its tenant. */
  readonly founds: (publication: Publication) => boolean;
}

/** What agencies are told, from a context that knows it. `views`: that context's, of a tenant. */
export type MakeAgencyFeeds = (ports: ContextPorts, views: (tenant: TenantId) => TenantViews) => AgencyFeeds;

/** How often to look for what another process has taken in. */
const lookMilliseconds = 2_000;
const leaseMilliseconds = 10_000;

interface Setup {
  readonly context: Source;
  readonly logger: { warn(detail: object, message: string): void; error(detail: object, message: string): void };
  readonly tracing?: Tracing;
}

/** Of this process, and heard by the others of its service. */
const bellOf = (
  { context, logger }: Setup,
  sources: readonly Source[],
  distributed: Distributed,
  processId: string,
) => {
  const heard = [context.name, ...sources.map(({ name }) => name)];
  return new SharedDoorbell({
    own: createDoorbell(),
    database: distributed.common,
    service: context.name,
    processId,
    everything: () => distributed.tenants().flatMap((tenant) => heard.map((name) => ({ context: name, tenant }))),
    failed: ({ message: reason }) => logger.warn({ reason }, 'Other processes of this service could not be heard.'),
  });
};

/**
 * One service's platform: its log and views in MongoDB, what it publishes and reads through Kafka. Any number of processes of a
 * service may run at once.
 */
export const onMongoAndKafka =
  (given: DistributedSettings, { sources, founds }: Others, makeFeeds?: MakeAgencyFeeds) =>
  async ({ context, logger, tracing }: Setup) => {
    const { MONGO_URL, CSP_PREFIX, AGENCY_TOPICS } = given;
    const distributed = await connectDistributed(MONGO_URL, { prefix: CSP_PREFIX });
    const broker = kafkajsBroker({ ...brokerSettings(given), clientId: `${CSP_PREFIX}-${context.name}` });
    const met: TenantId[] = [];
    const processId = randomUUID();
    const doorbell = bellOf({ context, logger }, sources, distributed, processId);
    const talk = messaging({
      context,
      sources,
      distributed,
      broker,
      doorbell,
      processId,
      founds,
      founded: (tenant) => void met.push(tenant),
      tell: (incident, detail) => logger.warn({ incident, ...detail }, 'What services tell each other was disturbed.'),
      prefix: CSP_PREFIX,
      ...(tracing && { tracing }),
    });
    const ports: RuntimePorts = {
      store: distributed.store,
      views: distributed.views,
      tenants: distributed.tenants,
      clock: systemClock,
      ids: timeOrderedIds(systemClock),
      timers: systemTimers,
      doorbell,
      digest,
      soleWriter: false,
      published: talk.published,
      ...(tracing && { tracing }),
      alarm: (kind, detail) => logger.error({ alarm: kind, ...detail }, 'An event could not be taken in.'),
    };
    let topics: AgencyTopics | undefined;
    return {
      ports,
      begun: async (own: ContextPorts) => {
        doorbell.start();
        await talk.start();
        if (!makeFeeds || AGENCY_TOPICS === 'no') return;
        topics = new AgencyTopics({
          feeds: makeFeeds(own, (tenant) => distributed.views(context.name).of(tenant)),
          broker,
          tenants: () => distributed.tenants(),
          database: distributed.database(context.name),
          lease: {
            database: distributed.common,
            name: 'agency-topics',
            holder: processId,
            milliseconds: leaseMilliseconds,
          },
          incidents: talk.incidents,
          topicPrefix: CSP_PREFIX,
          lookMilliseconds,
        });
        topics.start();
      },
      newTenants: async () => met.splice(0),
      // Without Kafka a service still answers and still takes commands: what others are to hear waits in its log.
      checks: { storage: () => distributed.reached() },
      counts: () => talk.incidents.all(),
      close: async () => {
        await topics?.close();
        await talk.close();
        await doorbell.close();
        await broker.close();
        await distributed.close();
      },
    };
  };
