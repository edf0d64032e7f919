import { setTimeout } from 'node:timers/promises';
import type { Doorbell, TenantId } from '@csp/kernel';
import { following, type Publication, type PublicationSource, type Tracing } from '@csp/platform-runtime';
import type { Connection } from 'mongoose';
import type { Broker, Consumption, Delivery, Receipt } from './broker.ts';
import { InboxOffsets } from './inbox-offsets.ts';
import { InboxStore, inboxSource, strangeTypes, type Source } from './inbox-store.ts';
import type { Incidents } from './incidents.ts';
import { decode } from './message.ts';
import { jumped, sorted } from './sequence.ts';
import { topicOf } from './topics.ts';

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
const takeIn = { name: 'take in', kind: 'consumer' } as const;

/** What this process knows of a partition under one assignment; under the next it may be out of date. */
interface Assigned {
  readonly epoch: number;
  /** The offset after the last that was dealt with. It stays where it is while the partition is read again. */
  next: number;
  readonly positions: Map<TenantId, number>;
  /** Tenants whose gap had the partition read again, with the position they stood at. */
  readonly readAgain: Map<TenantId, number>;
}

/**
 * Takes in what other contexts publish, each tenant's in order and each once, into a copy of its own. Which publications have
 * arrived is what the copy says; Kafka's offsets are a hint to where to go on reading.
 */
