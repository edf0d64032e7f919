import type { TenantId } from '@csp/kernel';
import { following, type Publication } from '@csp/platform-runtime';
import type { Delivery, Receipt } from './broker.ts';
import type { InboxSettings } from './inbox.ts';
import type { InboxOffsets } from './inbox-offsets.ts';
import { InboxStore, strangeTypes, type Source } from './inbox-store.ts';
import { decode } from './message.ts';
import { jumped, sorted } from './sequence.ts';
import { topicOf } from './topics.ts';

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

/** Takes one delivery after the other into the copies, each tenant's publications in order and each once. Rejects where storage fails. */
export class Intake {
  private readonly byTopic: ReadonlyMap<string, Source>;
  private readonly assigned = new Map<string, Assigned>();
  private readonly stores = new Map<string, InboxStore>();
  /** Tenants with a gap, and the position they stand at: `<context>/<tenant>`. */
  private readonly stopped = new Map<string, number>();
  /** Tenants that were made known here and whose founding is about to be stored. */
  private readonly met = new Set<TenantId>();

  constructor(
    private readonly settings: InboxSettings,
    private readonly offsets: InboxOffsets,
  ) {
    const { sources, topicPrefix } = settings;
    this.byTopic = new Map(sources.map((source) => [topicOf(source.name, topicPrefix), source]));
  }

  get topics(): readonly string[] {
    return [...this.byTopic.keys()];
  }

  get standing(): readonly { readonly context: string; readonly tenant: string; readonly position: number }[] {
    return [...this.stopped].map(([key, position]) => {
      const [context = '', tenant = ''] = key.split('/');
      return { context, tenant, position };
    });
  }

  store(context: string, tenant: TenantId): InboxStore {
    const key = `${context}/${tenant}`;
    const store = this.stores.get(key) ?? new InboxStore(this.settings.database(tenant), context, tenant);
    this.stores.set(key, store);
    return store;
  }

  /** Nothing that was learnt of the partitions holds any more: of this one, or of all. */
  forget({ topic, partition }: Partial<Pick<Delivery, 'topic' | 'partition'>> = {}): void {
    if (topic === undefined) this.assigned.clear();
    else this.assigned.delete(`${topic}/${partition}`);
  }

  async receive(delivery: Delivery): Promise<Receipt> {
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
}
