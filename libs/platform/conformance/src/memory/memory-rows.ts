import type { DomainEvent, Indexed, Query, Rows, View } from '@csp/kernel';
import type { StoredRow } from './memory-views.ts';

/** Nothing, then numbers, then texts by code point: what databases do, and not what `<` does in JavaScript. */
export const compared = (a: Indexed, b: Indexed): number => {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  if (typeof a === 'number' || typeof b === 'number')
    return typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === 'number' ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
};

type Found = readonly [key: string, row: StoredRow];

const matching = (all: Iterable<Found>, query: Query, indexes: readonly string[]): Found[] => {
  const conditions = Object.entries(query.where ?? {});
  for (const index of [...conditions.map(([name]) => name), ...(query.orderBy === undefined ? [] : [query.orderBy])])
    if (!indexes.includes(index)) throw new Error(`No such index: ${JSON.stringify(index)}`);
  const order = ([key, row]: Found): Indexed => (query.orderBy === undefined ? key : row.indexes[query.orderBy]!);
  const direction = query.descending ? -1 : 1;
  const { from } = query;
  return [...all]
    .filter(([, row]) => conditions.every(([index, value]) => row.indexes[index] === (value ?? null)))
    .filter((one) => from === undefined || (order(one) !== null && compared(order(one), from) * direction >= 0))
    .sort((a, b) => (compared(order(a), order(b)) || compared(a[0], b[0])) * direction);
};

/** Rows of whichever generation is live at the moment of the call. */
export const memoryRows = <Row, E extends DomainEvent, Index extends string>(
  view: View<Row, E, Index>,
  live: () => ReadonlyMap<string, StoredRow> | undefined,
): Rows<Row, Index> => {
  const table = () => {
    const rows = live();
    if (!rows) throw new Error(`${view.name} has not been built yet.`);
    return rows;
  };
  const names = Object.keys(view.indexes);
  return {
    get: async (key) => {
      const row = table().get(key);
      return row && (JSON.parse(row.text) as Row);
    },
    find: async (query = {}) => {
      const { offset = 0, limit = Number.POSITIVE_INFINITY } = query;
      return matching(table(), query, names)
        .slice(offset, offset + limit)
        .map(([, { text }]) => JSON.parse(text) as Row);
    },
    count: async ({ where } = {}) => matching(table(), where ? { where } : {}, names).length,
  };
};
