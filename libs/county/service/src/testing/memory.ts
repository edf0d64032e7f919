import {
  recorded,
  tenantId,
  type Commit,
  type DomainEvent,
  type Indexed,
  type Query,
  type TenantId,
} from '@csp/kernel';
import { countyTenant, type AnyView, type Asking, type ContextPorts } from '@csp/platform-runtime';
import { countyContext } from '../county.context.ts';

/** The county's ports over plain maps, for specs: what any partnership publishes is folded at once, and listeners are woken. */
export const inMemory = (clock: { today: string; now: string }) => {
  const rows = new Map<AnyView, Map<string, unknown>>(countyContext.views.map((view) => [view, new Map()]));
  const listeners = new Map<AnyView, Set<() => void>>(countyContext.views.map((view) => [view, new Set()]));
  /** As SQLite does: the same list again while nothing in it has changed. */
  const lists = new Map<AnyView, readonly unknown[]>();
  const midnights = new Set<() => void>();
  let position = 0;

  const publish = (source: string, tenant: TenantId, ...events: DomainEvent[]): void => {
    position++;
    for (const one of recorded(tenant, { ...blank, position, at: clock.now, events }))
      for (const view of countyContext.views.filter((each) => each.source === source)) {
        const keys = view.keys(one);
        const all = rows.get(view)!;
        if (keys.length > 0) lists.delete(view);
        for (const key of keys) {
          const row: unknown = view.fold(all.get(key), one, key);
          if (row === undefined) all.delete(key);
          else all.set(key, row);
        }
        if (keys.length > 0) for (const heard of listeners.get(view)!) heard();
      }
  };

  const ports: ContextPorts = {
    of: ({ tenant }) => ({
      act: () => Promise.reject(new Error('The county changes nothing.')),
      rows: (view) => {
        const all = tenant === countyTenant ? rows.get(view as AnyView)! : new Map<string, unknown>();
        const list = (tenant === countyTenant && lists.get(view as AnyView)) || Object.freeze([...all.values()]);
        if (tenant === countyTenant) lists.set(view as AnyView, list);
        return {
          get: async (key) => all.get(key) as never,
          find: async (query) => (query ? select(view as AnyView, list, query) : list) as never,
          count: async () => all.size,
        };
      },
      today: () => clock.today,
      now: () => clock.now,
      past: async () => new Map(),
      newId: () => 'new',
    }),
    changes: (_, view, signal) => changes(listeners.get(view as AnyView)!, signal),
    days: async function* (signal) {
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- that it struck is all there is to hear
      for await (const stroke of changes(midnights, signal)) yield clock.today;
    },
  };

  return {
    ports,
    publish,
    midnight: (today: string) => {
      clock.today = today;
      for (const heard of midnights) heard();
    },
    rows: (view: AnyView) => rows.get(view)!,
    listening: () => [...listeners.values(), midnights].map(({ size }) => size),
  };
};

/** As stores do: what fits, ordered by an index, so many of it. */
const select = ({ indexes }: AnyView, rows: readonly unknown[], query: Query): readonly unknown[] => {
  const { where = {}, orderBy, descending, from, limit, offset = 0 } = query;
  const of = (index: string, row: unknown): Indexed =>
    (indexes as Record<string, (row: unknown) => Indexed>)[index]!(row);
  const way = descending ? -1 : 1;
  return rows
    .filter((row) => Object.entries(where).every(([index, value]) => of(index, row) === value))
    .filter((row) => !orderBy || from === undefined || way * compared(of(orderBy, row), from) >= 0)
    .toSorted((one, other) => (orderBy ? way * compared(of(orderBy, one), of(orderBy, other)) : 0))
    .slice(offset, limit === undefined ? undefined : offset + limit);
};
const compared = (one: Indexed, other: Indexed): number => (one === other ? 0 : one! < other! ? -1 : 1);

export const asking = (tenant: string = countyTenant, signal?: AbortSignal): Asking => ({
  tenant: tenantId(tenant),
  principal: { id: 'somebody', kind: 'person', grants: [] },
  ...(signal && { signal }),
});

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

const blank: Omit<Commit, 'position' | 'events' | 'at'> = {
  stream: 'spec',
  version: 1,
  commandId: '',
  commandDigest: '',
  actor: 'spec',
  correlation: '',
  causation: '',
};
