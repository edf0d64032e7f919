import { OutcomeUnknown, type Appended, type NewCommit } from '@csp/kernel';
import {
  commitCollection,
  documentOf,
  type CommitDocument,
  type Commits,
  type NewDocument,
} from './commit-document.ts';
import { insertedBefore, type Inserted } from './insertion.ts';
import { keysOf, knownOf } from './known-keys.ts';

interface Waiting {
  readonly document: NewDocument;
  readonly settle: (answer: Appended) => void;
  readonly fail: (error: Error) => void;
}

/** Documents in one insert, at most. */
const mostAtOnce = 500;
/** Enough for dozens of processes at one log; beyond it something is wrong. */
const mostRaces = 100;
const longestPauseMilliseconds = 50;

/**
 * Writes to one log, beside other processes that write to it as well. What comes in during one turn of the event loop, or while
 * an insert is on its way, goes out as one ordered insert, and each gets its own answer.
 *
 * A position is given by the insert itself: the one after the last there is. Since a position is only ever asked for when the
 * one before it is known to be there for good (read by majority, or inserted just before it in the same order), none is left out.
 */
export class LogWriter {
  private readonly waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  /** The last position there is, as far as this process knows: asked for again when another took the next one. */
  private head: number | undefined;
  private races = 0;

  constructor(
    private readonly commits: Commits,
    private readonly readHead: () => Promise<number>,
    /** Settles when the indexes are there, which are all that guards the log. */
    private readonly guarded: () => Promise<void>,
  ) {}

  async append(commit: NewCommit): Promise<Appended> {
    // Here and not in the batch: what can't be stored is its sender's fault, and harms nobody who writes with it.
    const document = documentOf(commit);
    return new Promise<Appended>((settle, fail) => {
      this.waiting.push({ document, settle, fail });
      this.writing ??= new Promise<void>((turn) => setImmediate(turn)).then(() => this.writeAll());
    });
  }

  /** Settles when everything handed in has been answered. */
  async idle(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    for (let pending = this.waiting.splice(0); pending.length > 0; pending.push(...this.waiting.splice(0)))
      pending = await this.write(pending);
    // In the same step as the last look at what is waiting: what comes a moment later begins anew.
    this.writing = undefined;
  }

  /** One insert. Gives back those that have no answer yet. */
  private async write(pending: readonly Waiting[]): Promise<Waiting[]> {
    const { sent, held } = apart(pending);
    let answered = 0;
    try {
      await this.guarded();
      const head = (this.head ??= await this.readHead());
      const { stored, refused } = await this.insert(head, sent);
      this.head = head + stored;
      for (; answered < stored; answered++) sent[answered]!.settle({ kind: 'appended', position: head + answered + 1 });
      if (refused instanceof Error) sent[answered++]!.fail(refused);
      const rest = [...sent.slice(answered), ...held];
      if (refused !== 'taken' && held.length === 0) return rest;
      const unanswered = await this.answerKnown(rest);
      await this.lostRace(refused === 'taken' && unanswered[0] === sent[answered]);
      return unanswered;
    } catch (error) {
      this.head = undefined;
      const { message } = error as Error;
      const unknown = error instanceof OutcomeUnknown ? error : new OutcomeUnknown(`The log didn't answer: ${message}`);
      for (const { fail } of [...sent.slice(answered), ...held]) fail(unknown);
      return [];
    }
  }

  private async insert(head: number, sent: readonly Waiting[]): Promise<Inserted> {
    const documents = sent.map(({ document }, index): CommitDocument => ({ _id: head + 1 + index, ...document }));
    try {
      // Past mongoose's own `insertMany`: the documents have their shape, and each one's fate is asked for.
      await this.commits.db.collection<CommitDocument>(commitCollection).insertMany(documents, { ordered: true });
      return { stored: documents.length };
    } catch (error) {
      return insertedBefore(error);
    }
  }

  /**
   * Answers those whose command, version or name is there already. A refusal doesn't say by which index (FerretDB's doesn't), so the
   * log is asked; who is nowhere in it has only lost a race for a position.
   */
  private async answerKnown(rest: readonly Waiting[]): Promise<Waiting[]> {
    const known = await knownOf(
      this.commits,
      rest.map(({ document }) => document),
    );
    return rest.filter(({ document, settle }) => {
      const answer = known(document);
      if (answer) settle(answer);
      return !answer;
    });
  }

  /** Lets the others go first, each for a time of its own, and looks where the log ends now. */
  private async lostRace(lost: boolean): Promise<void> {
    this.races = lost ? this.races + 1 : 0;
    if (!lost) return;
    if (this.races > mostRaces) {
      this.races = 0;
      throw new OutcomeUnknown('Too many write to this log at once: nothing was stored.');
    }
    this.head = undefined;
    const most = Math.min(2 ** this.races, longestPauseMilliseconds);
    await new Promise((next) => setTimeout(next, Math.random() * most));
  }
}

/** Those that one insert may hold, and those that would only be refused for one of them or are too many. */
const apart = (pending: readonly Waiting[]): { sent: Waiting[]; held: Waiting[] } => {
  const sent: Waiting[] = [];
  const held: Waiting[] = [];
  const keys = new Set<string>();
  for (const one of pending) {
    const own = keysOf(one.document);
    const alone = sent.length < mostAtOnce && !own.some((key) => keys.has(key));
    (alone ? sent : held).push(one);
    if (alone) for (const key of own) keys.add(key);
  }
  return { sent, held };
};
