import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Clock } from '@csp/kernel';
import type { Documents } from './documents.ts';

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

/** All asked for anew at each call: another process may have added a key or dropped one. The first is made at first use. */
export interface SigningKeys {
  /** Newest first: it signs; the others still verify what they signed. */
  all(): Promise<readonly SigningKey[]>;
  byId(kid: string): Promise<SigningKey | undefined>;
  /** Adds a key that signs from now on; drops those replaced more than a day ago, when all they signed has expired. */
  rotate(): Promise<SigningKey>;
}

type KeyDocument = {
  /** 1, 2, 3 …: each is given once, whoever adds a key. */
  readonly id: string;
  readonly kid: string;
  readonly jwk: string;
  readonly createdAt: number;
};

const keptAfterReplacementMilliseconds = 86_400_000;

const newKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y, d } = privateKey.export({ format: 'jwk' }) as { x: string; y: string; d: string };
  const thumbprint = JSON.stringify({ crv: 'P-256', kty: 'EC', x, y });
  const kid = createHash('sha256').update(thumbprint).digest('base64url');
  return { kid, kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', x, y, d };
};

const keyIn = ({ jwk }: KeyDocument): SigningKey => JSON.parse(jwk) as SigningKey;

export const signingKeys = (documents: Documents, clock: Clock): SigningKeys => {
  const keys = documents.of<KeyDocument>('signing-keys');
  const newestFirst = async () => (await keys.find({})).sort((a, b) => Number(b.id) - Number(a.id));

  /** After the key that is the newest now; undefined where another was added meanwhile. */
  const add = async (newest: KeyDocument | undefined): Promise<SigningKey | undefined> => {
    const key = newKey();
    const id = String(Number(newest?.id ?? 0) + 1);
    const added = await keys.insert({ id, kid: key.kid, jwk: JSON.stringify(key), createdAt: clock.now() });
    return added ? key : undefined;
  };
  const all = async (): Promise<readonly KeyDocument[]> => {
    const known = await newestFirst();
    if (known.length > 0) return known;
    await add(undefined);
    return newestFirst();
  };
  return {
    all: async () => (await all()).map(keyIn),
    byId: async (kid) => {
      const found = (await all()).find((one) => one.kid === kid);
      return found && keyIn(found);
    },
    rotate: async () => {
      for (;;) {
        const known = await all();
        const added = await add(known[0]);
        if (!added) continue;
        // Each was replaced when the next one was made.
        const dropped = known.filter(
          (_, index) => index > 0 && known[index - 1]!.createdAt < clock.now() - keptAfterReplacementMilliseconds,
        );
        for (const { id } of dropped) await keys.remove({ id });
        return added;
      }
    },
  };
};
