import { OutcomeUnknown, StorageFull } from '@csp/kernel';
import mongoose from 'mongoose';

/** MongoDB's codes for a document that was not written. */
const duplicateKey = 11_000;
const outOfDiskSpace = 14_031;

/** What became of an ordered insert: it stops at the first document it can't write, so the first `stored` ones are there. */
export interface Inserted {
  readonly stored: number;
  /** Why the next one was not: one of its keys is taken, by whichever index, or the server's own reason. */
  readonly refused?: 'taken' | Error;
}

/** Nothing is wrong but that something of the same key is there: for an insert of many, with each that was refused. */
export const isDuplicate = (error: unknown): boolean => {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError))
    return (error as { code?: unknown } | null)?.code === duplicateKey;
  const refused = [error.writeErrors].flat();
  return (
    !error.result.getWriteConcernError() && refused.length > 0 && refused.every(({ code }) => code === duplicateKey)
  );
};

/** What an error of `insertMany` says about the documents. Throws `OutcomeUnknown` where it says nothing certain. */
export const insertedBefore = (error: unknown): Inserted => {
  const { message } = error as Error;
  const unknown = () => new OutcomeUnknown(`The log could not be written: ${message}`);
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw unknown();
  // What was written before the refusal isn't known to be durable either.
  if (error.result.getWriteConcernError()) throw unknown();
  const [first] = [error.writeErrors].flat();
  if (!first) throw unknown();
  const stored = first.index;
  if (first.code === duplicateKey) return { stored, refused: 'taken' };
  const reason = `The log could not be written: ${first.errmsg ?? message}`;
  return { stored, refused: first.code === outOfDiskSpace ? new StorageFull(reason) : new OutcomeUnknown(reason) };
};
