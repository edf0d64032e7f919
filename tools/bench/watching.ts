import { recorded, type Commit, type EventStore, type TenantId, type View } from '@csp/kernel';
import type { Runtime, RuntimePorts } from '@csp/platform-runtime';
import { gate } from './measurement.ts';

/** Notes when the log has said that a commit is there. */
export const timing =
  (store: (context: string) => EventStore, stored: { at: number; position: number }) =>
  (context: string): EventStore => ({
    of: (tenant) => {
      const log = store(context).of(tenant);
      return {
        ...log,
        append: async (commit) => {
          const appended = await log.append(commit);
          if (appended.kind === 'appended')
            Object.assign(stored, { at: performance.now(), position: appended.position });
          return appended;
        },
      };
    },
  });

interface Watched {
  readonly runtime: Runtime;
  readonly ports: Pick<RuntimePorts, 'views'>;
}

/**
 * Answers when a view was first told to have taken a commit in, after a look at whether its row really is another one now.
 * `of`: the partnership whose events they are; `at`: the one whose view it is, the same where it is left out.
 */
export const watch = async (
  { runtime, ports }: Watched,
  context: string,
  view: View,
  { of, at: tenant = of }: { readonly of: TenantId; readonly at?: TenantId },
) => {
  const projection = await runtime.projection(context, tenant, view);
  const rows = ports.views(context).of(tenant).rows(view);
  const shown = new Map<string, string>();
  const seen = new Map<number, number>();
  let wake = (): void => {};
  projection.listen(() => {
    const at = performance.now();
    for (const consumer of projection.all) if (consumer.feed.tenant === of) seen.set(consumer.at, at);
    wake();
  });
  return async (commit: Commit): Promise<number> => {
    while (!seen.has(commit.position)) await new Promise<void>((heard) => (wake = heard));
    const [key] = view.keys(recorded(of, commit)[0]!);
    const row = JSON.stringify(await rows.get(key!));
    gate(row !== undefined && shown.get(key!) !== row, `${view.name} shows ${key} as before.`);
    shown.set(key!, row);
    const at = seen.get(commit.position)!;
    seen.clear();
    return at;
  };
};
