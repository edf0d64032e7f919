import type { Connection } from 'mongoose';
import { isDuplicate } from '../insertion.ts';

/** One turn at the lease. The one with the highest token holds it. */
interface LeaseDocument {
  /** `<name>/<token>`: a token is taken by inserting it, and by one process alone. */
  readonly _id: string;
  readonly name: string;
  /** Grows by one with each holder: what carries an older one comes from somebody who has been replaced. */
  readonly token: number;
  readonly holder: string;
  /** Grows while the holder lives. */
  readonly beat: number;
  readonly isOver: boolean;
}

export interface LeaseSettings {
  readonly database: Connection;
  /** What is to be done by one process at a time: `relay/meetings`. */
  readonly name: string;
  /** This process; no other has the same. */
  readonly holder: string;
  /** How long a holder may be silent before it is replaced. */
  readonly milliseconds: number;
  /** A clock that only goes forwards, in milliseconds: `performance.now`. */
  readonly elapsed?: () => number;
}

/**
 * One process at a time, without comparing clocks: a holder that doesn't beat for as long as the lease lasts, on the clock of
 * the one who watches, is replaced; a holder counts from before its own last beat, and so stops believing first. One that was
 * paused believes until it looks: what it writes must carry its token, and the store refuses an older one.
 */
export class Lease {
  private readonly leases;
  private readonly elapsed: () => number;
  private held: { readonly token: number; until: number } | undefined;
  /** The last sign of life of another holder, and since when it is the last. */
  private seen: { readonly token: number; readonly beat: number; readonly since: number } | undefined;

  constructor(private readonly settings: LeaseSettings) {
    this.leases = settings.database.collection<LeaseDocument>('leases');
    this.elapsed = settings.elapsed ?? (() => performance.now());
  }

  /** The token, while this process may take it that it holds the lease. */
  get token(): number | undefined {
    return this.held && this.elapsed() < this.held.until ? this.held.token : undefined;
  }

  /** Beats, or tries to take it; several times in the time it lasts. Answers the token where it is held. */
  async keep(): Promise<number | undefined> {
    const before = this.elapsed();
    if (this.held) await this.leases.updateOne({ _id: this.id(this.held.token) }, { $inc: { beat: 1 } });
    const last = await this.last();
    if (this.held && this.held.token === last?.token) this.held.until = before + this.settings.milliseconds;
    else {
      this.held = undefined;
      if (!last || last.isOver || this.isSilent(last)) await this.take((last?.token ?? 0) + 1, before);
    }
    return this.token;
  }

  /** Lets another have it at once. */
  async release(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (held) await this.leases.updateOne({ _id: this.id(held.token) }, { $set: { isOver: true } });
  }

  /** What this process had was taken from it, as the store has just said. */
  lost(): void {
    this.held = undefined;
  }

  private isSilent({ token, beat }: LeaseDocument): boolean {
    const now = this.elapsed();
    if (this.seen?.token !== token || this.seen.beat !== beat) this.seen = { token, beat, since: now };
    return now - this.seen.since >= this.settings.milliseconds;
  }

  private async take(token: number, before: number): Promise<void> {
    const { name, holder, milliseconds } = this.settings;
    try {
      await this.leases.insertOne({ _id: this.id(token), name, token, holder, beat: 0, isOver: false });
    } catch (error) {
      if (isDuplicate(error)) return;
      throw error;
    }
    this.held = { token, until: before + milliseconds };
    await this.leases.deleteMany({ name, token: { $lt: token } });
  }

  private async last(): Promise<LeaseDocument | undefined> {
    const { name } = this.settings;
    const [last] = await this.leases.find({ name }).sort({ token: -1 }).limit(1).toArray();
    return last;
  }

  private id(token: number): string {
    return `${this.settings.name}/${token}`;
  }
}
