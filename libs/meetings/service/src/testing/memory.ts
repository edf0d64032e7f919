import {
  recorded,
  tenantId,
  type Appended,
  type Commit,
  type DomainEvent,
  type NewCommit,
  type Query,
  type TenantId,
} from '@csp/kernel';
import { act, past, type AnyView, type Asking, type ContextPorts, type Grant } from '@csp/platform-runtime';

/** One context's log of one tenant. */
class Log {
  readonly commits: Commit[] = [];
  head = async () => this.commits.length;
  read = async (after: number, limit: number) => this.commits.slice(after, after + limit);
  stream = async (name: string) => this.commits.filter(({ stream }) => stream === name);
  history = async (name: string) => {
    const commits = await this.stream(name);
    return { events: commits.flatMap(({ events }) => events), position: commits.at(-1)?.position ?? 0 };
  };
  commitOf = async (commandId: string) => this.commits.find((commit) => commit.commandId === commandId);
  append = async (commit: NewCommit): Promise<Appended> => {
    const earlier = await this.commitOf(commit.commandId);
    if (earlier) return { kind: 'repeated', commit: earlier };
    this.commits.push({ ...commit, position: this.commits.length + 1 });
    return { kind: 'appended', position: this.commits.length };
  };
}

/** This context's ports in memory, for specs: commands are acted on as the platform does, views are folded from the logs at each reading. */
export class Memory {
  today = '2020-09-28';
  private readonly logs = new Map<string, Log>();
  private readonly listeners = new Set<() => void>();
  private made = 0;

  constructor(private readonly context: string) {}

  log(context: string, tenant: TenantId): Log {
    const key = `${context}/${tenant}`;
    const log = this.logs.get(key) ?? new Log();
    this.logs.set(key, log);
    return log;
  }

  /** What another context has published. */
  publish(context: string, tenant: TenantId, ...events: readonly DomainEvent[]): void {
    const log = this.log(context, tenant);
    const commandId = `published-${log.commits.length}`;
    const origin = { actor: 'spec', correlation: commandId, causation: commandId, commandDigest: '', commandId };
    log.commits.push({ ...origin, at: this.now(), stream: 's', version: 1, events, position: log.commits.length + 1 });
    this.ring();
  }

  readonly ports: ContextPorts = {
    of: (asking) => ({
      act: async (decider, id, command, { commandId, expectedVersion } = {}) => {
        const given = commandId ?? `command-${this.made++}`;
        const acted = await act(
          {
            store: (context) => ({ of: (tenant) => this.log(context, tenant) }),
            upcasts: () => ({}),
            clock: { now: () => Date.parse(this.now()) },
            digest: (text) => text,
          },
          {
            context: this.context,
            tenant: asking.tenant,
            decider: decider as never,
            id,
            command,
            commandId: given,
            intent: asking.intent ?? '',
            actor: asking.principal.id,
            correlation: given,
            causation: given,
            ...(expectedVersion != null && { expectedVersion }),
          },
        );
        this.ring();
        return acted;
      },
      rows: (view) => ({
        get: async (key) => this.fold(asking.tenant, view).get(key) as never,
        find: async (query = {}) => select(view, this.fold(asking.tenant, view), query as Query) as never,
        count: async () => this.fold(asking.tenant, view).size,
      }),
      past: (view, happened, stream) =>
        past(
          { log: this.log(this.context, asking.tenant), tenant: asking.tenant, upcasts: {} },
          view,
          happened,
          stream,
        ),
      today: () => this.today,
      now: () => this.now(),
      newId: derivedIds(() => `made-${this.made++}`),
    }),
    days: () => {
      throw new Error('Nobody waits for midnight here.');
    },
    changes: (_, __, signal) => this.changes(signal),
  };

  get listening(): number {
    return this.listeners.size;
  }

  private now(): string {
    return `${this.today}T09:00:00.000Z`;
  }

  private ring(): void {
    for (const heard of this.listeners) heard();
  }

  private fold(tenant: TenantId, view: AnyView): Map<string, unknown> {
    const rows = new Map<string, unknown>();
    for (const commit of this.log(view.source, tenant).commits)
      for (const one of recorded(tenant, commit))
        for (const key of view.keys(one)) {
          const row = view.fold(rows.get(key), one, key);
          if (row === undefined) rows.delete(key);
          // Rows are kept as text: what text can't hold is lost.
          else rows.set(key, JSON.parse(JSON.stringify(row)));
        }
    return rows;
  }

  private async *changes(signal: AbortSignal): AsyncGenerator<void> {
    let changed = true;
    let wake = (): void => {};
    const heard = (): void => {
      changed = true;
      wake();
    };
    this.listeners.add(heard);
    signal.addEventListener('abort', heard);
    try {
      while (!signal.aborted) {
        if (changed) {
          changed = false;
          yield;
        } else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.listeners.delete(heard);
    }
  }
}

/** Ids that follow from a command's id: others each time within one request, the same ones when it is sent again. */
const derivedIds = (next: () => string) => {
  let derived = 0;
  return (commandId?: string | null) => (commandId ? `of-${commandId}-${derived++}` : next());
};

/** As the stores do it: equal by index, from a value on, ordered by an index and then by key. */
const select = (view: AnyView, rows: ReadonlyMap<string, unknown>, query: Query): unknown[] => {
  const { where = {}, orderBy, descending = false, from, limit, offset = 0 } = query;
  const placeOf = (key: string, row: unknown) => (orderBy === undefined ? key : view.indexes[orderBy]!(row));
  const found = [...rows]
    .map(([key, row]) => ({ key, row, place: placeOf(key, row) }))
    .filter(({ row }) => Object.entries(where).every(([name, value]) => view.indexes[name]!(row) === value))
    .filter(({ place }) => from == null || (place !== null && (descending ? place <= from : place >= from)))
    .sort((one, other) => compare(one.place, other.place) || compare(one.key, other.key));
  if (descending) found.reverse();
  return found.slice(offset, limit === undefined ? undefined : offset + limit).map(({ row }) => row);
};

const compare = (one: string | number | null, other: string | number | null): number =>
  one === other ? 0 : one === null || (other !== null && one < other) ? -1 : 1;

export const cambridge = tenantId('cambridge-city');

export const askingAs = (role: Grant['role'] | 'nobody', tenant = cambridge): Asking => ({
  tenant,
  principal: {
    id: role,
    kind: role === 'nobody' ? 'anonymous' : 'person',
    grants: role === 'nobody' ? [] : [{ tenant, role, ...(role === 'agency-officer' && { agencyId: 'police' }) }],
  },
});
