import type { Feed, Parked, ViewWrite } from '@csp/kernel';
import type { Connection } from 'mongoose';
import { isDuplicate } from './insertion.ts';

interface ProgressDocument {
  readonly _id: string;
  readonly consumer: string;
  readonly build: string;
  readonly position: number;
}

interface ParkedDocument extends Parked {
  readonly _id: string;
  readonly place: string;
  readonly consumer: string;
  readonly build: string;
}

/**
 * Where consumers stand and what they had to park. `build`: which of several rows a consumer keeps, so that two processes that
 * rebuild a view at once don't take each other's place for theirs; empty for consumers that keep none.
 */
export class Progress {
  private readonly places;
  private readonly parkedStreams;

  /** `collection`: the name of one collection; what is parked is in `<collection>.parked`. */
  constructor(database: Connection, collection: string) {
    this.places = database.collection<ProgressDocument>(collection);
    this.parkedStreams = database.collection<ParkedDocument>(`${collection}.parked`);
  }

  async checkpoint(feed: Feed, build: string): Promise<number> {
    return (await this.places.findOne({ _id: placeOf(feed, build) }))?.position ?? 0;
  }

  async parked(feed: Feed, build: string): Promise<Parked[]> {
    const found = await this.parkedStreams
      .find({ place: placeOf(feed, build) })
      .sort({ position: 1 })
      .toArray();
    return found.map(({ stream, position, reason }) => ({ stream, position, reason }));
  }

  /** A stream that is parked already stays so where it was. */
  async park({ feed, park = [] }: ViewWrite, build: string): Promise<void> {
    if (park.length === 0) return;
    const place = placeOf(feed, build);
    const documents = park.map(({ stream, position, reason }): ParkedDocument => ({
      _id: JSON.stringify([place, stream]),
      place,
      consumer: feed.consumer,
      build,
      stream,
      position,
      reason,
    }));
    await this.parkedStreams.insertMany(documents, { ordered: false }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }

  /** Never back: another process may be further. */
  async move({ feed, checkpoint, unpark = [] }: ViewWrite, build: string): Promise<void> {
    const _id = placeOf(feed, build);
    const move = () =>
      this.places.updateOne(
        { _id },
        { $max: { position: checkpoint }, $set: { consumer: feed.consumer, build } },
        { upsert: true },
      );
    // Two that both find nothing there both insert, and one is refused.
    await move().catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return move();
    });
    for (const stream of unpark) await this.parkedStreams.deleteOne({ _id: JSON.stringify([_id, stream]) });
  }

  /** All that is known of a consumer's other builds. */
  async forgetOthers(consumer: string, build: string): Promise<void> {
    const others = { consumer, build: { $ne: build } };
    await Promise.all([this.places.deleteMany(others), this.parkedStreams.deleteMany(others)]);
  }
}

/** As JSON: whatever the names hold, no two places are the same text. */
const placeOf = ({ consumer, source, tenant }: Feed, build: string): string =>
  JSON.stringify([tenant, source, consumer, build]);
