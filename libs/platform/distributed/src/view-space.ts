import type { Feed, TenantViews, View, ViewWrite } from '@csp/kernel';
import type { Connection } from 'mongoose';
import { Generations } from './generations.ts';
import { Progress } from './progress.ts';
import { documentOf } from './row-document.ts';
import { rowsOf } from './row-reading.ts';
import { loadRows, writeRows } from './row-writing.ts';

/**
 * One context's views of one tenant. All collections whose name begins with `views.` may be dropped while no process runs: they
 * are filled again from the log. How far policies are is in `policies`, which is as lasting as what they did.
 */
export const viewSpace = (database: Connection): TenantViews => {
  const generations = new Generations(database);
  const ofViews = new Progress(database, 'views.progress');
  const ofPolicies = new Progress(database, 'policies');
  const progressOf = async (feed: Feed) => ({
    progress: feed.lasting ? ofPolicies : ofViews,
    build: feed.lasting ? '' : await generations.buildOf(feed.consumer),
  });
  const write = async (change: ViewWrite): Promise<void> => {
    const { generation } = change;
    const documents = generation ? change.rows.map((row) => documentOf(generation.view, row)) : [];
    const rows = generation && (await generations.rowsOf(generation));
    const { progress, build } = await progressOf(change.feed);
    // No transaction: in this order a process that dies in between, or is overtaken, leaves nothing that is not made good.
    await progress.park(change, build);
    if (rows) await writeRows(rows, documents);
    await progress.move(change, build);
  };
  return {
    rows: (view) => rowsOf(view, generations),
    checkpoint: async (feed) => {
      const { progress, build } = await progressOf(feed);
      return progress.checkpoint(feed, build);
    },
    parked: async (feed) => {
      const { progress, build } = await progressOf(feed);
      return progress.parked(feed, build);
    },
    load: async (generation, keys) =>
      keys.length === 0 ? new Map() : loadRows(await generations.rowsOf(generation), keys),
    write,
    live: async (view: View) => {
      const { number, version } = await generations.live(view);
      return { number, version };
    },
    create: (generation) => generations.create(generation),
    finish: async (generation) => {
      await generations.finish(generation);
      const consumer = `${generation.view.name}@${generation.number}`;
      await ofViews.forgetOthers(consumer, await generations.buildOf(consumer));
    },
  };
};
