import type { ActionPointEvent } from '@csp/action-plan-contract';
import { recorded, tenantId, type Commit, type TenantId } from '@csp/kernel';
import type { AnyView, Asking, ContextPorts, Principal } from '@csp/platform-runtime';
import { feed } from '../feed.view.ts';

const principal: Principal = { id: 'somebody', kind: 'machine', grants: [] };

/** This context's ports over plain maps, for specs: what is committed is folded at once, and whoever waits for changes is woken. */
export const inMemory = () => {
  const rows = new Map<TenantId, Map<string, unknown>>();
  const heads = new Map<TenantId, number>();
  const listeners = new Map<TenantId, Set<() => void>>();
  let reads = 0;

  const commit = (tenant: TenantId, ...events: ActionPointEvent[]): void => {
    const position = (heads.get(tenant) ?? 0) + 1;
    heads.set(tenant, position);
    const rowsHere = rows.get(tenant) ?? new Map<string, unknown>();
    rows.set(tenant, rowsHere);
    for (const one of recorded(tenant, { ...blank, position, events }))
      for (const key of feed.keys(one as never)) {
        const row = feed.fold(undefined, one as never, key);
        if (row) rowsHere.set(key, row);
      }
    for (const heard of listeners.get(tenant) ?? []) heard();
  };

  const find = (
    tenant: TenantId,
    view: AnyView,
    query: Parameters<ReturnType<ContextPorts['of']>['rows']>[0] | object,
  ) => {
    reads++;
    const {
      where = {},
      from,
      descending,
      limit,
    } = query as {
      where?: Record<string, unknown>;
      from?: string;
      descending?: boolean;
      limit?: number;
    };
    const keys = [...(rows.get(tenant)?.keys() ?? [])].sort().filter((key) => from === undefined || key >= from);
    if (descending) keys.reverse();
    return keys
      .map((key) => rows.get(tenant)!.get(key))
      .filter((row) => Object.entries(where).every(([name, value]) => view.indexes[name]!(row) === value))
      .slice(0, limit);
  };

  const ports: ContextPorts = {
    of: ({ tenant }) => ({
      act: () => Promise.reject(new Error('Nothing is changed here.')),
      rows: (view) => ({
        get: async (key) => rows.get(tenant)?.get(key) as never,
        find: async (query = {}) => find(tenant, view, query) as never,
        count: async () => rows.get(tenant)?.size ?? 0,
      }),
      today: () => '2026-11-23',
      now: () => '2026-11-23T09:00:00.000Z',
      past: async () => new Map(),
      newId: () => 'new',
    }),
    days: () => {
      throw new Error('Nobody waits for midnight here.');
    },
    changes: (tenant, _, signal) => changes(listenersOf(listeners, tenant), signal),
  };

  return { ports, commit, reads: () => reads };
};

export const asking = (tenant: string, signal?: AbortSignal): Asking => ({
  tenant: tenantId(tenant),
  principal,
  ...(signal && { signal }),
});

const listenersOf = (all: Map<TenantId, Set<() => void>>, tenant: TenantId): Set<() => void> => {
  const some = all.get(tenant) ?? new Set();
  all.set(tenant, some);
  return some;
};

/** As the platform has it: once at first, then after each change, changes merged. */
async function* changes(listeners: Set<() => void>, signal: AbortSignal): AsyncGenerator<void> {
  let changed = true;
  let wake = (): void => {};
  const heard = (): void => {
    changed = true;
    wake();
  };
  listeners.add(heard);
  signal.addEventListener('abort', heard);
  try {
    while (!signal.aborted) {
      if (changed) {
        changed = false;
        yield;
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    listeners.delete(heard);
  }
}

const blank: Omit<Commit, 'position' | 'events'> = {
  stream: 'action-point-spec',
  version: 1,
  commandId: '',
  commandDigest: '',
  at: '2020-02-11T10:00:00.000Z',
  actor: 'spec',
  correlation: '',
  causation: '',
};

export const raised = (
  actionPointId: string,
  facts: { readonly owner?: string; readonly restricted?: boolean; readonly dueOn?: string | null } = {},
): ActionPointEvent => ({
  type: 'ActionPointRaised.v1',
  data: {
    actionPointId,
    reference: `02/${actionPointId}`,
    text: `What ${actionPointId} is about`,
    owners: [{ agencyId: facts.owner ?? 'research-group', role: 'Officer' }],
    dueOn: facts.dueOn === undefined ? '2020-10-06' : facts.dueOn,
    raisedOn: '2020-02-11',
    meetingId: null,
    paragraph: null,
    restricted: facts.restricted ?? false,
  },
});

export const updated = (actionPointId: string, note: string): ActionPointEvent => ({
  type: 'ActionPointUpdated.v2',
  data: { actionPointId, note, agencyId: null, updatedOn: '2020-03-01' },
});

export const carried = (actionPointId: string, dueOn: string): ActionPointEvent => ({
  type: 'ActionPointCarriedForward.v1',
  data: { actionPointId, dueOn, previousDueOn: '2020-10-06', reason: null, carriedOn: '2020-10-06' },
});

export const closed = (actionPointId: string, answer: string): ActionPointEvent => ({
  type: 'ActionPointClosed.v1',
  data: { actionPointId, answer, closedOn: '2020-10-06', dueOn: '2020-10-06' },
});
