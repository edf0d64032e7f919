import { tenantId, type TenantId } from '@csp/kernel';
import { z } from 'zod';

/** MongoDB takes no longer name for a database, in bytes; all of ours are ASCII. */
const longestName = 63;
const longestTenant = 40;

/** `CSP_PREFIX`: one MongoDB and one Kafka may serve several installations. Short, to leave room for every context and tenant. */
export const prefixSetting = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,7}$/, { error: 'give 1 to 8 lower-case letters and digits' })
  .default('csp');

/**
 * Names one context's databases, a tenant each: `csp_action-plan_cambridge-city`. No part can hold a `_`, so that no two pairs of
 * context and tenant join to the same name. Throws for a context that would not leave room for every tenant: when a service
 * begins, and not when a tenant with a long name comes.
 */
export const databaseNames = (prefix: string, context: string): ((tenant: TenantId) => string) => {
  if (!/^[a-z][a-z0-9]*$/.test(prefix)) throw new Error(`Not a prefix for databases: ${JSON.stringify(prefix)}`);
  if (!/^[a-z][a-z-]*$/.test(context)) throw new Error(`Not a context's name: ${JSON.stringify(context)}`);
  const room = longestName - longestTenant - '__'.length - prefix.length;
  if (context.length > room)
    throw new Error(`${JSON.stringify(context)} is too long for a database's name: at most ${room} letters.`);
  return (tenant) => `${prefix}_${context}_${tenantId(tenant)}`;
};

/** The database that knows which tenants there are. Without a `_`, it is none of theirs. */
export const registryName = (prefix: string): string => prefix;
