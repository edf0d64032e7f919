import type { Connection } from 'mongoose';
import { isDuplicate } from '../insertion.ts';

interface ProgressDocument {
  /** The topic. */
  readonly _id: string;
  readonly position: number;
  readonly token: number;
}

/** Whoever wrote had been replaced: a later holder of the lease has written since. */
export class Replaced extends Error {
  override readonly name = 'Replaced';
}

/** How far one tenant's log was published: kept beside the log, written after the broker's acknowledgement. */
export class RelayProgress {
  private readonly progress;

  constructor(
    database: Connection,
    private readonly topic: string,
  ) {
    this.progress = database.collection<ProgressDocument>('relay');
  }

  /** Position of the last publication that was acknowledged; 0 before the first. */
  async position(): Promise<number> {
    return (await this.progress.findOne({ _id: this.topic }))?.position ?? 0;
  }

  /** Throws `Replaced` where a newer token has written. */
  async move(position: number, token: number): Promise<void> {
    await this.progress
      .updateOne({ _id: this.topic, token: { $lte: token } }, { $set: { position, token } }, { upsert: true })
      .catch((error: unknown) => {
        // It is there, but wasn't found: its token is newer.
        if (isDuplicate(error)) throw new Replaced(`Another process publishes to ${this.topic} now.`);
        throw error;
      });
  }
}
