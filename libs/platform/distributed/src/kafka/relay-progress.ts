import type { Connection } from 'mongoose';
import { isDuplicate } from '../insertion.ts';

interface ProgressDocument {
  /** The topic. */
  readonly _id: string;
  readonly position: number | string;
  readonly token: number;
}

/** Whoever wrote had been replaced: a later holder of the lease has written since. */
export class Replaced extends Error {
  override readonly name = 'Replaced';
}

/**
 * How far one tenant's log or feed was published to a topic: kept in the tenant's own database, written after the broker's
 * acknowledgement. `Place` is a position, or what sorts like one.
 */
export class RelayProgress<Place extends number | string> {
  private readonly progress;

  constructor(
    database: Connection,
    private readonly topic: string,
    private readonly beginning: Place,
  ) {
    this.progress = database.collection<ProgressDocument>('relay');
  }

  /** Of the last message that was acknowledged; the beginning before the first. */
  async position(): Promise<Place> {
    const found = await this.progress.findOne({ _id: this.topic });
    return (found?.position as Place | undefined) ?? this.beginning;
  }

  /** Throws `Replaced` where a newer token has written. */
  async move(position: Place, token: number): Promise<void> {
    await this.progress
      .updateOne({ _id: this.topic, token: { $lte: token } }, { $set: { position, token } }, { upsert: true })
      .catch((error: unknown) => {
        // It is there, but wasn't found: its token is newer.
        if (isDuplicate(error)) throw new Replaced(`Another process publishes to ${this.topic} now.`);
        throw error;
      });
  }
}
