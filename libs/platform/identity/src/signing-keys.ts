import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Clock } from '@csp/kernel';
import { inTransaction, type Database } from './database.ts';

/** A P-256 key pair as JSON Web Key; `d` is its private half. */
export interface SigningKey {
  readonly kid: string;
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

export interface SigningKeys {
  /** Newest first: it signs; the others still verify what they signed. */
  all(): readonly SigningKey[];
  /** Another value whenever a key was added or dropped, also by another process on the same file. */
  version(): string;
  byId(kid: string): SigningKey | undefined;
  /** Adds a key that signs from now on; drops those replaced more than a day ago, when all they signed has expired. */
  rotate(): SigningKey;
}

const keptAfterReplacementMilliseconds = 86_400_000;

const newKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y, d } = privateKey.export({ format: 'jwk' }) as { x: string; y: string; d: string };
  const thumbprint = JSON.stringify({ crv: 'P-256', kty: 'EC', x, y });
  const kid = createHash('sha256').update(thumbprint).digest('base64url');
  return { kid, kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', x, y, d };
};

/** The keys in `identity.db`; the first is made at the first start. */
export const signingKeys = (database: Database, clock: Clock): SigningKeys => {
  const select = database.prepare('SELECT jwk FROM signing_keys ORDER BY sequence DESC');
  const selectOne = database.prepare('SELECT jwk FROM signing_keys WHERE kid = ?');
  const selectVersion = database.prepare('SELECT count(*) AS keys, max(sequence) AS latest FROM signing_keys');
  const supersede = database.prepare('UPDATE signing_keys SET superseded_at = ? WHERE superseded_at IS NULL');
  const drop = database.prepare('DELETE FROM signing_keys WHERE superseded_at < ?');
  const insert = database.prepare(
    'INSERT INTO signing_keys (kid, jwk, sequence, created_at) SELECT ?, ?, coalesce(max(sequence), 0) + 1, ? FROM signing_keys',
  );
  const read = (row: unknown): SigningKey => JSON.parse((row as { jwk: string }).jwk) as SigningKey;

  const add = (): SigningKey => {
    const key = newKey();
    insert.run(key.kid, JSON.stringify(key), clock.now());
    return key;
  };
  inTransaction(database, () => {
    if (!select.get()) add();
  });
  return {
    all: () => select.all().map(read),
    version: () => Object.values(selectVersion.get() as object).join('/'),
    byId: (kid) => {
      const row = selectOne.get(kid);
      return row && read(row);
    },
    rotate: () =>
      inTransaction(database, () => {
        drop.run(clock.now() - keptAfterReplacementMilliseconds);
        supersede.run(clock.now());
        return add();
      }),
  };
};
