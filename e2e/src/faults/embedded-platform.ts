import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TenantId } from '@csp/kernel';
import type { PlatformUnderTest } from '@csp/platform-conformance';
import { createEmbedded } from '@csp/platform-embedded';

/** The embedded platform over a folder, as the suites want it; `remove` takes the folder away at the end. */
export const embeddedPlatform = (folder: string, remove: (folder: string) => void): PlatformUnderTest => {
  let embedded = createEmbedded(folder);
  const reopen = async (between: () => void = () => {}) => {
    embedded.close();
    between();
    embedded = createEmbedded(folder);
  };
  const lose = (tenant: TenantId) => {
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(folder, 'tenants', tenant, `views.db${suffix}`), { force: true });
  };
  return {
    soleWriter: true,
    provision: async (tenant) => embedded.provision(tenant),
    tenants: () => embedded.tenants(),
    store: (context) => ({ of: (tenant) => embedded.store(context).of(tenant) }),
    views: (context) => ({ of: (tenant) => embedded.views(context).of(tenant) }),
    reopen: () => reopen(),
    loseViews: (tenant) => reopen(() => lose(tenant)),
    close: async () => {
      embedded.close();
      remove(folder);
    },
  };
};
