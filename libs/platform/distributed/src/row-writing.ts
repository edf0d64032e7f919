import type { Loaded } from '@csp/kernel';
import { insertedBefore, isDuplicate } from './insertion.ts';
import type { RowCollection, RowDocument } from './row-document.ts';

/** Keys in one question, at most. */
const mostKeys = 1_000;

export const loadRows = async (rows: RowCollection, keys: readonly string[]): Promise<Map<string, Loaded>> => {
  const loaded = new Map<string, Loaded>();
  for (const some of inParts(keys))
    for (const { _id, gone, row, position } of await rows.find(oneOf(some)).toArray())
      loaded.set(_id, { row: gone ? undefined : (JSON.parse(row) as unknown), position });
  return loaded;
};

/**
 * Puts rows in place, each only where what is there has seen less. Not all of it or nothing: what was written before a failure
 * stays, and writing all of it again changes nothing more.
 */
export const writeRows = async (rows: RowCollection, documents: readonly RowDocument[]): Promise<void> => {
  for (const some of inParts(documents)) {
    const found = await rows.find(oneOf(some.map(({ _id }) => _id)), { projection: { _id: 1 } }).toArray();
    const known = new Set(found.map(({ _id }) => _id));
    const late = await insert(
      rows,
      some.filter(({ _id }) => !known.has(_id)),
    );
    await replace(rows, [...some.filter(({ _id }) => known.has(_id)), ...late]);
  }
};

/**
 * Gives back those that somebody else inserted meanwhile. In their order, so that who reads on by position while it goes on never
 * sees a later row without an earlier one. Not as upserts: FerretDB reads the whole collection for each.
 */
const insert = async (rows: RowCollection, documents: readonly RowDocument[]): Promise<RowDocument[]> => {
  const late: RowDocument[] = [];
  for (let rest = documents; rest.length > 0;) {
    const stored = await rows.insertMany([...rest], { ordered: true }).then(
      () => rest.length,
      (error: unknown) => {
        if (!isDuplicate(error)) throw error;
        return insertedBefore(error).stored;
      },
    );
    late.push(...rest.slice(stored, stored + 1));
    rest = rest.slice(stored + 1);
  }
  return late;
};

const replace = async (rows: RowCollection, documents: readonly RowDocument[]): Promise<void> => {
  if (documents.length === 0) return;
  await rows.bulkWrite(
    documents.map((replacement) => {
      const { _id, position, ...rest } = replacement;
      return { replaceOne: { filter: { _id, position: { $lt: position } }, replacement: { position, ...rest } } };
    }),
    { ordered: false },
  );
};

/** Most of the time it is one, which FerretDB finds by its id; for `$in` it reads the whole collection. */
const oneOf = (keys: readonly string[]) => ({ _id: keys.length === 1 ? keys[0]! : { $in: [...keys] } });

function* inParts<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += mostKeys) yield all.slice(from, from + mostKeys);
}
