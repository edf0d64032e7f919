import type { View } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { documentOf, indexesOf, selectionOf } from './row-document.ts';

const people = {
  name: 'people',
  version: 1,
  source: 'tally',
  keys: () => [],
  fold: (row: unknown) => row,
  indexes: { role: ({ role }: { role: unknown }) => role as string },
} as unknown as View;

describe('a row`s document', () => {
  it('holds the row as text and its indexes as fields', () =>
    expect(documentOf(people, { key: 'a', row: { role: 'chair', $ne: null }, position: 7 })).toEqual({
      _id: 'a',
      position: 7,
      gone: false,
      row: '{"role":"chair","$ne":null}',
      i_role: 'chair',
    }));
  it('holds no index where the row was removed', () =>
    expect(documentOf(people, { key: 'a', row: undefined, position: 7 })).toEqual({
      _id: 'a',
      position: 7,
      gone: true,
      row: 'null',
    }));
  it.each([{ $ne: null }, ['chair'], true, undefined])('is not made where %j is to be found by', (role) =>
    expect(() => documentOf(people, { key: 'a', row: { role }, position: 7 })).toThrow('Not to be found by'),
  );
  it('is not made for a key that could not be given back', () =>
    expect(() => documentOf(people, { key: '\ud800', row: { role: 'x' }, position: 7 })).toThrow('Not a key'));
  it('is not indexed by what is no name', () =>
    expect(() => indexesOf({ indexes: { 'a.b': () => '' } })).toThrow('Not a name'));
});

describe('a question', () => {
  it('compares values and takes them for nothing else', () =>
    expect(selectionOf({ where: { role: { $gt: '' } as never } }, ['role'])).toEqual({
      filter: { gone: false, $and: [{ i_role: { $eq: { $gt: '' } } }] },
      sort: { _id: 1 },
    }));
  it('begins where it is told, and may narrow by the same index', () =>
    expect(selectionOf({ where: { role: 'b' }, orderBy: 'role', from: 'a', descending: true }, ['role'])).toEqual({
      filter: { gone: false, $and: [{ i_role: { $eq: 'b' } }, { i_role: { $lte: 'a' } }] },
      sort: { i_role: -1, _id: -1 },
    }));
});
