import type { Feed, Parked, ViewWrite } from '@csp/kernel';
import type { Database } from './database.ts';

/** Where consumers stand and what they had to park, in a file that lasts as long as what they did there. */
export class Progress {
  constructor(private readonly database: Database) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS checkpoints(
         consumer TEXT, source TEXT, tenant TEXT, position INTEGER NOT NULL, PRIMARY KEY (consumer, source, tenant)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS parked(
         consumer TEXT, source TEXT, tenant TEXT, stream TEXT, position INTEGER NOT NULL, reason TEXT NOT NULL,
         PRIMARY KEY (consumer, source, tenant, stream)) WITHOUT ROWID;`,
    );
  }

  checkpoint(context: string, feed: Feed): number {
    const found = this.database
      .prepare('SELECT position FROM checkpoints WHERE consumer = ? AND source = ? AND tenant = ?')
      .get(`${context}/${feed.consumer}`, feed.source, feed.tenant) as { position: number } | undefined;
    return found?.position ?? 0;
  }

  parked(context: string, feed: Feed): Parked[] {
    return this.database
      .prepare(
        'SELECT stream, position, reason FROM parked WHERE consumer = ? AND source = ? AND tenant = ? ORDER BY position',
      )
      .all(`${context}/${feed.consumer}`, feed.source, feed.tenant) as unknown as Parked[];
  }

  /** Within a transaction of the caller's, together with what the consumer did. */
  move(context: string, { feed, checkpoint, park, unpark }: ViewWrite): void {
    const { database } = this;
    const place = [`${context}/${feed.consumer}`, feed.source, feed.tenant] as const;
    database
      .prepare('INSERT OR REPLACE INTO checkpoints(consumer, source, tenant, position) VALUES (?, ?, ?, ?)')
      .run(...place, checkpoint);
    for (const { stream, position, reason } of park ?? [])
      database
        .prepare(
          'INSERT OR IGNORE INTO parked(consumer, source, tenant, stream, position, reason) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(...place, stream, position, reason);
    for (const stream of unpark ?? [])
      database
        .prepare('DELETE FROM parked WHERE consumer = ? AND source = ? AND tenant = ? AND stream = ?')
        .run(...place, stream);
  }

  /** All that is known of a consumer, whatever it was fed from. */
  forget(context: string, consumer: string): void {
    this.database.prepare('DELETE FROM checkpoints WHERE consumer = ?').run(`${context}/${consumer}`);
    this.database.prepare('DELETE FROM parked WHERE consumer = ?').run(`${context}/${consumer}`);
  }
}
