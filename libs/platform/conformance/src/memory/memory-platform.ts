import { UnknownTenant, type TenantId, type TenantLog, type TenantViews } from '@csp/kernel';
import type { PlatformUnderTest } from '../platform.ts';
import { emptyLog, memoryLog, type LogDisk } from './memory-log.ts';
import { emptyViews, memoryViews, noProgress, type Progress, type ViewsDisk } from './memory-views.ts';

interface ContextDisk {
  readonly log: LogDisk;
  readonly lasting: Progress;
  views: ViewsDisk;
}

/** For suites that plant a fault: each port as it is handed out. */
export interface Wrapping {
  readonly log?: (log: TenantLog, at: { readonly tenant: TenantId; readonly context: string }) => TenantLog;
  readonly views?: (views: TenantViews, at: { readonly tenant: TenantId; readonly context: string }) => TenantViews;
}

export type MemoryPlatform = PlatformUnderTest & Required<Pick<PlatformUnderTest, 'reopen' | 'loseViews'>>;

/**
 * A whole platform in memory: for specs of contexts and policies, and for the simulation. It keeps the contract of every
 * other one, as the conformance suites say; what it holds ends with the process.
 */
export const memoryPlatform = (wrapping: Wrapping = {}, { soleWriter = true } = {}): MemoryPlatform => {
  const disk = new Map<TenantId, Map<string, ContextDisk>>();
  const of = (tenant: TenantId, context: string): ContextDisk => {
    const contexts = disk.get(tenant);
    if (!contexts) throw new UnknownTenant(`There is no partnership ${JSON.stringify(tenant)} here.`);
    const known = contexts.get(context) ?? { log: emptyLog(), lasting: noProgress(), views: emptyViews() };
    contexts.set(context, known);
    return known;
  };
  const { log: wrapLog = (log) => log, views: wrapViews = (views) => views } = wrapping;
  return {
    soleWriter,
    provision: async (tenant) => void disk.set(tenant, disk.get(tenant) ?? new Map()),
    tenants: () => [...disk.keys()].sort(),
    store: (context) => ({ of: (tenant) => wrapLog(memoryLog(of(tenant, context).log), { tenant, context }) }),
    views: (context) => ({
      of: (tenant) => {
        const { views, lasting } = of(tenant, context);
        return wrapViews(memoryViews(views, lasting), { tenant, context });
      },
    }),
    reopen: async () => undefined,
    loseViews: async (tenant) => {
      for (const one of disk.get(tenant)?.values() ?? []) one.views = emptyViews();
    },
    close: async () => disk.clear(),
  };
};
