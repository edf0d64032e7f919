import type { Indexed, Query, View, ViewWrite } from '@csp/kernel';
import type { Collection } from 'mongoose';

/** One row of a view; `i_<index>` are the fields it is found and ordered by. */
export interface RowDocument {
  /** The row's key. */
  readonly _id: string;
  /** The last position the row has seen: what it is, all events up to there made of it. */
  readonly position: number;
  /** A row that was removed stays as a mark of where: what is late can't bring it back. */
  readonly gone: boolean;
  /** JSON of the row, for the same reasons as the events of a commit. */
  readonly row: string;
  readonly [index: `i_${string}`]: Indexed;
}

export type RowCollection = Collection<RowDocument>;

/** A name that may stand in a field's name. */
const identifier = (text: string): string => {
  if (!/^[a-zA-Z][a-zA-Z0-9]{0,40}$/.test(text)) throw new Error(`Not a name for an index: ${JSON.stringify(text)}`);
  return text;
};

const field = (index: string): `i_${string}` => `i_${identifier(index)}`;

export const indexesOf = ({ indexes }: Pick<View, 'indexes'>): { key: Record<string, 1> }[] => [
  { key: { gone: 1, _id: 1 } },
  ...Object.keys(indexes).map((index) => ({ key: { gone: 1 as const, [field(index)]: 1 as const, _id: 1 as const } })),
];

type Change = ViewWrite['rows'][number];

/** Throws for what no index can hold, before anything is written. */
export const documentOf = (view: View, { key, row, position }: Change): RowDocument => {
  if (!key.isWellFormed()) throw new Error(`Not a key that can be stored: ${JSON.stringify(key.slice(0, 60))}`);
  if (row === undefined) return { _id: key, position, gone: true, row: 'null' };
  const indexes = Object.entries(view.indexes).map(([index, value]) => [field(index), indexed(value(row))] as const);
  return { _id: key, position, gone: false, row: JSON.stringify(row), ...Object.fromEntries(indexes) };
};

const indexed = (value: unknown): Indexed => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`Not to be found by: ${JSON.stringify(value)}`);
};

/** Values are only ever compared with: whatever stands in them, none becomes an operator. */
type Condition = { readonly $eq: Indexed } | { readonly $gte: Indexed } | { readonly $lte: Indexed };

export interface Selection {
  readonly filter: { readonly gone: false; readonly $and?: readonly Readonly<Record<string, Condition>>[] };
  readonly sort: Readonly<Record<string, 1 | -1>>;
}

/** A query as MongoDB takes it. Throws for an index the view hasn't. */
export const selectionOf = ({ where, orderBy, descending, from }: Query, indexes: readonly string[]): Selection => {
  const known = (index: string) => {
    if (!indexes.includes(index)) throw new Error(`No such index: ${JSON.stringify(index)}`);
    return field(index);
  };
  const conditions: Record<string, Condition>[] = Object.entries(where ?? {}).map(([index, value]) => ({
    [known(index)]: { $eq: value ?? null },
  }));
  const order = orderBy === undefined ? '_id' : known(orderBy);
  const direction = descending ? -1 : 1;
  if (from !== undefined) conditions.push({ [order]: descending ? { $lte: from } : { $gte: from } });
  return {
    filter: { gone: false, ...(conditions.length > 0 && { $and: conditions }) },
    sort: order === '_id' ? { _id: direction } : { [order]: direction, _id: direction },
  };
};
