import type { TenantId } from '@csp/kernel';
import { connectDistributed } from '../distributed.ts';
import { dropAll, freshPrefix, serverUrl, withServer } from './server.ts';

/** Databases of its own on the server there is, taken away at the end. */
export const platformUnderTest = async () => {
  const prefix = freshPrefix();
  let distributed = await connectDistributed(serverUrl(), { prefix });
  const reopen = async (between: () => Promise<void> = async () => {}) => {
    await distributed.close();
    await between();
    distributed = await connectDistributed(serverUrl(), { prefix });
  };
  const lose = (tenant: TenantId) =>
    withServer(async (connection) => {
      for (const { name } of (await connection.listDatabases()).databases) {
        if (!name.startsWith(`${prefix}_`) || !name.endsWith(`_${tenant}`)) continue;
        const database = connection.useDb(name);
        for (const collection of await database.listCollections())
          if (collection.name.startsWith('views.')) await database.dropCollection(collection.name);
      }
    });
  return {
    soleWriter: false,
    provision: (tenant: TenantId) => distributed.provision(tenant),
    tenants: () => distributed.tenants(),
    store: (context: string) => ({ of: (tenant: TenantId) => distributed.store(context).of(tenant) }),
    views: (context: string) => ({ of: (tenant: TenantId) => distributed.views(context).of(tenant) }),
    reopen: () => reopen(),
    loseViews: (tenant: TenantId) => reopen(() => lose(tenant)),
    close: async () => {
      await distributed.close();
      await dropAll(prefix);
    },
  };
};
