import type { Doorbell, TenantId } from '@csp/kernel';
import { following, type PublicationSource, type Tracing } from '@csp/platform-runtime';
import type { Connection } from 'mongoose';
import type { Broker } from './broker.ts';
import type { Incidents } from './incidents.ts';
import type { LeaseSettings } from './lease.ts';
import { LeasedRounds } from './leased-rounds.ts';
import { encode } from './message.ts';
import { RelayProgress, Replaced } from './relay-progress.ts';
import { batches, TopicWriter, type Batch } from './topic-writer.ts';
import { topicOf } from './topics.ts';

export interface RelaySettings {
  /** The context whose log is published. */
  readonly context: string;
  readonly broker: Broker;
  readonly tenants: () => readonly TenantId[];
  /** What is published of a tenant's log, in its newest shape. */
  readonly published: (tenant: TenantId) => PublicationSource;
  /** The database that a tenant's log is in. */
  readonly database: (tenant: TenantId) => Connection;
  readonly lease: LeaseSettings;
  readonly doorbell: Doorbell;
  readonly incidents: Incidents;
  readonly topicPrefix?: string;
  /** Of a topic that isn't there yet. */
  readonly partitions?: number;
  /** How often to look for what another process has appended, whose bell isn't heard here. */
  readonly lookMilliseconds: number;
  readonly tracing?: Tracing;
}

const pageSize = 200;
/** What is known of one tenant's log, while the lease is held. */
interface Line {
  /** How far the log was read, published or not. */
  read: number;
  /** The last publication that the broker has acknowledged. */
  previous: number;
}

/**
 * Publishes a context's logs, each tenant's in order, from where the last one who did so had come. What is acknowledged is written
 * down afterwards: a process that dies in between publishes again, and its readers drop the repeat.
 */
export class Relay {
  private readonly topic: string;
  private readonly rounds: LeasedRounds;
  private readonly writer: TopicWriter;
  private readonly lines = new Map<TenantId, Line>();

  constructor(private readonly settings: RelaySettings) {
    const { context, topicPrefix, broker, partitions = 6, incidents } = settings;
    this.topic = topicOf(context, topicPrefix);
    this.writer = new TopicWriter(broker, partitions);
    this.rounds = new LeasedRounds({
      ...settings,
      listen: (tenant, heard) => settings.doorbell.listen(context, tenant, heard),
      work: (tenant) => this.publish(tenant),
      forget: (tenant) => void (tenant ? this.lines.delete(tenant) : this.lines.clear()),
      failed: ({ message: reason }, tenant) => incidents.report('relay-failed', { context, tenant, reason }),
      replaced: (tenant) => incidents.report('relay-replaced', { context, tenant }),
    });
  }

  start(): void {
    this.rounds.start();
  }

  /** Whether this is the process that publishes. */
  get leads(): boolean {
    return this.rounds.token !== undefined;
  }

  /**
   * Publishes a tenant's log again, all that comes after a position: for readers whose copy can't be filled from the topic.
   * Those that have it drop it. Throws where another process leads.
   */
  async republish(tenant: TenantId, after = 0): Promise<void> {
    const { token } = this.rounds;
    if (token === undefined) throw new Error(`Another process publishes ${this.settings.context}.`);
    await this.rounds.idle();
    await this.progress(tenant).move(after, token);
    this.lines.delete(tenant);
    this.rounds.want(tenant);
  }

  /** Ends after what is being published, and lets another have the lease. */
  async close(): Promise<void> {
    await this.rounds.close();
    await this.writer.close();
    await this.rounds.release();
  }

  private async publish(tenant: TenantId): Promise<void> {
    const source = this.settings.published(tenant);
    const line = this.lines.get(tenant) ?? (await this.lineOf(tenant));
    this.lines.set(tenant, line);
    while (this.rounds.goesOn) {
      const { publications, upTo } = await source.read(line.read, pageSize);
      if (upTo === line.read) return;
      const placeOf = ({ position }: { readonly position: number }) => position;
      await following(this.settings.tracing, { name: 'publish', kind: 'producer' }, publications, async () => {
        for (const batch of batches(publications, line.previous, placeOf, (one, previous) =>
          encode({ ...one, previous }),
        ))
          await this.send(tenant, line, batch);
      });
      line.read = upTo;
    }
  }

  private async send(tenant: TenantId, line: Line, { messages, last }: Batch<number>): Promise<void> {
    const { token } = this.rounds;
    if (token === undefined) throw new Replaced('The lease ran out.');
    await this.writer.send(this.topic, messages);
    await this.progress(tenant).move(last, token);
    line.previous = last;
    this.settings.incidents.count('published', messages.length);
  }

  private async lineOf(tenant: TenantId): Promise<Line> {
    const position = await this.progress(tenant).position();
    return { read: position, previous: position };
  }

  private progress(tenant: TenantId): RelayProgress<number> {
    return new RelayProgress<number>(this.settings.database(tenant), this.topic, 0);
  }
}
