import type { Commit, TenantId } from '@csp/kernel';
import { countyTenant } from '@csp/platform-runtime';
import type { PlatformUnderTest } from '../platform.ts';
import { plain } from '../cases/commits.ts';
import type { System } from './system.ts';

export interface LogState {
  readonly tenant: TenantId;
  readonly context: string;
  readonly commits: readonly Commit[];
}

export interface ViewState {
  readonly tenant: TenantId;
  readonly context: string;
  readonly view: string;
  readonly rows: readonly unknown[];
}

export const logsOf = async ({ contexts, tenants }: System, platform: PlatformUnderTest): Promise<LogState[]> => {
  const logs: LogState[] = [];
  for (const tenant of tenants)
    for (const { name: context } of contexts) {
      const commits = await platform.store(context).of(tenant).read(0, 1_000_000);
      logs.push({ tenant, context, commits: commits.map(plain) });
    }
  return logs;
};

export const viewsOf = async ({ contexts, tenants }: System, platform: PlatformUnderTest): Promise<ViewState[]> => {
  const views: ViewState[] = [];
  for (const tenant of tenants)
    for (const { name: context, views: all } of contexts)
      for (const view of all) {
        if (view.across && tenant !== countyTenant) continue;
        const rows = await platform.views(context).of(tenant).rows(view).find();
        views.push({ tenant, context, view: view.name, rows });
      }
  return views;
};
