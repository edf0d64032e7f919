import { recorded, type Feed, type Parked, type Recorded, type TenantViews, type ViewWrite } from '@csp/kernel';
import type { Publication, PublicationSource } from './publications.ts';
import { following, type Tracing } from './tracing.ts';

/** What a consumer does with a batch of events: `apply` one after the other, then say which rows have changed. */
export interface Batch {
  apply(event: Recorded): Promise<void> | void;
  rows(): ViewWrite['rows'];
  /** Something was done that is not a row, so that the place is to be written down although no row has changed. */
  acted?(): boolean;
  /** Another process, or this one before it died, had changed rows for these events already: who listens here wasn't told. */
  changedElsewhere?(): boolean;
}

export interface Effect {
  begin(events: readonly Recorded[]): Promise<Batch>;
  readonly generation?: ViewWrite['generation'];
}

/** Thrown by an effect when not the event is at fault but the moment: the consumer stops and tries again later. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
}

/** `gap`: publications are missing before this one, nothing was applied; read them back from the source. */
export type Taken = 'taken' | 'gap';

export type Alarm = (kind: 'parked' | 'gap' | 'stopped', detail: Readonly<Record<string, unknown>>) => void;

const pageSize = 500;
/** How far the checkpoint on disk may lag behind when nothing it passed had an effect. */
const idleLag = 500;

/**
 * Takes one tenant's publications of one context in, in order and each once, and remembers how far it is together with what it
 * did. Delivery may repeat, a repeat is dropped. An event that can't be applied parks its stream; other streams go on.
 */
export class Consumer {
  private position = 0;
  private durable = 0;
  private parked = new Map<string, Parked>();
  /** Ends when nothing is being taken in: rounds, a pushed publication and a stream taken up again never overlap. */
  private turn: Promise<unknown> = Promise.resolve();
  private pumping: Promise<void> | undefined;
  private again = false;
  private isStopped = false;
  private waiters: { position: number; done: () => void }[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly feed: Feed,
    private readonly source: PublicationSource,
    private readonly views: TenantViews,
    private readonly effect: Effect,
    private readonly alarm: Alarm,
    private readonly tracing?: Tracing,
  ) {}

  async start(): Promise<void> {
    const [checkpoint, parked] = await Promise.all([this.views.checkpoint(this.feed), this.views.parked(this.feed)]);
    this.position = this.durable = checkpoint;
    this.parked = new Map(parked.map((one) => [one.stream, one]));
  }

  get at(): number {
    return this.position;
  }

  /** Takes nothing in, until it is resumed. */
  get stopped(): boolean {
    return this.isStopped;
  }

  get parkedStreams(): readonly Parked[] {
    return [...this.parked.values()];
  }

  /** Told after each batch that changed something. */
  listen(heard: () => void): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  /** Reads on until there is nothing more. Calls while it runs are merged into one more round. */
  pump(): Promise<void> {
    if (this.isStopped) return Promise.resolve();
    this.again = true;
    return (this.pumping ??= this.inTurn(() => this.rounds()));
  }

  private async rounds(): Promise<void> {
    try {
      while (this.again && !this.isStopped) {
        this.again = false;
        while (!this.isStopped) {
          const { publications, upTo } = await this.source.read(this.position, pageSize);
          if (upTo === this.position) break;
          await this.applyAll(publications, upTo);
        }
      }
    } finally {
      // In the same step as the last look at `again`: a call a moment later begins new rounds.
      this.pumping = undefined;
    }
  }

  /** For sources that push: drops what it knows, refuses what leaves a gap. */
  take(publication: Publication): Promise<Taken> {
    return this.inTurn(() => this.takeNext(publication));
  }

  private async takeNext(publication: Publication): Promise<Taken> {
    if (publication.position <= this.position) return 'taken';
    if (publication.previous > this.position) {
      this.alarm('gap', { ...this.feed, at: this.position, previous: publication.previous });
      return 'gap';
    }
    await this.applyAll([publication], publication.position);
    return 'taken';
  }

  /** Settles when everything up to a position has been taken in, or when nothing more will be. */
  reached(position: number): Promise<void> {
    if (this.position >= position || this.isStopped) return Promise.resolve();
    return new Promise((done) => this.waiters.push({ position, done }));
  }

