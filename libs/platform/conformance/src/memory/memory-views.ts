import type { Feed, Generation, Parked, TenantViews, View, ViewWrite } from '@csp/kernel';
import { memoryRows } from './memory-rows.ts';

export interface StoredRow {
  readonly position: number;
  readonly text: string;
  readonly indexes: Readonly<Record<string, string | number | null>>;
}

/** Where each consumer stands, and what it had to park, by feed. */
export interface Progress {
  readonly checkpoints: Map<string, number>;
  readonly parked: Map<string, Map<string, Parked>>;
}

export const noProgress = (): Progress => ({ checkpoints: new Map(), parked: new Map() });

/** One context's views of one tenant: all of it may be lost, except for the progress of consumers that keep no rows. */
export interface ViewsDisk extends Progress {
  readonly generations: Map<string, Map<string, StoredRow>>;
  readonly live: Map<string, { number: number; version: number }>;
}

export const emptyViews = (): ViewsDisk => ({ ...noProgress(), generations: new Map(), live: new Map() });

const place = ({ consumer, source, tenant }: Feed): string => JSON.stringify([consumer, source, tenant]);
const nameOf = (view: { name: string }, number: number): string => `${view.name}@${number}`;

const prepared = (generation: Generation | undefined, rows: ViewWrite['rows']) =>
  rows.map(({ key, row, position }) => {
    if (row === undefined) return [key, undefined] as const;
    const indexes = Object.entries(generation!.view.indexes as Record<string, (row: unknown) => unknown>).map(
      ([name, value]) => [name, indexed(value(row))] as const,
    );
    return [key, { position, text: JSON.stringify(row), indexes: Object.fromEntries(indexes) }] as const;
  });

const indexed = (value: unknown): string | number | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`Not to be found by: ${JSON.stringify(value)}`);
};

const write = (disk: ViewsDisk, progress: Progress, { feed, generation, rows, ...change }: ViewWrite): void => {
  // All that can throw comes first: then it is all of it or nothing.
  const changed = prepared(generation, rows);
  const table = generation && disk.generations.get(nameOf(generation.view, generation.number));
  if (generation && !table) throw new Error(`There is no generation ${generation.number} of ${generation.view.name}.`);
  for (const [key, row] of changed)
    if (row) table!.set(key, row);
    else table!.delete(key);
  progress.checkpoints.set(place(feed), change.checkpoint);
  const parked = progress.parked.get(place(feed)) ?? new Map<string, Parked>();
  for (const one of change.park ?? []) if (!parked.has(one.stream)) parked.set(one.stream, { ...one });
  for (const stream of change.unpark ?? []) parked.delete(stream);
  progress.parked.set(place(feed), parked);
};

/** The views port over memory. `lasting` is kept with the log: what a policy has done can't be done again. */
export const memoryViews = (disk: ViewsDisk, lasting: Progress): TenantViews => {
  const progressOf = (feed: Feed): Progress => (feed.lasting ? lasting : disk);
  const liveOf = (view: { name: string }) => disk.live.get(view.name) ?? { number: 0, version: 0 };
  return {
    rows: (view) => memoryRows(view, () => disk.generations.get(nameOf(view, liveOf(view).number))),
    checkpoint: async (feed) => progressOf(feed).checkpoints.get(place(feed)) ?? 0,
    parked: async (feed) =>
      [...(progressOf(feed).parked.get(place(feed))?.values() ?? [])].sort((a, b) => a.position - b.position),
    load: async ({ view, number }, keys) => {
      const table = disk.generations.get(nameOf(view, number));
      const found = keys.flatMap((key) => {
        const row = table?.get(key);
        return row ? [[key, { row: JSON.parse(row.text) as unknown, position: row.position }] as const] : [];
      });
      return new Map(found);
    },
    write: async (change) => write(disk, progressOf(change.feed), change),
    live: async (view: View) => ({ ...liveOf(view) }),
    create: async ({ view, number }) => {
      disk.generations.set(nameOf(view, number), new Map());
      for (const all of [disk.checkpoints, disk.parked])
        for (const key of all.keys()) if ((JSON.parse(key) as string[])[0] === nameOf(view, number)) all.delete(key);
    },
    finish: async ({ view, number }) => {
      const before = liveOf(view).number;
      disk.live.set(view.name, { number, version: view.version });
      if (before !== number) disk.generations.delete(nameOf(view, before));
    },
  };
};
