import { randomBytes } from 'node:crypto';
import { actionPlanPublished, actionPlanUpcasts } from '@csp/action-plan-contract';
import type { EventStore, TenantId } from '@csp/kernel';
import { meetingsPublished, meetingsUpcasts } from '@csp/meetings-contract';
import { outreachPublished, outreachUpcasts } from '@csp/outreach-contract';
import { partnershipsPublished, partnershipsUpcasts } from '@csp/partnerships-contract';
import {
  connectDistributed,
  onMongoAndKafka,
  readDistributedSettings,
  type Others,
  type Source,
} from '@csp/platform-distributed';
import { contextPorts, Runtime, type Context, type Here, type RuntimePorts } from '@csp/platform-runtime';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { gate } from '../measurement.ts';
import { officer } from '../platform.ts';

/** A context as its service runs it, on MongoDB and Kafka, without the graph in front. */
export interface OpenContext {
  readonly ports: RuntimePorts;
  readonly runtime: Runtime;
  here(tenant: TenantId): Here;
  /** What it had to tell of messages, and what its consumers could not take in. */
  readonly told: readonly string[];
  close(): Promise<void>;
}

/** Databases and topics of one figure's own, on servers that others may use too. */
export interface Installation {
  /** What its databases and topics begin with. */
  readonly prefix: string;
  /** `around` may listen to what passes between the context and its log. */
  open(context: Context, around?: Around): Promise<OpenContext>;
  /** Takes away all that was made. */
  clear(): Promise<void>;
}

type Around = (store: RuntimePorts['store']) => (context: string) => EventStore;

const publishing: readonly Source[] = [
  { name: 'partnerships', published: partnershipsPublished, upcasts: partnershipsUpcasts },
  { name: 'meetings', published: meetingsPublished, upcasts: meetingsUpcasts },
  { name: 'action-plan', published: actionPlanPublished, upcasts: actionPlanUpcasts },
  { name: 'outreach', published: outreachPublished, upcasts: outreachUpcasts },
];

/** As apps/services has it. Partnerships are made known to all from the beginning here, and founded by none. */
const othersOf = ({ name, views, policies }: Context): Others => {
  const read = new Set([...views, ...policies].map(({ source }) => source));
  return { sources: publishing.filter((one) => one.name !== name && read.has(one.name)), founds: () => false };
};

export const brokers = (): string[] => (process.env['KAFKA_BROKERS'] ?? '').split(',');

/** Connects to what MONGO_URL and KAFKA_BROKERS name, with these partnerships. */
export const install = async (tenants: readonly TenantId[]): Promise<Installation> => {
  const prefix = `b${randomBytes(3).toString('hex')}`;
  const settings = readDistributedSettings({ ...process.env, CSP_PREFIX: prefix });
  const distributed = await connectDistributed(settings.MONGO_URL, { prefix });
  for (const tenant of tenants) await distributed.provision(tenant);
  await distributed.close();
  return {
    prefix,
    open: async (context, around = (store) => store) => {
      const told: string[] = [];
      const tell = (detail: object) => void told.push(JSON.stringify(detail));
      const platform = await onMongoAndKafka(
        settings,
        othersOf(context),
      )({ context, logger: { warn: tell, error: tell } });
      const ports = { ...platform.ports, store: around(platform.ports.store) };
      const runtime = new Runtime([context], ports);
      await runtime.start();
      const own = contextPorts(context.name, runtime, ports, (request) => runtime.act(request));
      await platform.begun(own);
      return {
        ports,
        runtime,
        told,
        here: (tenant) => own.of({ tenant, principal: officer(tenant) }),
        close: async () => {
          await runtime.stop();
          await platform.close();
        },
      };
    },
    clear: async () => {
      await dropDatabases(settings.MONGO_URL, prefix);
      await dropTopics(prefix);
    },
  };
};

const dropDatabases = async (url: string, prefix: string): Promise<void> => {
  const connection = await mongoose.createConnection(url).asPromise();
  for (const { name } of (await connection.listDatabases()).databases)
    if (name === prefix || name.startsWith(`${prefix}_`)) await connection.useDb(name).dropDatabase();
  await connection.close();
};

const dropTopics = async (prefix: string): Promise<void> => {
  const admin = new Kafka({ brokers: brokers(), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((name) => name.startsWith(`${prefix}.`));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
};

/** Settles as `work` does, or fails when that takes so long that it won't. */
export const within = async <T>(seconds: number, what: string, work: Promise<T>): Promise<T> => {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, fail) => {
    late = setTimeout(() => {
      try {
        gate(false, `${what} after ${seconds} s.`);
      } catch (error) {
        fail(error as Error);
      }
    }, seconds * 1_000);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(late));
};
