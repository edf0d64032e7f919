import { fold, isRefused, recorded, type Commit, type DomainEvent, type TenantId } from '@csp/kernel';
import type { AnyView, Asking, Context, ContextPorts, Here } from '@csp/platform-runtime';

/** A context's ports over plain maps, for specs: one log per tenant, views folded from it at every reading. */
export const inMemory = (context: Context, today = '2020-10-06'): ContextPorts => {
  const logs = new Map<TenantId, Commit[]>();
  const logOf = (tenant: TenantId): Commit[] => {
    const log = logs.get(tenant) ?? [];
    logs.set(tenant, log);
    return log;
  };
  let made = 0;

  const rowsOf = (tenant: TenantId, view: AnyView) => {
    const rows = new Map<string, unknown>();
    for (const commit of logOf(tenant))
      for (const one of recorded(tenant, commit))
        for (const key of view.keys(one)) rows.set(key, view.fold(rows.get(key), one, key));
    return rows;
  };

  const act: (asking: Asking) => Here['act'] =
    ({ tenant }) =>
    async (decider, id, command, { commandId, expectedVersion } = {}) => {
      const log = logOf(tenant);
      const stream = `${decider.category}-${id}`;
      const history = log.filter((commit) => commit.stream === stream).flatMap(({ events }) => events);
      if (expectedVersion != null && expectedVersion !== history.length) return { kind: 'refused', code: 'conflict' };
      const decision = decider.decide(command, fold(decider.evolve, decider.initial, history as never[]));
      if (isRefused(decision)) return { kind: 'refused', code: decision.refused };
      const position = decision.length ? log.length + 1 : log.length;
      const version = history.length + 1;
      if (decision.length) log.push(commit({ stream, version, position, events: decision, commandId }));
      return { kind: 'accepted', position, version: history.length + decision.length, repeated: false };
    };

  return {
    of: (asking) => ({
      act: act(asking),
      rows: (view) => ({
        get: async (key) => rowsOf(asking.tenant, view).get(key) as never,
        find: async (query = {}) =>
          ([...rowsOf(asking.tenant, view).values()] as never[]).filter((row) =>
            Object.entries(query.where ?? {}).every(([name, value]) => (view as AnyView).indexes[name]!(row) === value),
          ),
        count: async () => rowsOf(asking.tenant, view).size,
      }),
      today: () => today,
      now: () => `${today}T09:00:00.000Z`,
      past: async () => new Map(),
      newId: (commandId) => (commandId ? `${commandId}-${asking.tenant}` : `made-${made++}`),
    }),
    days: () => {
      throw new Error('Nobody waits for midnight here.');
    },
    changes: () => {
      throw new Error(`${context.name} has no subscriptions here.`);
    },
  };
};

const commit = (given: {
  stream: string;
  version: number;
  position: number;
  events: readonly DomainEvent[];
  commandId: string | null | undefined;
}): Commit => ({
  ...given,
  commandId: given.commandId ?? `command-${given.position}`,
  commandDigest: '',
  at: '2020-10-06T09:00:00.000Z',
  actor: 'spec',
  correlation: '',
  causation: '',
});
