import { tenantId, UnknownTenant, type EventStore, type TenantId, type TenantViews, type ViewStore } from '@csp/kernel';
import type { Connection } from 'mongoose';
import { openLog, type OpenLog } from './commit-log.ts';
import { connectMongo } from './connection.ts';
import { databaseNames, registryName } from './database-names.ts';
import { isDuplicate } from './insertion.ts';
import { viewSpace } from './view-space.ts';

/**
 * MongoDB: a database for each context and tenant, which any number of processes may write to. Which tenants there are stands in
 * a database of its own; this process knows those that were there when it began, that it provisioned, or that it looked for.
 */
export interface Distributed {
  /** The tenants that exist, by slug. */
  tenants(): readonly TenantId[];
  /** Makes a tenant known to all processes; nothing where it is. */
  provision(tenant: TenantId): Promise<void>;
  /** Looks for tenants that other processes have provisioned; answers the new ones. */
  refresh(): Promise<readonly TenantId[]>;
  store(context: string): EventStore;
  views(context: string): ViewStore;
  /** A context's database of a tenant, known or not, for what else is kept there: what has arrived, how far was published. */
  database(context: string): (tenant: TenantId) => Connection;
  /** The database of what is no tenant's. */
  readonly common: Connection;
  /** Whether the server answers now. */
  reached(): Promise<boolean>;
  /** Answers what was asked for, then lets go of the server. */
  close(): Promise<void>;
}

export interface ConnectSettings {
  /** What the names of all databases begin with: one server may hold several installations. */
  readonly prefix?: string;
  /** How long to look for a server before a call fails. */
  readonly serverMilliseconds?: number;
}

/** Rejects when the server can't be reached. `url`: `mongodb://…`, with whatever it takes to sign in. */
export const connectDistributed = async (
  url: string,
  { prefix = 'csp', serverMilliseconds }: ConnectSettings = {},
): Promise<Distributed> => {
  const connection = await connectMongo(url, serverMilliseconds);
  const common = connection.useDb(registryName(prefix), { useCache: true });
  const registry = common.collection<{ _id: string }>('tenants');
  const known = new Set<TenantId>();
  const logs = new Map<string, OpenLog>();
  const spaces = new Map<string, TenantViews>();

  const refresh = async (): Promise<readonly TenantId[]> => {
    const found = (await registry.find({}).toArray()).map(({ _id }) => tenantId(_id));
    const fresh = found.filter((tenant) => !known.has(tenant));
    for (const tenant of fresh) known.add(tenant);
    return fresh.sort();
  };
  const perTenant = <T>(context: string, opened: Map<string, T>, open: (database: Connection) => T) => {
    const name = databaseNames(prefix, context);
    return (tenant: TenantId): T => {
      if (!known.has(tenant)) throw new UnknownTenant(`There is no partnership ${JSON.stringify(tenant)} here.`);
      const database = name(tenant);
      const one = opened.get(database) ?? open(connection.useDb(database, { useCache: true }));
      opened.set(database, one);
      return one;
    };
  };

  await refresh();
  return {
    tenants: () => [...known].sort(),
    refresh,
    provision: async (tenant) => {
      await registry.insertOne({ _id: tenantId(tenant) }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
      known.add(tenant);
    },
    store: (context) => {
      const of = perTenant(context, logs, openLog);
      return { of: (tenant) => of(tenant).log };
    },
    database: (context) => {
      const name = databaseNames(prefix, context);
      return (tenant) => connection.useDb(name(tenant), { useCache: true });
    },
    common,
    reached: async () => (await connection.db!.admin().ping())['ok'] === 1,
    views: (context) => ({ of: perTenant(context, spaces, viewSpace) }),
    close: async () => {
      await Promise.all([...logs.values()].map((log) => log.idle()));
      await connection.close();
    },
  };
};
