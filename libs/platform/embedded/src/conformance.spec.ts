import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantId } from '@csp/kernel';
import {
  eventStoreConformance,
  inboxConformance,
  relayConformance,
  runtimeConformance,
  viewStoreConformance,
  type MakePlatform,
} from '@csp/platform-conformance';
import { createEmbedded } from './embedded.ts';

/** In memory where there is such a place: these cases are about what is stored; that it is on disk, the fault suite says. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** SQLite in a folder of its own, with every capability there is. */
const make: MakePlatform = async () => {
  const folder = mkdtempSync(join(place, 'csp-conformance-'));
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
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

eventStoreConformance('SQLite', make);
viewStoreConformance('SQLite', make);
relayConformance('SQLite', make);
inboxConformance('SQLite', make);
runtimeConformance('SQLite', make);
