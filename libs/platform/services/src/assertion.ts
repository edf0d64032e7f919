import { z } from 'zod';

/** Who makes assertions and for whom. An access token of a person or machine has other words here, and is none. */
export const issuer = 'csp-gateway';
export const audience = 'csp-services';
export const type = 'csp-assertion+jwt';
export const algorithm = 'ES256';

/** How long an assertion is good for: what was taken away at the gateway has ended in the services by then. */
export const lifetimeSeconds = 60;

const word = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const seconds = z.number().int().nonnegative().max(253_402_300_799);

/**
 * What the gateway says of someone in one partnership. A signature shows who wrote the claims, not that they have this shape:
 * `tenant: {"$ne": null}` would verify as well.
 */
export const claimsOfAssertion = z.strictObject({
  iss: z.literal(issuer),
  aud: z.literal(audience),
  sub: word,
  iat: seconds,
  exp: seconds,
  kind: z.enum(['person', 'machine', 'anonymous']),
  tenant: z.string().regex(/^[a-z0-9-]{1,40}$/),
  grants: z
    .array(z.strictObject({ role: z.enum(['support-officer', 'member', 'agency-officer']), agencyId: word.optional() }))
    .max(200),
});

export type AssertionClaims = z.infer<typeof claimsOfAssertion>;
