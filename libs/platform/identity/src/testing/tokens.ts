import { createHmac, createPrivateKey, randomUUID, sign } from 'node:crypto';
import { signingKeys, type SigningKey } from '../signing-keys.ts';
import type { Site } from './site.ts';

export const currentKey = async ({ documents, clock }: Site): Promise<SigningKey> => {
  const [key] = await signingKeys(documents, clock).all();
  if (!key) throw new Error('There is no key.');
  return key;
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs anything at all, as no proper library would: with our own key, and with whatever header and claims are wanted. */
export const signedBy = (key: SigningKey, header: object, claims: unknown): string => {
  const input = `${part(header)}.${typeof claims === 'string' ? Buffer.from(claims).toString('base64url') : part(claims)}`;
  const privateKey = createPrivateKey({ key: { ...key }, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
};

export const unsigned = (header: object, claims: object): string => `${part(header)}.${part(claims)}.`;

export const signedByHmac = (secret: string | Buffer, header: object, claims: object): string => {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

export const goodHeader = (key: SigningKey): object => ({ alg: 'ES256', typ: 'at+jwt', kid: key.kid });

export const goodClaims = (site: Site, subject: string): Record<string, unknown> => {
  const seconds = Math.floor(site.clock.now() / 1_000);
  return {
    iss: site.identity.issuer,
    aud: site.identity.audience,
    sub: subject,
    client_id: 'csp-shell',
    jti: randomUUID(),
    iat: seconds,
    exp: seconds + 300,
  };
};

export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

export const clientCredentials = async (
  site: Site,
  { clientId, secret }: { clientId: string; secret: string },
  extra: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await fetch(`${site.url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...extra }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