  /** Applies what a parked stream held back, in order, after the fault was mended. For effects that keep no rows. */
  unpark(stream: string): Promise<void> {
    return this.inTurn(() => this.takeUp(stream));
  }

  private async takeUp(stream: string): Promise<void> {
    const held = this.parked.get(stream);
    if (!held) return;
    const events: Recorded[] = [];
    for (let after = held.position - 1; after < this.position;) {
      const { publications, upTo } = await this.source.read(after, pageSize);
      if (upTo === after) break;
      const its = publications.filter((one) => one.commit.stream === stream && one.position <= this.position);
      const strange = its.find(({ notUnderstood }) => notUnderstood);
      if (strange) throw new Error(strange.notUnderstood);
      events.push(...recordedOf(its));
      after = upTo;
    }
    const batch = await this.effect.begin(events);
    for (const event of events) await batch.apply(event);
    await this.views.write({ ...this.base(this.position), rows: batch.rows(), unpark: [stream] });
    this.parked.delete(stream);
  }

  /** Takes nothing in any more and writes the checkpoint down, although nothing may have happened since. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const { done } of this.waiters.splice(0)) done();
    await this.turn;
    if (this.durable < this.position) await this.save({ ...this.base(this.position), rows: [] });
  }

  /** Takes in again from where it stopped. */
  resume(): void {
    this.isStopped = false;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async applyAll(publications: readonly Publication[], upTo: number): Promise<void> {
    const { generation } = this.effect;
    if (generation) {
      const what = { name: `view ${generation.view.name}` } as const;
      return following(this.tracing, what, publications, () => this.applyTogether(publications, upTo));
    }
    // What a reaction was answered is final: it is written down before the next one is given, so that none is given out of turn.
    for (const one of publications) await this.applyTogether([one], one.position);
    if (upTo > this.position) await this.applyTogether([], upTo);
  }

  private async applyTogether(publications: readonly Publication[], upTo: number): Promise<void> {
    const events = recordedOf(publications).filter((event) => !this.isHeld(event));
    const strange = new Map(publications.map(({ position, notUnderstood }) => [position, notUnderstood]));
    const batch = await this.effect.begin(events.filter(({ position }) => !strange.get(position)));
    const park: Parked[] = [];
    for (const event of events) {
      if (park.some(({ stream }) => stream === event.stream)) continue;
      try {
        const notUnderstood = strange.get(event.position);
        if (notUnderstood) throw new Error(notUnderstood);
        await batch.apply(event);
      } catch (error) {
        if (error instanceof TryLater) throw error;
        park.push({ stream: event.stream, position: event.position, reason: (error as Error).message });
      }
    }
    const rows = batch.rows();
    if (rows.length > 0 || park.length > 0 || batch.acted?.() || upTo - this.durable > idleLag)
      await this.save({ ...this.base(upTo), rows, park });
    for (const one of park) {
      this.parked.set(one.stream, one);
      this.alarm('parked', { ...this.feed, ...one });
    }
    this.position = upTo;
    const reached = this.waiters.filter(({ position }) => position <= upTo);
    this.waiters = this.waiters.filter(({ position }) => position > upTo);
    for (const { done } of reached) done();
    if (rows.length > 0 || batch.changedElsewhere?.()) for (const heard of this.listeners) heard();
  }

  /** What came before the first event not applied was applied, or is to be: the parked stream may be ahead of the checkpoint. */
  private isHeld({ stream, position }: Recorded): boolean {
    const held = this.parked.get(stream);
    return held !== undefined && position >= held.position;
  }

  private async save(write: ViewWrite): Promise<void> {
    await this.views.write(write);
    this.durable = write.checkpoint;
  }

  private base(checkpoint: number): Pick<ViewWrite, 'feed' | 'checkpoint' | 'generation'> {
    const { generation } = this.effect;
    return { feed: this.feed, checkpoint, ...(generation && { generation }) };
  }
}

const recordedOf = (publications: readonly Publication[]): Recorded[] =>
  publications.flatMap(({ tenant, commit }) => recorded(tenant, commit));
