import { OutcomeUnknown, StorageFull } from '@csp/kernel';
import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { insertedBefore, isDuplicate } from './insertion.ts';

/** As the driver throws it when a server answers an insert of many with these. */
const bulkError = (writeErrors: readonly { index: number; code: number }[], concern?: object): Error => {
  const error = Object.create(mongoose.mongo.MongoBulkWriteError.prototype) as Record<string, unknown>;
  const define = (name: string, value: unknown) => Object.defineProperty(error, name, { value });
  define('message', 'refused');
  define('code', writeErrors[0]?.code);
  define('writeErrors', writeErrors);
  define('result', { getWriteConcernError: () => concern });
  return error as unknown as Error;
};

describe('an ordered insert that failed', () => {
  it('has stored what came before a key that is taken', () =>
    expect(insertedBefore(bulkError([{ index: 3, code: 11_000 }]))).toEqual({ stored: 3, refused: 'taken' }));
  it('has stored nothing of the document there was no room for', () => {
    const { stored, refused } = insertedBefore(bulkError([{ index: 1, code: 14_031 }]));
    expect(stored).toBe(1);
    expect(refused).toBeInstanceOf(StorageFull);
  });
  it('leaves it open where the server says something else of a document', () =>
    expect(insertedBefore(bulkError([{ index: 0, code: 1 }])).refused).toBeInstanceOf(OutcomeUnknown));
  it.each([
    ['nobody knows whether a majority has it', bulkError([{ index: 0, code: 11_000 }], { code: 64 })],
    ['no document is named', bulkError([])],
    ['the line was cut', new mongoose.mongo.MongoNetworkError('cut')],
    ['the server wants to be asked elsewhere', Object.assign(new Error('not primary'), { code: 10_107 })],
    ['a duplicate is spoken of, and not which', Object.assign(new Error('E11000'), { code: 11_000 })],
  ])('is unknown where %s', (_, error) => expect(() => insertedBefore(error)).toThrow(OutcomeUnknown));
});

describe('a duplicate', () => {
  it.each<[boolean, unknown]>([
    [true, Object.assign(new Error('E11000'), { code: 11_000 })],
    [false, Object.assign(new Error('full'), { code: 14_031 })],
    [false, undefined],
    [true, bulkError([{ index: 0, code: 11_000 }])],
    [false, bulkError([{ index: 0, code: 11_000 }], { code: 64 })],
  ])('%s', (is, error) => expect(isDuplicate(error)).toBe(is));
  it('is not all that is wrong where another document failed otherwise', () =>
    expect(
      isDuplicate(
        bulkError([
          { index: 0, code: 11_000 },
          { index: 1, code: 14_031 },
        ]),
      ),
    ).toBe(false));
});
