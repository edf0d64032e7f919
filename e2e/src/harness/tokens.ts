import { createHmac, createPrivateKey, generateKeyPairSync, randomUUID, sign, type JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** The key a product signs with, read from its own file: only who holds it can make a token that is wrong in one respect alone. */
export const signingKeyIn = (dataDir: string): JsonWebKey & { readonly kid: string } => {
  const database = new DatabaseSync(join(dataDir, 'identity.db'), { readOnly: true });
  const [row] = database
    .prepare(
      `SELECT json_extract(content, '$.jwk') AS jwk FROM documents WHERE kind = 'signing-keys' ORDER BY CAST(id AS INTEGER) DESC`,
    )
    .all() as { jwk: string }[];
  database.close();
  return JSON.parse(row!.jwk) as JsonWebKey & { readonly kid: string };
};

export const strangersKey = (): JsonWebKey =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Signs anything at all by ES256, as no proper library would. */
export const signedBy = (key: JsonWebKey, header: unknown, claims: unknown): string => {
  const input = `${part(header)}.${part(claims)}`;
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  return `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
};

export const unsigned = (header: unknown, claims: unknown): string => `${part(header)}.${part(claims)}.`;

export const signedByHmac = (secret: string, header: unknown, claims: unknown): string => {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

/** What a good access token of a machine client says. */
export const goodClaims = (site: string, clientId: string): Record<string, unknown> => {
  const seconds = Math.floor(Date.now() / 1_000);
  return {
    iss: `${site}/oidc`,
    aud: `${site}/graphql`,
    sub: clientId,
    client_id: clientId,
    jti: randomUUID(),
    iat: seconds,
    exp: seconds + 300,
  };
};
