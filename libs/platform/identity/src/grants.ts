import { tenantId } from '@csp/kernel';
import type { Grant } from '@csp/platform-runtime';
import { z } from 'zod';

const tenant = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)
  .transform((text) => tenantId(text));
const agencyId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/);

/** An `agency-officer` acts for an agency, so it names one; the other roles may. Nothing else is let through. */
const grant = z.discriminatedUnion('role', [
  z.strictObject({ tenant, role: z.literal('agency-officer'), agencyId }),
  z.strictObject({ tenant, role: z.enum(['support-officer', 'member']), agencyId: agencyId.exactOptional() }),
]);
const grants = z.array(grant).max(500);

/** The grants when the value has exactly their shape; otherwise undefined. */
export const parseGrants = (value: unknown): readonly Grant[] | undefined => grants.safeParse(value).data;

/** As stored. Throws when the file was changed by hand into something that is no list of grants. */
const readGrants = (json: string): readonly Grant[] => grants.parse(JSON.parse(json));

const cachedGrantLists = 1_000;

/** Grants as read from their JSON; the same text is parsed once, for it is looked up at each request. */
export const grantReader = (): ((json: string) => readonly Grant[]) => {
  const known = new Map<string, readonly Grant[]>();
  return (json) => {
    const before = known.get(json);
    if (before) return before;
    const grants = readGrants(json);
    if (known.size >= cachedGrantLists) known.clear();
    known.set(json, grants);
    return grants;
  };
};
