import type { Connection } from 'mongoose';
import { isDuplicate } from '../insertion.ts';

interface LeaseDocument {
  readonly _id: string;
  /** Empty: it was given back. */
  readonly holder: string;
  /** Grows by one with each holder: what carries an older one comes from somebody who has been replaced. */
  readonly token: number;
  /** Grows while the holder lives. */
  readonly beat: number;
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
    const { name: _id, holder, milliseconds } = this.settings;
    const before = this.elapsed();
    if (this.held) {
      const { token } = this.held;
      const { matchedCount } = await this.leases.updateOne({ _id, holder, token }, { $inc: { beat: 1 } });
      if (matchedCount === 1) this.held.until = before + milliseconds;
      else this.held = undefined;
      return this.token;
    }
    const found = await this.leases.findOne({ _id });
    if (!found || found.holder === '' || this.isSilent(found)) await this.take(found, before);
    return this.token;
  }

  /** Lets another have it at once. */
  async release(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    const { name: _id, holder } = this.settings;
    if (held) await this.leases.updateOne({ _id, holder, token: held.token }, { $set: { holder: '' } });
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

  private async take(found: LeaseDocument | null, before: number): Promise<void> {
    const { name: _id, holder, milliseconds } = this.settings;
    const token = (found?.token ?? 0) + 1;
    const taken = found
      ? await this.leases
          .updateOne({ _id, token: found.token, beat: found.beat }, { $set: { holder, token, beat: 0 } })
          .then(({ matchedCount }) => matchedCount === 1)
      : await this.leases.insertOne({ _id, holder, token, beat: 0 }).then(
          () => true,
          (error: unknown) => {
            if (isDuplicate(error)) return false;
            throw error;
          },
        );
    if (taken) this.held = { token, until: before + milliseconds };
  }
}
