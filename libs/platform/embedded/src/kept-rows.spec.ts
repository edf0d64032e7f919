import { describe, expect, it } from 'vitest';
import { KeptRows } from './kept-rows.ts';

describe('rows that are kept', () => {
  it('are those of one table, until it changes', () => {
    const room = new KeptRows();
    const [mine, theirs] = [room.table(), room.table()];
    mine.keep('all', [{ of: 'mine' }], 20);
    theirs.keep('all', [{ of: 'theirs' }], 20);
    expect(mine.get('all')).toEqual([{ of: 'mine' }]);
    mine.forget();
    expect(mine.get('all')).toBeUndefined();
    expect(theirs.get('all')).toEqual([{ of: 'theirs' }]);
  });

  it('can be changed by nobody, however deep', () => {
    const table = new KeptRows().table();
    const rows = table.keep('all', [{ owners: [{ agencyId: 'police' }] }], 40);
    expect(() => rows.pop()).toThrow(TypeError);
    expect(() => rows[0]!.owners.push({ agencyId: 'council' })).toThrow(TypeError);
    expect(() => (rows[0]!.owners[0]!.agencyId = 'council')).toThrow(TypeError);
  });

  it('take no more room than there is, all tables together', () => {
    const room = new KeptRows(1_000);
    const tables = Array.from({ length: 40 }, () => room.table());
    for (const [index, table] of tables.entries()) {
      table.keep(`row ${index}`, {}, 100);
      expect(room.size).toBeLessThanOrEqual(1_000);
    }
    const left = tables.filter((table, index) => table.get(`row ${index}`) !== undefined);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(10);
    for (const table of tables) table.forget();
    expect(room.size).toBe(0);
  });

  it('are not many at once: what is very large is read each time', () => {
    const room = new KeptRows(1_000);
    const table = room.table();
    table.keep('small', {}, 10);
    const large = table.keep('large', [{ some: 'row' }], 900);
    expect(table.get('large')).toBeUndefined();
    expect(Object.isFrozen(large)).toBe(false);
    expect(table.get('small')).toEqual({});
  });
});
