import type { Feed, TenantId, TenantViews, View } from '@csp/kernel';
import { Consumer, type Alarm } from './consumer.ts';
import { viewEffect } from './effects.ts';
import type { PublicationSource } from './publications.ts';
import type { Tracing } from './tracing.ts';

/** One view of one tenant, kept up to date: a consumer per tenant it is fed from, all on the live generation. */
export class Projection {
  private consumers: Consumer[] = [];
  private number = 0;
  /** Ends when nothing is being started, rebuilt or admitted: two generations of consumers must never work at one. */
  private changing: Promise<unknown> = Promise.resolve();
  private ended = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly view: View,
    private readonly views: TenantViews,
    private readonly sources: () => ReadonlyMap<TenantId, PublicationSource>,
    private readonly alarm: Alarm,
    private readonly tracing?: Tracing,
  ) {}

  /** Builds the view where it is missing, was made for another version, or has parked streams that new code may digest. */
  start(): Promise<void> {
    return this.change(async () => {
      const live = await this.views.live(this.view);
      if (live.number === 0 || live.version !== this.view.version) return this.rebuildBeside();
      await this.use(live.number);
      if (this.consumers.some((consumer) => consumer.parkedStreams.length > 0)) return this.rebuildBeside();
      await this.pump();
    });
  }

  /** Fills a new generation from the beginning while the live one answers and grows, then switches. */
  rebuild(): Promise<void> {
    return this.change(() => this.rebuildBeside());
  }

  private async rebuildBeside(): Promise<void> {
    const number = (await this.views.live(this.view)).number + 1;
    const generation = { view: this.view, number };
    await this.views.create(generation);
    const consumers = await this.consumersOf(number);
    await pumpAll(consumers);
    const before = this.consumers;
    try {
      // From here on the old generation stands still; what comes meanwhile the new one finds in the log.
      await stopAll(before);
      await pumpAll(consumers);
      await this.views.finish(generation);
    } catch (error) {
      if (await this.isBuilt(number)) return this.useLive();
      for (const consumer of before) consumer.resume();
      await pumpAll(before).catch(() => undefined);
      throw error;
    }
    this.number = number;
    await this.replace(consumers);
    await this.pump();
  }

  /** Another process was first with a generation: its rows answer, for this one too. */
  private async isBuilt(number: number): Promise<boolean> {
    const live = await this.views.live(this.view).catch(() => undefined);
    return live !== undefined && live.number >= number && live.version === this.view.version;
  }

  private async useLive(): Promise<void> {
    await this.use((await this.views.live(this.view)).number);
    await this.pump();
  }

  /** A tenant has come that this view is fed from. */
  admit(): Promise<void> {
    return this.change(() => this.useLive());
  }

  /** `pump`, where other processes keep the same view: one of them may have built it anew. */
  async follow(tenant: TenantId): Promise<void> {
    const [live] = await Promise.all([this.views.live(this.view), this.pump(tenant)]);
    const isOther = (): boolean => live.number !== this.number && live.version === this.view.version;
    if (isOther()) await this.change(async () => (isOther() ? this.useLive() : undefined));
  }

  async pump(tenant?: TenantId): Promise<void> {
    await Promise.all(this.consumers.filter(({ feed }) => !tenant || feed.tenant === tenant).map((one) => one.pump()));
  }

  /** Settles when a tenant's events up to a position show in the rows, also through a rebuild; or when this has ended. */
  async reached(tenant: TenantId, position: number): Promise<void> {
    for (let last: Consumer | undefined; !this.ended;) {
      const consumer = this.consumers.find(({ feed }) => feed.tenant === tenant);
      if (!consumer || consumer === last) return;
      await consumer.reached(position);
      if (consumer.at >= position) return;
      // It was stopped: another takes its place, unless that failed and it goes on itself.
      await this.changing;
      if (consumer.stopped) last = consumer;
    }
  }

  listen(heard: () => void): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  async stop(): Promise<void> {
    this.ended = true;
    await stopAll(this.consumers);
  }

  get all(): readonly Consumer[] {
    return this.consumers;
  }

  private change(work: () => Promise<void>): Promise<void> {
    const changed = this.changing.then(work);
    this.changing = changed.catch(() => undefined);
    return changed;
  }

  private async use(number: number): Promise<void> {
    await stopAll(this.consumers);
    this.number = number;
    await this.replace(await this.consumersOf(number));
  }

  private async replace(consumers: Consumer[]): Promise<void> {
    this.consumers = consumers;
    for (const consumer of consumers) consumer.listen(() => this.tell());
    if (this.ended) await stopAll(consumers);
    // What came in while the one took over from the other, nobody was told of.
    this.tell();
  }

  private tell(): void {
    for (const heard of this.listeners) heard();
  }

  private async consumersOf(number: number): Promise<Consumer[]> {
    const generation = { view: this.view, number };
    const consumers = [...this.sources()].map(([tenant, source]) => {
      const feed: Feed = { consumer: `${this.view.name}@${number}`, source: this.view.source, tenant };
      return new Consumer(feed, source, this.views, viewEffect(this.views, generation), this.alarm, this.tracing);
    });
    await Promise.all(consumers.map((consumer) => consumer.start()));
    return consumers;
  }
}

const stopAll = async (consumers: readonly Consumer[]): Promise<void> => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
};

const pumpAll = async (consumers: readonly Consumer[]): Promise<void> => {
  await Promise.all(consumers.map((consumer) => consumer.pump()));
};
