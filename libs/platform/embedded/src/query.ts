import type { Query } from '@csp/kernel';

/** A name that may stand in SQL text. */
export const identifier = (text: string): string => {
  if (!/^[a-zA-Z][a-zA-Z0-9]{0,40}$/.test(text)) throw new Error(`Not a name for an index: ${JSON.stringify(text)}`);
  return text;
};

/** Only names of indexes reach the SQL text; values are always bound. */
export const select = (
  from: string,
  query: Query,
  indexes: readonly string[],
): { sql: string; values: (string | number | null)[] } => {
  const values: (string | number | null)[] = [];
  const column = (index: string) => {
    if (!indexes.includes(index)) throw new Error(`No such index: ${JSON.stringify(index)}`);
    return `i_${index}`;
  };
  const conditions = Object.entries(query.where ?? {}).map(([index, value]) => {
    values.push(value ?? null);
    return `${column(index)} IS ?`;
  });
  const order = query.orderBy === undefined ? 'key' : column(query.orderBy);
  const direction = query.descending ? 'DESC' : 'ASC';
  if (query.from !== undefined) {
    conditions.push(`${order} ${query.descending ? '<=' : '>='} ?`);
    values.push(query.from);
  }
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const by = order === 'key' ? `key ${direction}` : `${order} ${direction}, key ${direction}`;
  if (query.limit !== undefined) values.push(query.limit);
  if (query.offset !== undefined) values.push(query.offset);
  return {
    sql: `SELECT row FROM ${from}${where} ORDER BY ${by}${query.limit === undefined ? '' : ' LIMIT ?'}${query.offset === undefined ? '' : ' OFFSET ?'}`,
    values,
  };
};
