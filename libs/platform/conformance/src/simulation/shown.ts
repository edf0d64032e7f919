import { recorded, upcast, type DomainEvent, type View } from '@csp/kernel';
import { plain } from '../cases/commits.ts';
import type { PlatformUnderTest } from '../platform.ts';
import type { Operation } from './clients.ts';
import type { System } from './system.ts';

/**
 * Throws unless the context's own views show what was just acknowledged: each row that the commit touches is as some moment of
 * the log from that commit on makes it.
 */
export const checkShown = async (
  { contexts }: System,
  platform: PlatformUnderTest,
  { intention: { context: name, tenant }, commandId }: Operation,
): Promise<void> => {
  const context = contexts.find((one) => one.name === name)!;
  const commits = await platform.store(name).of(tenant).read(0, 1_000_000);
  const own = commits.find((commit) => commit.commandId === commandId);
  if (!own) return;
  for (const view of context.views.filter(({ source, across }) => source === name && !across) as unknown as View[]) {
    const moments = new Map<string, string[]>();
    const rows = new Map<string, unknown>();
    const touched = new Set<string>();
    for (const commit of commits) {
      const events = commit.events.map((event) => upcast<DomainEvent>(context.upcasts, event));
      for (const event of recorded(tenant, { ...plain(commit), events }))
        for (const key of view.keys(event)) {
          rows.set(key, view.fold(rows.get(key), event, key));
          if (commit === own) touched.add(key);
        }
      if (commit.position >= own.position)
        for (const key of touched) moments.set(key, [...(moments.get(key) ?? []), JSON.stringify(rows.get(key))]);
    }
    for (const key of touched) {
      const row = JSON.stringify(await platform.views(name).of(tenant).rows(view).get(key));
      if (!moments.get(key)!.includes(row))
        throw new Error(`${commandId} was acknowledged, and ${view.name} of ${tenant} does not show it: ${row}`);
    }
  }
};
