import { setTimeout } from 'node:timers/promises';
import type { Doorbell, TenantId } from '@csp/kernel';
import type { Publication, PublicationSource, Tracing } from '@csp/platform-runtime';
import type { Connection } from 'mongoose';
import type { Broker, Consumption, Delivery, Receipt } from './broker.ts';
import { Intake } from './inbox-intake.ts';
import { InboxOffsets } from './inbox-offsets.ts';
import { inboxSource, type Source } from './inbox-store.ts';
import type { Incidents } from './incidents.ts';

export interface InboxSettings {
  /** Processes of one name share the work: the reading service's. */
  readonly service: string;
  readonly sources: readonly Source[];
  readonly broker: Broker;
  /** The reading service's own database of a tenant, also of one that isn't known yet. */
  readonly database: (tenant: TenantId) => Connection;
  /** The reading service's own database for what is no tenant's. */
  readonly offsets: Connection;
  readonly isKnown: (tenant: TenantId) => boolean;
  /** Whether a publication makes its tenant known: its partnership's founding. */
  readonly founds: (publication: Publication) => boolean;
  /** Makes a tenant known; called again when a process died meanwhile. Its publications are in the inbox when it settles. */
  readonly provision: (tenant: TenantId) => Promise<void>;
  /** A tenant that has become known here, once its founding is in the inbox: for the runtime to admit. */
  readonly founded: (tenant: TenantId) => void;
  readonly doorbell: Doorbell;
  readonly incidents: Incidents;
  readonly topicPrefix?: string;
  readonly partitions?: number;
  readonly mostBodyBytes?: number;
  readonly tracing?: Tracing;
}

const storageAgainMilliseconds = 500;
/** Storage that fails for so long may fail in this process only. */
const storagePatienceMilliseconds = 5_000;

/**
 * Takes in what other contexts publish, each tenant's in order and each once, into a copy of its own. Which publications have
 * arrived is what the copy says; Kafka's offsets are a hint to where to go on reading.
 */
export class Inbox {
  private readonly offsets: InboxOffsets;
  private readonly intake: Intake;
  private consumption: Consumption | undefined;
  private standingAside: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly settings: InboxSettings) {
    this.offsets = new InboxOffsets(settings.offsets, settings.service);
    this.intake = new Intake(settings, this.offsets);
  }

  async start(): Promise<void> {
    const { broker, service, partitions = 6, topicPrefix = 'csp', incidents } = this.settings;
    this.consumption = await broker.consume({
      group: `${topicPrefix}.${service}.inbox`,
      topics: this.intake.topics,
      partitions,
      receive: (delivery) => this.patiently(delivery),
      crashed: ({ name, message }) => incidents.report('crashed', { service, reason: `${name}: ${message}` }),
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.standingAside;
    await this.consumption?.close();
  }

  /** For the runtime's port: what a context has published in a tenant, as far as it has arrived. Throws for one that isn't read. */
  published(context: string, tenant: TenantId): PublicationSource {
    const source = this.settings.sources.find(({ name }) => name === context);
    if (!source) throw new Error(`${this.settings.service} doesn't read what ${context} publishes.`);
    return inboxSource(this.intake.store(context, tenant), source);
  }

  /** Inboxes that stand still because what comes next is not in the topic: its context has to publish it again. */
  get standing(): readonly { readonly context: string; readonly tenant: string; readonly position: number }[] {
    return this.intake.standing;
  }

  /** Storage that fails is no fault of the message's: the delivery waits for it, here or in another process. */
  private async patiently(delivery: Delivery): Promise<Receipt> {
    for (const since = performance.now(); ;) {
      const failed = await this.intake.receive(delivery).catch((error: Error) => error);
      if (!(failed instanceof Error)) return failed;
      if (!delivery.isCurrent()) return 'taken';
      this.intake.forget(delivery);
      this.settings.incidents.report('storage', { topic: delivery.topic, reason: failed.message });
      if (performance.now() - since > storagePatienceMilliseconds) this.standingAside ??= this.standAside();
      await setTimeout(storageAgainMilliseconds);
      await delivery.alive();
    }
  }

  /** Leaves its partitions to the other processes, which may reach their storage, until its own answers again. */
  private async standAside(): Promise<void> {
    const { incidents, service } = this.settings;
    incidents.report('stood-aside', { service });
    await this.consumption?.close();
    while (!this.closed && !(await this.offsets.areReachable())) await setTimeout(storageAgainMilliseconds);
    // Its next assignments are counted anew.
    this.intake.forget();
    if (!this.closed) await this.start();
    this.standingAside = undefined;
  }
}
