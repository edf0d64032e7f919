import { readFileSync } from 'node:fs';
import { demoAccounts } from '@csp/seed';
import type { Account, Kind } from './users.ts';

const given = process.env['CSP_ACCOUNTS'];

/** Who may sign in: the demonstration's accounts, or those of the JSON file that `CSP_ACCOUNTS` names, in the same shape. */
export const accounts: readonly Account[] = given
  ? (JSON.parse(readFileSync(given, 'utf8')) as Account[])
  : (demoAccounts as readonly Account[]);

const wanted: Readonly<Record<Exclude<Kind, 'anonymous'>, (account: Account) => boolean>> = {
  'support officer': ({ kind, grants }) => kind === 'person' && has(grants, 'cambridge-city', 'support-officer'),
  member: ({ kind, grants }) => kind === 'person' && has(grants, 'cambridge-city', 'member'),
  'agency officer': ({ kind, grants }) => kind === 'person' && has(grants, 'cambridge-city', 'agency-officer'),
  'machine client': ({ kind, grants }) => kind === 'machine' && has(grants, 'cambridge-city', 'agency-officer'),
  'county officer': ({ kind, grants }) => kind === 'person' && has(grants, 'county', 'support-officer'),
  'officer of another district': ({ kind, grants }) => kind === 'person' && has(grants, 'fenland', 'support-officer'),
};

const has = (grants: Account['grants'], tenant: string, role: string): boolean =>
  grants.some((grant) => grant.tenant === tenant && grant.role === role);

export const accountOf = (kind: Exclude<Kind, 'anonymous'>): Account => {
  const account = accounts.find(wanted[kind]);
  if (!account) throw new Error(`There is no account of a ${kind}.`);
  return account;
};
