import type { Doorbell, TenantId } from '@csp/kernel';
import type { Connection } from 'mongoose';

interface Rung {
  readonly context: string;
  readonly tenant: TenantId;
  readonly number: number;
}

/** What one process has rung for, the latest at the end. */
interface BellDocument {
  readonly _id: string;
  /** How often it has rung; that of the last in `rung`. */
  readonly number: number;
  /** Up to which number something is left out of `rung`. */
  readonly leftOut: number;
  readonly rung: readonly Rung[];
}

export interface SharedDoorbellSettings {
  /** The bell of this process, which its consumers listen to. */
  readonly own: Doorbell;
  readonly database: Connection;
  /** Processes of the same service hear each other. */
  readonly service: string;
  readonly processId: string;
  /** All that may be rung for, for when it isn't known what was missed. */
  readonly everything: () => readonly Pick<Rung, 'context' | 'tenant'>[];
  readonly lookMilliseconds?: number;
  readonly failed: (error: Error) => void;
}

/** What a process tells of: more than changes between two looks. */
const mostTold = 200;
/** A process that was killed says nothing any more; one that is only quiet begins a new document. */
const forgottenMilliseconds = 3_600_000;
/** Should somebody die between a commit and its ring, the others find it by themselves. */
const everythingMilliseconds = 60_000;

interface Known {
  readonly number: number;
  readonly since: number;
}

/**
 * A doorbell that other processes of the service hear too, within two looks: each keeps a small document of what it has rung for, and all
 * read all of them. It only wakes; who isn't woken is late and misses nothing. Change streams would do the same, where there are any.
 */
export class SharedDoorbell implements Doorbell {
  private readonly bells;
  private readonly others = new Map<string, Known>();
  private rung = new Map<string, Rung>();
  private number = 0;
  private leftOut = 0;
  private told = -1;
  private ringAll = true;
  private timer: NodeJS.Timeout | undefined;
  private sweep: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private telling: Promise<void> | undefined;
  private closed = false;
  private failing = false;

  constructor(private readonly settings: SharedDoorbellSettings) {
    this.bells = settings.database.collection<BellDocument>(`bells.${settings.service}`);
  }

  ring(context: string, tenant: TenantId): void {
    this.settings.own.ring(context, tenant);
    const key = `${context}/${tenant}`;
    this.rung.delete(key);
    this.rung.set(key, { context, tenant, number: ++this.number });
    if (this.rung.size > mostTold) {
      const [oldest] = this.rung;
      this.leftOut = oldest![1].number;
      this.rung.delete(oldest![0]);
    }
    if (this.timer) void this.tell();
  }

  listen(context: string, tenant: TenantId, heard: () => void): () => void {
    return this.settings.own.listen(context, tenant, heard);
  }

  /** Once consumers listen: what was rung for before is made good. */
  start(): void {
    const look = async (): Promise<void> => {
      this.looking = this.look().then(
        () => void (this.failing = false),
        (error: Error) => this.fail(error),
      );
      await this.looking;
      await this.tell();
      if (!this.closed) this.timer = setTimeout(() => void look(), this.settings.lookMilliseconds ?? 100);
    };
    this.timer = setTimeout(() => void look(), 0);
    this.sweep = setInterval(() => (this.ringAll = true), everythingMilliseconds).unref();
  }

  /** After what was rung for last has been told. The document stays for those who haven't looked yet; they take it away in time. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearInterval(this.sweep);
    await this.looking;
    await this.tell();
    this.timer = undefined;
  }

  /** At once, and again when there was more meanwhile. What fails is told at the next look. */
  private tell(): Promise<void> {
    return (this.telling ??= this.tellAll().finally(() => (this.telling = undefined)));
  }

  private async tellAll(): Promise<void> {
    const { processId: _id } = this.settings;
    while (this.told < this.number) {
      const { number, leftOut } = this;
      try {
        await this.bells.replaceOne({ _id }, { number, leftOut, rung: [...this.rung.values()] }, { upsert: true });
      } catch (error) {
        return this.fail(error as Error);
      }
      this.told = number;
    }
  }

  /** Said once, and not ten times a second until it works again. */
  private fail(error: Error): void {
    if (!this.failing) this.settings.failed(error);
    this.failing = true;
  }

  private async look(): Promise<void> {
    const documents = await this.bells.find({}).toArray();
    const { own, processId, everything } = this.settings;
    const heard = documents.filter(({ _id }) => _id !== processId).flatMap((one) => this.heardFrom(one));
    for (const { context, tenant } of this.ringAll ? everything() : heard) own.ring(context, tenant);
    this.ringAll = false;
    await this.forgetSilent();
  }

  private heardFrom({ _id, number, leftOut, rung }: BellDocument): readonly Rung[] {
    const known = this.others.get(_id);
    if (known?.number === number) return [];
    this.others.set(_id, { number, since: Date.now() });
    // One that has just come, or has told of more than can be read any more.
    if (!known || known.number < leftOut) this.ringAll = true;
    return rung.filter((one) => one.number > (known?.number ?? 0));
  }

  private async forgetSilent(): Promise<void> {
    for (const [_id, { number, since }] of this.others) {
      if (Date.now() - since < forgottenMilliseconds) continue;
      this.others.delete(_id);
      await this.bells.deleteOne({ _id, number });
    }
  }
}
