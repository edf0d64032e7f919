import { upcast, type Commit, type TenantId, type TenantLog, type Upcasts } from '@csp/kernel';

/** A commit as other contexts may see it: only the events its contract publishes, in their newest shape. */
export interface Publication {
  readonly context: string;
  readonly tenant: TenantId;
  readonly position: number;
  /**
   * Position of the publication before it, or where reading began: a consumer that stands lower has missed something. Over
   * several pages only `relayed` keeps this chain, since a page that begins after unpublished commits doesn't see what was before.
   */
  readonly previous: number;
  readonly commit: Commit;
  /** Why this process can't take it in (an event in a version that it doesn't know): its stream is parked, as when a fold fails. */
  readonly notUnderstood?: string;
}

export interface Published {
  readonly publications: readonly Publication[];
  /** How far the log was read, published or not. */
  readonly upTo: number;
}

/** One context's log of one tenant, read as a stream of publications; from the beginning or from anywhere. */
export interface PublicationSource {
  read(after: number, limit: number): Promise<Published>;
}

/** `types` left out: everything, for the context's own views. */
export const publicationsOf = (
  context: string,
  tenant: TenantId,
  log: Pick<TenantLog, 'read'>,
  upcasts: Upcasts,
  types?: ReadonlySet<string>,
): PublicationSource => ({
  read: async (after, limit) => {
    const commits = await log.read(after, limit);
    const publications: Publication[] = [];
    let previous = after;
    for (const stored of commits) {
      const newest = stored.events.map((event) => upcast(upcasts, event));
      const events = types ? newest.filter(({ type }) => types.has(type)) : newest;
      if (events.length === 0) continue;
      publications.push({ context, tenant, position: stored.position, previous, commit: visible(stored, events) });
      previous = stored.position;
    }
    return { publications, upTo: commits.at(-1)?.position ?? after };
  },
});

const visible = (commit: Commit, events: Commit['events']): Commit => ({
  position: commit.position,
  stream: commit.stream,
  version: commit.version,
  commandId: commit.commandId,
  commandDigest: commit.commandDigest,
  at: commit.at,
  actor: commit.actor,
  correlation: commit.correlation,
  causation: commit.causation,
  ...(commit.trace && { trace: commit.trace }),
  events,
});

/**
 * What a relay pushes: all that is published after a position, in one unbroken chain of `previous`. `after` is the last
 * publication that arrived, or 0.
 */
export async function* relayed(
  source: PublicationSource,
  after: number,
  pageSize: number,
): AsyncGenerator<Publication> {
  let previous = after;
  for (let read = after; ;) {
    const { publications, upTo } = await source.read(read, pageSize);
    for (const publication of publications) {
      yield { ...publication, previous };
      previous = publication.position;
    }
    if (upTo === read) return;
    read = upTo;
  }
}

/** How many of the latest commits are kept at hand: more than one turn of the event loop brings. */
const keptCommits = 128;

/**
 * The end of one log, kept at hand for the consumers of this process: what has just been appended needs not be read back.
 * Only for a store that no other process writes to; anything not at hand is read from the log.
 */
export class LogTail {
  private commits: Commit[] = [];
  private head: number | undefined;

  constructor(private readonly log: TenantLog) {}

  /** A commit of this process. One that doesn't follow on the last ends what is known of the tail. */
  append(commit: Commit): void {
    if (this.head !== undefined && commit.position <= this.head) return;
    if (this.head !== undefined && commit.position !== this.head + 1) this.commits = [];
    if (this.commits.length === keptCommits) this.commits.shift();
    this.commits.push(commit);
    this.head = commit.position;
  }

  /** A commit was found to be there that nobody told of: what is known of the tail ends before it. */
  atLeast(position: number): void {
    if (this.head === undefined || this.head >= position) return;
    this.commits = [];
    this.head = undefined;
  }

  async read(after: number, limit: number): Promise<readonly Commit[]> {
    if (after === this.head) return [];
    const first = this.commits[0]?.position;
    if (first !== undefined && after >= first - 1)
      return this.commits.slice(after + 1 - first, after + 1 - first + limit);
    const commits = await this.log.read(after, limit);
    this.head ??= commits.length < limit ? (commits.at(-1)?.position ?? after) : undefined;
    return commits;
  }
}

/** Something that is read page by page, from anywhere. */
interface Pages<Page> {
  read(after: number, limit: number): Promise<Page>;
}

/**
 * What consumers of this process read at the same moment, each of them the same: what is asked for before reading begins, all the
 * consumers that one bell has rung for, is read once. Nobody is given what was read before they asked: it might not have what they
 * were rung for.
 */
export const readTogether = <Page>(source: Pages<Page>): Pages<Page> => {
  const asked = new Map<string, Promise<Page>>();
  return {
    read: (after, limit) => {
      const page = `${after}/${limit}`;
      const known = asked.get(page);
      if (known) return known;
      const reading = Promise.resolve().then(() => {
        asked.delete(page);
        return source.read(after, limit);
      });
      asked.set(page, reading);
      return reading;
    },
  };
};
