import type { TenantId } from '@csp/kernel';

/** Somebody who may be named, by role and agency. */
export interface AccountShown {
  readonly id: string;
  readonly label: string;
}

/** Whoever keeps accounts. */
export interface AccountsKept {
  /** The people who have a role in a partnership; left out where nobody keeps accounts. */
  accountsIn?(tenant: TenantId): Promise<readonly AccountShown[]>;
}

/** For the gateway's own field: looked up when it is asked for. */
export interface AskedOfAccounts {
  readonly accounts?: () => Promise<readonly AccountShown[]>;
}

export const accountsFor = (kept: AccountsKept, tenant: TenantId): AskedOfAccounts =>
  kept.accountsIn ? { accounts: () => kept.accountsIn!(tenant) } : {};
