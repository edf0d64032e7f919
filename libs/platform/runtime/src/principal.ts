import type { TenantId } from '@csp/kernel';

/**
 * What someone may do in one partnership:
 * - `support-officer` runs it: agendas, minutes, publication, settings, people.
 * - `member` sits on it and reads all that is not restricted.
 * - `agency-officer` acts for one agency: its action points, its live feed. Machine clients of an agency have this role.
 */
export type Role = 'support-officer' | 'member' | 'agency-officer';

export interface Grant {
  readonly tenant: TenantId;
  readonly role: Role;
  /** The agency acted for; always there for `agency-officer`. */
  readonly agencyId?: string;
}

/** Who asks, as a verified session or token says. Never holds a name. */
export interface Principal {
  readonly id: string;
  readonly kind: 'person' | 'machine' | 'anonymous';
  readonly grants: readonly Grant[];
  /** When what vouches for them ends, milliseconds since 1970. */
  readonly expiresAt?: number;
}

export const anonymous: Principal = { id: 'anonymous', kind: 'anonymous', grants: [] };

export const grantsIn = (principal: Principal, tenant: TenantId): readonly Grant[] =>
  principal.grants.filter((grant) => grant.tenant === tenant);
