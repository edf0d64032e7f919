import type { Doorbell, TenantId } from '@csp/kernel';
import { publicationsOf, type Publication, type PublicationSource, type Tracing } from '@csp/platform-runtime';
import type { Distributed } from '../distributed.ts';
import type { Broker } from './broker.ts';
import { Inbox } from './inbox.ts';
import type { Source } from './inbox-store.ts';
import { Incidents, type Tell } from './incidents.ts';
import { Relay } from './relay.ts';

export interface MessagingSettings {
  /** The context that this process runs. */
  readonly context: Source;
  /** Those of other processes that its views and policies read, and the one that founds tenants. */
  readonly sources: readonly Source[];
  readonly distributed: Distributed;
  readonly broker: Broker;
  /** The runtime's own: it rings for what has arrived, and is listened to for what is to be published. */
  readonly doorbell: Doorbell;
  /** Names this process, unlike any other that ever was: a new id at each start. */
  readonly processId: string;
  /** Whether a publication is the founding of its tenant. */
  readonly founds: (publication: Publication) => boolean;
  /** A tenant that has become known here, by its founding or through another process: for `Runtime.admit`. */
  readonly founded: (tenant: TenantId) => void;
  readonly tell: Tell;
  /** What the names of topics and groups begin with. */
  readonly prefix?: string;
  /** Of topics that aren't there yet. */
  readonly partitions?: number;
  /** How long the process that publishes may be silent before another takes its place. */
  readonly leaseMilliseconds?: number;
  /** How often to look for what other processes have appended to this log, and for tenants they have met. */
  readonly lookMilliseconds?: number;
  readonly mostBodyBytes?: number;
  readonly tracing?: Tracing;
}

/** One process's part in what contexts tell each other. */
export interface Messaging {
  /** For the runtime's port of this name. */
  readonly published: (context: string, tenant: TenantId) => PublicationSource;
  readonly incidents: Incidents;
  readonly inbox: Inbox;
  readonly relay: Relay;
  /** Once the runtime has begun. Settles although no broker answers: it goes on trying. */
  start(): Promise<void>;
  /** Before the runtime and the stores are closed. */
  close(): Promise<void>;
}

/** A relay for what the context publishes, and an inbox for what it reads, over MongoDB and Kafka. */
export const messaging = (settings: MessagingSettings): Messaging => {
  const { context, sources, distributed, broker, doorbell, processId, tell } = settings;
  const { leaseMilliseconds = 10_000, lookMilliseconds = 2_000, mostBodyBytes } = settings;
  const incidents = new Incidents(tell);
  const types = new Set(context.published);
  const database = distributed.database(context.name);
  const topics = sharedBy(settings);
  const relay = new Relay({
    context: context.name,
    broker,
    tenants: () => distributed.tenants(),
    published: (tenant) =>
      publicationsOf(context.name, tenant, distributed.store(context.name).of(tenant), context.upcasts, types),
    database,
    lease: {
      database: distributed.common,
      name: `relay/${context.name}`,
      holder: processId,
      milliseconds: leaseMilliseconds,
    },
    doorbell,
    incidents,
    lookMilliseconds,
    ...topics,
  });
  const inbox = new Inbox({
    service: context.name,
    sources,
    broker,
    database,
    offsets: distributed.common,
    isKnown: (tenant) => distributed.tenants().includes(tenant),
    founds: settings.founds,
    provision: (tenant) => distributed.provision(tenant),
    founded: settings.founded,
    doorbell,
    incidents,
    ...topics,
    ...(mostBodyBytes && { mostBodyBytes }),
  });
  let looking: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const fresh = await distributed.refresh().catch(() => []);
    if (!looking) return;
    for (const tenant of fresh) settings.founded(tenant);
    looking.refresh();
  };
  return {
    published: (name, tenant) => inbox.published(name, tenant),
    incidents,
    inbox,
    relay,
    start: async () => {
      if (types.size > 0) relay.start();
      if (sources.length > 0) await inbox.start();
      looking = setTimeout(() => void look(), lookMilliseconds);
    },
    close: async () => {
      clearTimeout(looking);
      looking = undefined;
      await Promise.all([relay.close(), inbox.close()]);
    },
  };
};

/** What relay and inbox are both told. */
const sharedBy = ({ prefix, partitions, tracing }: MessagingSettings) => ({
  ...(prefix && { topicPrefix: prefix }),
  ...(partitions && { partitions }),
  ...(tracing && { tracing }),
});
