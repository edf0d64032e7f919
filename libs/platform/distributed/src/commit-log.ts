import type { Commit, TenantLog } from '@csp/kernel';
import type { Connection } from 'mongoose';
import { commitOf, commitsIn, eventsOf, type CommitDocument, type Commits } from './commit-document.ts';
import { LogWriter } from './log-writer.ts';

/** A position is missing: what comes after it must not be taken in, or it would never be. */
export class LogHasGap extends Error {
  override readonly name = 'LogHasGap';
}

export interface OpenLog {
  readonly log: TenantLog;
  /** Settles when all that was handed in has been answered. */
  idle(): Promise<void>;
}

/** One context's log of one tenant: the collection `commits` of their database. */
export const openLog = (database: Connection): OpenLog => {
  const commits = commitsIn(database);
  const head = async () => (await commits.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean())?._id ?? 0;
  const writer = new LogWriter(
    commits,
    head,
    once(() => commits.createIndexes()),
  );
  return {
    idle: () => writer.idle(),
    log: {
      head,
      read: async (after, limit) => {
        if (limit < 1) return [];
        return unbroken(after, await page(commits, after, limit));
      },
      history: async (name) => {
        const found = await commits
          .find({ stream: { $eq: name } }, { events: 1 })
          .sort({ version: 1 })
          .lean();
        return { events: found.flatMap(eventsOf), position: found.at(-1)?._id ?? 0 };
      },
      stream: async (name, after = 0) =>
        (
          await commits
            .find({ stream: { $eq: name }, _id: { $gt: after } })
            .sort({ version: 1 })
            .lean()
        ).map(given),
      commitOf: async (commandId) => {
        const found = await commits.findOne({ commandId: { $eq: commandId } }).lean();
        return found ? given(found) : undefined;
      },
      append: (commit) => writer.append(commit),
    },
  };
};

const page = (commits: Commits, after: number, limit: number): Promise<CommitDocument[]> =>
  commits
    .find({ _id: { $gt: after } })
    .sort({ _id: 1 })
    .limit(limit)
    .lean<CommitDocument[]>();

const given = (document: unknown): Commit => commitOf(document as CommitDocument);

const unbroken = (after: number, documents: readonly CommitDocument[]): Commit[] =>
  documents.map((document, index) => {
    const expected = after + 1 + index;
    if (document._id !== expected)
      throw new LogHasGap(`Position ${expected} is missing from the log, and ${document._id} is there.`);
    return commitOf(document);
  });

/** Does it once; again when it failed. */
const once = (work: () => Promise<unknown>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().then(
      () => undefined,
      (error: unknown) => {
        done = undefined;
        throw error;
      },
    );
    return done;
  };
};
