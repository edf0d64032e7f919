import type { Connection } from 'mongoose';
import { isDuplicate } from '../insertion.ts';

interface OffsetDocument {
  /** `<service>/<topic>/<partition>` */
  readonly _id: string;
  readonly next: number;
}

/** The offsets that a service has dealt with, kept where they can't be reset from outside. */
export class InboxOffsets {
  private readonly offsets;

  constructor(
    database: Connection,
    private readonly service: string,
  ) {
    this.offsets = database.collection<OffsetDocument>('inbox-offsets');
  }

  /** The offset after the last that was dealt with; 0 before the first. */
  async next(topic: string, partition: number): Promise<number> {
    return (await this.offsets.findOne({ _id: this.id(topic, partition) }))?.next ?? 0;
  }

  /** Never back: another process may be further. */
  async move(topic: string, partition: number, next: number): Promise<void> {
    const move = () => this.offsets.updateOne({ _id: this.id(topic, partition) }, { $max: { next } }, { upsert: true });
    // Two that both find nothing there both insert, and one is refused.
    await move().catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return move();
    });
  }

  /** For a partition that was made anew and begins again. */
  async reset(topic: string, partition: number): Promise<void> {
    await this.offsets.deleteOne({ _id: this.id(topic, partition) });
  }

  /** Whether the database answers this process. */
  areReachable(): Promise<boolean> {
    return this.offsets.findOne({}).then(
      () => true,
      () => false,
    );
  }

  private id(topic: string, partition: number): string {
    return `${this.service}/${topic}/${partition}`;
  }
}
