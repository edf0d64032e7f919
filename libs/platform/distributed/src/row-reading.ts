import type { DomainEvent, Rows, View } from '@csp/kernel';
import type { Generations } from './generations.ts';
import { selectionOf, type RowCollection, type RowDocument } from './row-document.ts';

/** Rows of whichever generation is live at the moment of the call. */
export const rowsOf = <Row, E extends DomainEvent, Index extends string>(
  view: View<Row, E, Index>,
  generations: Generations,
): Rows<Row, Index> => {
  const names = Object.keys(view.indexes);

  /**
   * What the live rows answer. Between looking up which they are and asking them they may be replaced and dropped, and then
   * answer nothing, or fail: so nothing is only taken for an answer when they are the live ones still.
   */
  const ask = async <T>(question: (rows: RowCollection) => Promise<T>, isNothing: (answer: T) => boolean) => {
    for (;;) {
      const rows = await generations.liveRows(view);
      if (!rows) throw new Error(`${view.name} has not been built yet.`);
      const answer = await question(rows).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      if ('value' in answer && !isNothing(answer.value)) return answer.value;
      if ((await generations.liveRows(view))?.collectionName !== rows.collectionName) continue;
      if ('error' in answer) throw answer.error;
      return answer.value;
    }
  };

  const rowOf = ({ row }: Pick<RowDocument, 'row'>): Row => JSON.parse(row) as Row;
  return {
    get: async (key) => {
      const found = await ask(
        (rows) => rows.findOne({ _id: key }),
        (row) => row === null,
      );
      return found && !found.gone ? rowOf(found) : undefined;
    },
    find: async (query = {}) => {
      const { filter, sort } = selectionOf(query, names);
      const { limit, offset = 0 } = query;
      // To MongoDB, a limit of nothing is none.
      if (limit !== undefined && limit < 1) return [];
      const found = await ask(
        (rows) =>
          rows
            .find(filter as object, { projection: { row: 1 }, sort: { ...sort }, skip: offset, limit: limit ?? 0 })
            .toArray(),
        (all) => all.length === 0,
      );
      return found.map(rowOf);
    },
    count: async ({ where } = {}) => {
      const { filter } = selectionOf(where ? { where } : {}, names);
      return ask(
        (rows) => rows.countDocuments(filter as object),
        (count) => count === 0,
      );
    },
  };
};