export class Inbox {
  private readonly byTopic: ReadonlyMap<string, Source>;
  private readonly assigned = new Map<string, Assigned>();
  private readonly stores = new Map<string, InboxStore>();
  /** Tenants with a gap, and the position they stand at: `<context>/<tenant>`. */
  private readonly stopped = new Map<string, number>();
  /** Tenants that were made known here and whose founding is about to be stored. */
  private readonly met = new Set<TenantId>();
  private readonly offsets: InboxOffsets;
  private consumption: Consumption | undefined;
  private standingAside: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly settings: InboxSettings) {
    const { sources, topicPrefix } = settings;
    this.byTopic = new Map(sources.map((source) => [topicOf(source.name, topicPrefix), source]));
    this.offsets = new InboxOffsets(settings.offsets, settings.service);
  }

  async start(): Promise<void> {
    const { broker, service, partitions = 6, topicPrefix = 'csp', incidents } = this.settings;
    this.consumption = await broker.consume({
      group: `${topicPrefix}.${service}.inbox`,
      topics: [...this.byTopic.keys()],
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
    return inboxSource(this.store(context, tenant), source);
  }

  /** Inboxes that stand still because what comes next is not in the topic: its context has to publish it again. */
  get standing(): readonly { readonly context: string; readonly tenant: string; readonly position: number }[] {
    return [...this.stopped].map(([key, position]) => {
      const [context = '', tenant = ''] = key.split('/');
      return { context, tenant, position };
    });
  }

  /** Storage that fails is no fault of the message's: the delivery waits for it, here or in another process. */
  private async patiently(delivery: Delivery): Promise<Receipt> {
    for (const since = performance.now(); ;) {
      const failed = await this.receive(delivery).catch((error: Error) => error);
      if (!(failed instanceof Error)) return failed;
      if (!delivery.isCurrent()) return 'taken';
      this.assigned.delete(`${delivery.topic}/${delivery.partition}`);
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
    this.standingAside = undefined;
    // Its next assignments are counted anew.
    this.assigned.clear();
    if (!this.closed) await this.start();
  }

  private async receive(delivery: Delivery): Promise<Receipt> {
    const { topic, partition, messages } = delivery;
    const source = this.byTopic.get(topic);
    const first = messages[0]?.offset;
    const last = messages.at(-1)?.offset;
    if (!source || first === undefined || last === undefined) return 'taken';
    const assigned = await this.assignment(delivery);
    if (jumped(assigned.next, first, delivery.end)) {
      const { end } = delivery;
      this.settings.incidents.report('offset-jump', { topic, partition, expected: assigned.next, first, end });
      if (end < assigned.next) await this.offsets.reset(topic, partition);
      // Said once: what is not there any more is not passed over a second time.
      assigned.next = first;
      return 'again';
    }
    const complete = await this.takeIn(source, delivery, assigned);
    if (!delivery.isCurrent()) return 'taken';
    if (!complete) return 'again';
    if (last >= assigned.next) {
      assigned.next = last + 1;
      await this.offsets.move(topic, partition, assigned.next);
    }
    return 'taken';
  }

  private async assignment({ topic, partition, epoch }: Delivery): Promise<Assigned> {
    const key = `${topic}/${partition}`;
    const known = this.assigned.get(key);
    if (known?.epoch === epoch) return known;
    const next = await this.offsets.next(topic, partition);
    const fresh: Assigned = { epoch, next, positions: new Map(), readAgain: new Map() };
    this.assigned.set(key, fresh);
    return fresh;
  }

  /** Answers whether nothing is missing that reading the partition again could bring. */
  private async takeIn(source: Source, delivery: Delivery, assigned: Assigned): Promise<boolean> {
    let complete = true;
    for (const [tenant, publications] of this.byTenant(source, delivery)) {
      if (!delivery.isCurrent()) return complete;
      if (!(await this.takeInOf(source, tenant, publications, delivery, assigned))) complete = false;
      await delivery.alive();
    }
    return complete;
  }

  private byTenant({ name }: Source, { topic, partition, messages }: Delivery): Map<TenantId, Publication[]> {
    const { incidents, mostBodyBytes } = this.settings;
    const byTenant = new Map<TenantId, Publication[]>();
    for (const message of messages) {
      const decoded = decode(name, message, mostBodyBytes);
      if (decoded.kind === 'publication') {
        const { tenant } = decoded.publication;
        const others = byTenant.get(tenant);
        if (others) others.push(decoded.publication);
        else byTenant.set(tenant, [decoded.publication]);
        continue;
      }
      // The topic keeps it: where it stands there is all that is needed to look at it.
      const place = { topic, partition, offset: message.offset };
      incidents.report(`refused:${decoded.fault}`, { ...place, reason: decoded.reason });
    }
    return byTenant;
  }

  private async takeInOf(
    source: Source,
    tenant: TenantId,
    arrived: readonly Publication[],
    delivery: Delivery,
    assigned: Assigned,
  ): Promise<boolean> {
    const { positions } = assigned;
    const store = this.store(source.name, tenant);
    for (let known = positions.get(tenant); ; known = undefined) {
      const at = known ?? (await store.position());
      positions.set(tenant, at);
      const { next, repeats, gap } = sorted(at, arrived);
      if (!delivery.isCurrent()) return true;
      await this.meet(tenant, next);
      // Another process that has the partition now, or had it: whatever is there is looked at once more.
      const add = () => following(this.settings.tracing, takeIn, next, () => store.add(next, at));
      if (next.length > 0 && (await add()) === 'taken') continue;
      this.settings.incidents.count('repeat', repeats);
      if (next.length > 0) this.grown(source, tenant, next, assigned);
      // It may have been further than was known here: another process was first, or an answer was lost. Nobody was told.
      else if (known === undefined) this.settings.doorbell.ring(source.name, tenant);
      if (this.met.delete(tenant)) this.settings.founded(tenant);
      return gap ? this.isMissing(source, tenant, gap, assigned) : true;
    }
  }

  /** A tenant is known before its founding is stored: a process that dies in between is given the founding again. */
  private async meet(tenant: TenantId, publications: readonly Publication[]): Promise<void> {
    const { isKnown, founds, provision, incidents } = this.settings;
    if (isKnown(tenant) || publications.length === 0) return;
    if (publications.some(founds)) {
      await provision(tenant);
      this.met.add(tenant);
    }
    // Kept nevertheless: topics have no order between them, and its founding may be on its way in another one.
    else incidents.count('unknown-tenant', publications.length);
  }

  private grown(source: Source, tenant: TenantId, added: readonly Publication[], assigned: Assigned): void {
    const { incidents, doorbell } = this.settings;
    const context = source.name;
    assigned.positions.set(tenant, added.at(-1)?.position ?? 0);
    assigned.readAgain.delete(tenant);
    incidents.count('taken-in', added.length);
    const types = strangeTypes(added, source);
    if (types.length > 0) incidents.report('unknown-type', { context, tenant, types });
    if (this.stopped.delete(`${context}/${tenant}`)) incidents.report('filled', { context, tenant });
    doorbell.ring(context, tenant);
  }

  /** Answers true where the topic was read again already and had nothing more: then only its context can help. */
  private isMissing(
    { name: context }: Source,
    tenant: TenantId,
    { previous }: Publication,
    { positions, readAgain }: Assigned,
  ): boolean {
    const at = positions.get(tenant) ?? 0;
    const wasReadAgain = readAgain.get(tenant) === at;
    this.settings.incidents.report(wasReadAgain ? 'missing' : 'gap', { context, tenant, at, previous });
    this.stopped.set(`${context}/${tenant}`, at);
    readAgain.set(tenant, at);
    return wasReadAgain;
  }

  private store(context: string, tenant: TenantId): InboxStore {
    const key = `${context}/${tenant}`;
    const store = this.stores.get(key) ?? new InboxStore(this.settings.database(tenant), context, tenant);
    this.stores.set(key, store);
    return store;
  }
}
