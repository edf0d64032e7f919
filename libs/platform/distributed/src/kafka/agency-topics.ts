import type { TenantId } from '@csp/kernel';
import type { Connection } from 'mongoose';
import { encodeForAgency, type AgencyTold } from './agency-message.ts';
import type { Broker } from './broker.ts';
import type { Incidents } from './incidents.ts';
import type { LeaseSettings } from './lease.ts';
import { LeasedRounds } from './leased-rounds.ts';
import { RelayProgress, Replaced } from './relay-progress.ts';
import { batches, TopicWriter, type Batch } from './topic-writer.ts';
import { agencyTopicOf } from './topics.ts';

/** What agencies may be told; who may be told what is decided there, and nothing is left out or added here. */
export interface AgencyFeeds {
  /** The place before all there is. Places sort as text. */
  readonly beginning: string;
  /** The place up to which a tenant's feed is complete: nothing will come to stand before it. */
  end(tenant: TenantId): Promise<string>;
  /** The agencies that are told of a tenant at this moment. */
  agencies(tenant: TenantId): Promise<readonly string[]>;
  /** In order; `end` is where this part of it ends, undefined where nothing follows. */
  after(
    agencyId: string,
    tenant: TenantId,
    place: string,
    upTo: string,
  ): Promise<{ readonly told: readonly AgencyTold[]; readonly end: string | undefined }>;
  /** Calls when there may be more; what is given back ends it. */
  listen(tenant: TenantId, heard: () => void): () => void;
}

export interface AgencyTopicsSettings {
  readonly feeds: AgencyFeeds;
  readonly broker: Broker;
  readonly tenants: () => readonly TenantId[];
  /** The database of a tenant that is written down in how far its agencies have been told. */
  readonly database: (tenant: TenantId) => Connection;
  readonly lease: LeaseSettings;
  readonly incidents: Incidents;
  readonly topicPrefix?: string;
  /** Of a topic that isn't there yet. */
  readonly partitions?: number;
  readonly lookMilliseconds: number;
}

/** How far an agency has been told of a tenant, while the lease is held. */
interface Line {
  readonly agencyId: string;
  readonly topic: string;
  /** How far the feed was read, told or not. */
  read: string;
  /** The last message that the broker has acknowledged. */
  previous: string;
}

/**
 * Writes each agency's feed to a topic of its own, every tenant's in order, under one lease for all. As with the relay, what is
 * acknowledged is written down afterwards: after a failure a message may come again, with the same id and the same bytes.
 */
export class AgencyTopics {
  private readonly rounds: LeasedRounds;
  private readonly writer: TopicWriter;
  private readonly lines = new Map<TenantId, Map<string, Line>>();
  private readonly unnamed = new Set<string>();

  constructor(private readonly settings: AgencyTopicsSettings) {
    const { feeds, broker, partitions = 1, incidents } = settings;
    this.writer = new TopicWriter(broker, partitions);
    this.rounds = new LeasedRounds({
      ...settings,
      listen: (tenant, heard) => feeds.listen(tenant, heard),
      work: (tenant) => this.tell(tenant),
      forget: (tenant) => void (tenant ? this.lines.delete(tenant) : this.lines.clear()),
      failed: ({ message: reason }, tenant) => incidents.report('agency-topics-failed', { tenant, reason }),
      replaced: (tenant) => incidents.report('agency-topics-replaced', { tenant }),
    });
  }

  /** Fails at nothing: what can't be done now is done later. */
  start(): void {
    this.rounds.start();
  }

  /** Whether this is the process that writes. */
  get leads(): boolean {
    return this.rounds.token !== undefined;
  }

  /** Ends after what is being written, and lets another have the lease. */
  async close(): Promise<void> {
    await this.rounds.close();
    await this.writer.close();
    await this.rounds.release();
  }

  /** One agency's failure keeps no other from being told; the first of them is thrown in the end. */
  private async tell(tenant: TenantId): Promise<void> {
    const { feeds } = this.settings;
    const end = await feeds.end(tenant);
    const lines = this.lines.get(tenant) ?? new Map<string, Line>();
    this.lines.set(tenant, lines);
    const failures: unknown[] = [];
    for (const agencyId of await feeds.agencies(tenant)) {
      if (!this.rounds.goesOn) return;
      try {
        const line = lines.get(agencyId) ?? (await this.lineOf(tenant, agencyId));
        if (!line) continue;
        lines.set(agencyId, line);
        await this.tellOne(tenant, line, end);
      } catch (error) {
        if (error instanceof Replaced) throw error;
        lines.delete(agencyId);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private async tellOne(tenant: TenantId, line: Line, upTo: string): Promise<void> {
    while (this.rounds.goesOn && line.read < upTo) {
      const { told, end } = await this.settings.feeds.after(line.agencyId, tenant, line.read, upTo);
      const placeOf = ({ place }: AgencyTold) => place;
      for (const batch of batches(told, line.previous, placeOf, (one, previous) =>
        encodeForAgency(tenant, one, previous),
      ))
        await this.send(tenant, line, batch);
      line.read = end ?? upTo;
    }
  }

  private async send(tenant: TenantId, line: Line, { messages, last }: Batch<string>): Promise<void> {
    const { token } = this.rounds;
    if (token === undefined) throw new Replaced('The lease ran out.');
    await this.writer.send(line.topic, messages);
    await this.progress(tenant, line.topic).move(last, token);
    line.previous = last;
    this.settings.incidents.count('agency-told', messages.length);
  }

  /** Its topic is there from the day the agency is listed, so that its reader can begin. None where no topic can be named so. */
  private async lineOf(tenant: TenantId, agencyId: string): Promise<Line | undefined> {
    let topic: string;
    try {
      topic = agencyTopicOf(agencyId, this.settings.topicPrefix);
    } catch (error) {
      if (!this.unnamed.has(agencyId))
        this.settings.incidents.report('agency-unnamed', { tenant, reason: (error as Error).message });
      this.unnamed.add(agencyId);
      return undefined;
    }
    await this.writer.ensure(topic);
    const position = await this.progress(tenant, topic).position();
    return { agencyId, topic, read: position, previous: position };
  }

  private progress(tenant: TenantId, topic: string): RelayProgress<string> {
    return new RelayProgress<string>(this.settings.database(tenant), topic, this.settings.feeds.beginning);
  }
}
