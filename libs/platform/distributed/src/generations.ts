import { randomBytes } from 'node:crypto';
import type { Generation, View } from '@csp/kernel';
import type { Connection } from 'mongoose';
import { isDuplicate } from './insertion.ts';
import { indexesOf, type RowCollection, type RowDocument } from './row-document.ts';

/** Which rows of a view answer. */
interface LiveDocument {
  readonly _id: string;
  readonly number: number;
  readonly version: number;
  readonly build: string;
}

/** Another process built the same generation and was first: its rows answer, and this process begins again with them. */
export class BuiltElsewhere extends Error {
  override readonly name = 'BuiltElsewhere';
}

/**
 * The generations of one context's views in one tenant's database, each a collection: `views.rows.<view>.<number>.<build>`.
 * `build` is drawn anew whenever a generation is created, so that two processes which rebuild a view at once, under the same
 * number, never write into each other's rows.
 */
export class Generations {
  /** Of consumers, which are named `<view>@<number>`. What was created here, or was found to be live. */
  private readonly builds = new Map<string, string>();
  private readonly answering;

  constructor(private readonly database: Connection) {
    this.answering = database.collection<LiveDocument>('views.live');
  }

  async live(view: Pick<View, 'name'>): Promise<Omit<LiveDocument, '_id'>> {
    const found = await this.answering.findOne({ _id: view.name });
    return found ?? { number: 0, version: 0, build: '' };
  }

  /** The rows that answer at this moment; undefined before the first generation. */
  async liveRows(view: Pick<View, 'name'>): Promise<RowCollection | undefined> {
    const { number, build } = await this.live(view);
    return number === 0 ? undefined : this.rows(view.name, number, build);
  }

  /** The build a consumer's rows are in; empty where it has none. */
  async buildOf(consumer: string): Promise<string> {
    const known = this.builds.get(consumer);
    if (known !== undefined) return known;
    const [, name, number] = /^(.+)@(\d+)$/.exec(consumer) ?? [];
    if (name === undefined) return '';
    const live = await this.live({ name });
    if (live.number !== Number(number)) return '';
    this.builds.set(consumer, live.build);
    return live.build;
  }

  async rowsOf({ view, number }: Generation): Promise<RowCollection> {
    const build = await this.buildOf(consumerOf(view, number));
    if (build === '') throw new Error(`There is no generation ${number} of ${view.name}.`);
    return this.rows(view.name, number, build);
  }

  async create({ view, number }: Generation): Promise<void> {
    const build = randomBytes(4).toString('hex');
    await this.rows(view.name, number, build).createIndexes(indexesOf(view));
    this.builds.set(consumerOf(view, number), build);
  }

  /** Lets a generation answer; the others are dropped once it does. Throws `BuiltElsewhere`. */
  async finish({ view, number }: Generation): Promise<void> {
    const build = await this.buildOf(consumerOf(view, number));
    if (build === '') throw new Error(`There is no generation ${number} of ${view.name}.`);
    const change = { $set: { number, version: view.version, build } };
    // Only over an older one. Where one as new answers already, this finds nothing and is refused as a second of its name.
    await this.answering
      .updateOne({ _id: view.name, number: { $lt: number } }, change, { upsert: true })
      .catch(async (error: unknown) => {
        if (!isDuplicate(error)) throw error;
        if ((await this.live(view)).build === build) return;
        // This process's own rows are nobody's: from now on the consumer's are those that answer.
        this.builds.delete(consumerOf(view, number));
        await this.database.dropCollection(this.rows(view.name, number, build).collectionName).catch(() => undefined);
        throw new BuiltElsewhere(`Generation ${number} of ${view.name} was built by another process.`);
      });
    await this.dropOthers(view.name, number, build);
  }

  private async dropOthers(view: string, number: number, build: string): Promise<void> {
    const begins = `views.rows.${view}.`;
    for (const { name } of await this.database.listCollections()) {
      const [numberText, itsBuild] = name.startsWith(begins) ? name.slice(begins.length).split('.') : [];
      // One with a higher number is being built by somebody who has seen this one answer.
      if (numberText === undefined || Number(numberText) > number || itsBuild === build) continue;
      await this.database.dropCollection(name);
    }
  }

  private rows(view: string, number: number, build: string): RowCollection {
    if (!/^[a-z][a-z-]{0,60}$/.test(view)) throw new Error(`Not a view's name: ${JSON.stringify(view)}`);
    return this.database.collection<RowDocument>(`views.rows.${view}.${number}.${build}`);
  }
}

const consumerOf = ({ name }: Pick<View, 'name'>, number: number): string => `${name}@${number}`;
