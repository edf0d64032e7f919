import type { Appended, Commit, DomainEvent, NewCommit, TenantLog } from '@csp/kernel';

type Stored = Omit<Commit, 'events'> & { readonly text: string };

/** What outlives the process that wrote it: one context's commits of one tenant. */
export interface LogDisk {
  readonly commits: Stored[];
  readonly byCommand: Map<string, Stored>;
  readonly byStream: Map<string, Stored[]>;
  readonly claimed: Set<string>;
}

export const emptyLog = (): LogDisk => ({ commits: [], byCommand: new Map(), byStream: new Map(), claimed: new Set() });

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Read as often as asked for, and each time anew: what a reader does to it, nobody else sees. */
const commitOf = ({ text, ...commit }: Stored): Commit => ({ ...commit, events: JSON.parse(text) as DomainEvent[] });

/** Throws for what no store could keep, before anything is written. */
const checked = ({ commandId, correlation, causation, version, at }: NewCommit): void => {
  for (const id of [commandId, correlation, causation])
    if (!uuid.test(id)) throw new Error(`Not a UUID: ${JSON.stringify(id)}`);
  if (!(version > 0)) throw new Error('Versions begin with 1.');
  if (!Number.isFinite(Date.parse(at))) throw new Error(`Not an instant: ${JSON.stringify(at)}`);
};

const append = (disk: LogDisk, commit: NewCommit): Appended => {
  checked(commit);
  const known = disk.byCommand.get(commit.commandId);
  if (known) return { kind: 'repeated', commit: commitOf(known) };
  const stream = disk.byStream.get(commit.stream) ?? [];
  if (stream.some(({ version }) => version === commit.version)) return { kind: 'conflict' };
  const { events, at, claim, ...rest } = commit;
  if (claim !== undefined && disk.claimed.has(claim)) return { kind: 'taken' };
  const text = JSON.stringify(events.map(({ type, data }) => ({ type, data })));
  const position = disk.commits.length + 1;
  const stored: Stored = { ...rest, at: new Date(at).toISOString(), position, text };
  disk.commits.push(stored);
  if (claim !== undefined) disk.claimed.add(claim);
  disk.byCommand.set(commit.commandId, stored);
  disk.byStream.set(commit.stream, [...stream, stored]);
  return { kind: 'appended', position };
};

/** The log port over memory: the smallest one that keeps the whole contract. */
export const memoryLog = (disk: LogDisk): TenantLog => ({
  head: async () => disk.commits.length,
  read: async (after, limit) => disk.commits.slice(after, after + limit).map(commitOf),
  history: async (name) => {
    const commits = (disk.byStream.get(name) ?? []).map(commitOf);
    return { events: commits.flatMap(({ events }) => events), position: commits.at(-1)?.position ?? 0 };
  },
  stream: async (name, after = 0) =>
    (disk.byStream.get(name) ?? []).filter(({ position }) => position > after).map(commitOf),
  commitOf: async (commandId) => {
    const known = disk.byCommand.get(commandId);
    return known && commitOf(known);
  },
  append: async (commit) => append(disk, commit),
});
