import type { Doorbell, TenantId } from '@csp/kernel';
import type { Publication, PublicationSource } from '@csp/platform-runtime';
import type { Connection } from 'mongoose';
import type { Broker, Outgoing, Producer } from './broker.ts';
import { Lease, type LeaseSettings } from './lease.ts';
import type { Incidents } from './incidents.ts';
import { encode } from './message.ts';
import { RelayProgress, Replaced } from './relay-progress.ts';
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
}

const pageSize = 200;
/** One request to the broker; a single commit may be larger. */
const mostBytesTogether = 512 * 1024;
const tryAgainMilliseconds = 500;

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
  private readonly lease: Lease;
  private readonly lines = new Map<TenantId, Line>();
  private readonly waiting = new Set<TenantId>();
  private readonly heard = new Map<TenantId, () => void>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private producer: Producer | undefined;
  private working: Promise<void> | undefined;
  private closed = false;
  private ensured = false;

  constructor(private readonly settings: RelaySettings) {
    this.topic = topicOf(settings.context, settings.topicPrefix);
    this.lease = new Lease(settings.lease);
  }

  /** Takes the lease when it is free, and publishes while it is held. Fails at nothing: what can't be done now is done later. */
  start(): void {
    const { lookMilliseconds, lease } = this.settings;
    this.every(lease.milliseconds / 3, () => this.beat());
    this.every(lookMilliseconds, () => this.look());
  }

  /** Whether this is the process that publishes. */
  get leads(): boolean {
    return this.lease.token !== undefined;
  }

  /**
   * Publishes a tenant's log again, all that comes after a position: for readers whose copy can't be filled from the topic.
   * Those that have it drop it. Throws where another process leads.
   */
  async republish(tenant: TenantId, after = 0): Promise<void> {
    const token = this.lease.token;
    if (token === undefined) throw new Error(`Another process publishes ${this.settings.context}.`);
    await this.working;
    await this.progress(tenant).move(after, token);
    this.lines.delete(tenant);
    this.want(tenant);
  }

  /** Ends after what is being published, and lets another have the lease. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    for (const hangUp of this.heard.values()) hangUp();
    await this.working;
    await this.producer?.close();
    await this.lease.release().catch(() => undefined);
  }

  private every(milliseconds: number, work: () => Promise<void> | void): void {
    const next = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        this.failed(error as Error);
      }
      if (!this.closed) this.after(milliseconds, next);
    };
    void next();
  }

  private after(milliseconds: number, work: () => unknown): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void work();
    }, milliseconds);
    this.timers.add(timer);
  }

  private async beat(): Promise<void> {
    const led = this.leads;
    await this.lease.keep();
    if (this.leads === led) return;
    // What another has published since is read from where it wrote it down.
    this.lines.clear();
    this.look();
  }

  private look(): void {
    for (const tenant of this.settings.tenants()) {
      if (!this.heard.has(tenant))
        this.heard.set(
          tenant,
          this.settings.doorbell.listen(this.settings.context, tenant, () => this.want(tenant)),
        );
      this.want(tenant);
    }
  }

  private want(tenant: TenantId): void {
    if (this.closed || !this.leads) return;
    this.waiting.add(tenant);
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.waiting.size > 0) for (const one of [...this.waiting]) this.want(one);
    });
  }

  /** One tenant after the other: the producer keeps their order in the topic. */
  private async work(): Promise<void> {
    for (const tenant of this.waiting) {
      this.waiting.delete(tenant);
      if (this.closed || !this.leads) return;
      try {
        await this.publish(tenant);
      } catch (error) {
        this.lines.delete(tenant);
        if (error instanceof Replaced) {
          this.lease.lost();
          this.lines.clear();
          this.settings.incidents.report('relay-replaced', { context: this.settings.context, tenant });
          return;
        }
        this.failed(error as Error, tenant);
        this.after(tryAgainMilliseconds, () => this.want(tenant));
      }
    }
  }

  private async publish(tenant: TenantId): Promise<void> {
    const source = this.settings.published(tenant);
    const line = this.lines.get(tenant) ?? (await this.lineOf(tenant));
    this.lines.set(tenant, line);
    while (!this.closed && this.leads) {
      const { publications, upTo } = await source.read(line.read, pageSize);
      if (upTo === line.read) return;
      for (const batch of batches(publications, line.previous)) await this.send(tenant, line, batch);
      line.read = upTo;
    }
  }

  private async send(tenant: TenantId, line: Line, { messages, last }: Batch): Promise<void> {
    const { token } = this.lease;
    if (token === undefined) throw new Replaced('The lease ran out.');
    await (await this.sender()).send(this.topic, messages);
    await this.progress(tenant).move(last, token);
    line.previous = last;
    this.settings.incidents.count('published', messages.length);
  }

  private async sender(): Promise<Producer> {
    const { broker, partitions = 6 } = this.settings;
    if (!this.ensured) await broker.ensureTopics([this.topic], partitions);
    this.ensured = true;
    return (this.producer ??= await broker.producer());
  }

  private async lineOf(tenant: TenantId): Promise<Line> {
    const position = await this.progress(tenant).position();
    return { read: position, previous: position };
  }

  private progress(tenant: TenantId): RelayProgress {
    return new RelayProgress(this.settings.database(tenant), this.topic);
  }

  private failed({ message }: Error, tenant?: TenantId): void {
    if (!this.closed)
      this.settings.incidents.report('relay-failed', { context: this.settings.context, tenant, reason: message });
  }
}

interface Batch {
  readonly messages: readonly Outgoing[];
  readonly last: number;
}

/** In one chain of `previous`, whatever the pages were; as many together as one request should carry. */
function* batches(publications: readonly Publication[], after: number): Generator<Batch> {
  let messages: Outgoing[] = [];
  let bytes = 0;
  let last = after;
  for (const publication of publications) {
    const message = encode({ ...publication, previous: last });
    const size = Buffer.byteLength(message.body);
    if (messages.length > 0 && bytes + size > mostBytesTogether) {
      yield { messages, last };
      messages = [];
      bytes = 0;
    }
    messages.push(message);
    bytes += size;
    last = publication.position;
  }
  if (messages.length > 0) yield { messages, last };
}
