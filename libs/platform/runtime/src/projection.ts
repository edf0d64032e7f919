import type { Feed, TenantId, TenantViews, View } from '@csp/kernel';
import { Consumer, type Alarm } from './consumer.ts';
import { viewEffect } from './effects.ts';
import type { PublicationSource } from './publications.ts';

/** One view of one tenant, kept up to date: a consumer per tenant it is fed from, all on the live generation. */
export class Projection {
  private consumers: Consumer[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly view: View,
    private readonly views: TenantViews,
    private readonly sources: () => ReadonlyMap<TenantId, PublicationSource>,
    private readonly alarm: Alarm,
  ) {}

  /** Builds the view where it is missing, was made for another version, or has parked streams that new code may digest. */
  async start(): Promise<void> {
    const live = await this.views.live(this.view);
    if (live.number === 0 || live.version !== this.view.version) return this.rebuild();
    await this.use(live.number);
    if (this.consumers.some((consumer) => consumer.parkedStreams.length > 0)) return this.rebuild();
    await this.pump();
  }

  /** Fills a new generation from the beginning while the live one answers and grows, then switches. */
  async rebuild(): Promise<void> {
    const number = (await this.views.live(this.view)).number + 1;
    const generation = { view: this.view, number };
    await this.views.create(generation);
    const consumers = await this.consumersOf(number);
    await pumpAll(consumers);
    // From here on the old generation stands still; what comes meanwhile the new one finds in the log.
    await this.stop();
    await pumpAll(consumers);
    await this.views.finish(generation);
    this.replace(consumers);
    await this.pump();
  }

  /** A tenant has come that this view is fed from. */
  async admit(): Promise<void> {
    await this.use((await this.views.live(this.view)).number);
    await this.pump();
  }

  async pump(tenant?: TenantId): Promise<void> {
    await Promise.all(this.consumers.filter(({ feed }) => !tenant || feed.tenant === tenant).map((one) => one.pump()));
  }

  async reached(tenant: TenantId, position: number): Promise<void> {
    await this.consumers.find(({ feed }) => feed.tenant === tenant)?.reached(position);
  }

  listen(heard: () => void): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  async stop(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }

  get all(): readonly Consumer[] {
    return this.consumers;
  }

  private async use(number: number): Promise<void> {
    await this.stop();
    this.replace(await this.consumersOf(number));
  }

  private replace(consumers: Consumer[]): void {
    this.consumers = consumers;
    for (const consumer of consumers) consumer.listen(() => this.listeners.forEach((heard) => heard()));
  }

  private async consumersOf(number: number): Promise<Consumer[]> {
    const generation = { view: this.view, number };
    const consumers = [...this.sources()].map(([tenant, source]) => {
      const feed: Feed = { consumer: `${this.view.name}@${number}`, source: this.view.source, tenant };
      return new Consumer(feed, source, this.views, viewEffect(this.views, generation), this.alarm);
    });
    await Promise.all(consumers.map((consumer) => consumer.start()));
    return consumers;
  }
}

const pumpAll = async (consumers: readonly Consumer[]): Promise<void> => {
  await Promise.all(consumers.map((consumer) => consumer.pump()));
};
