import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { algorithm } from './assertion.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const publicKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string().min(1).max(100),
  x: coordinate,
  y: coordinate,
});
/** Public keys as they are served; the private halves would be refused. */
export const publicKeys = z.object({
  keys: z.array(publicKey.extend({ alg: z.literal(algorithm), use: z.literal('sig') }).strict()).min(1),
});
const privateKeys = z.object({ keys: z.array(publicKey.extend({ d: coordinate })).min(1) });

/** P-256 as JSON Web Key; `d` is the private half. */
export type VouchingKey = z.infer<typeof privateKeys>['keys'][number];

export type PublicKeys = z.infer<typeof publicKeys>;

/** What should hold the keys is there and holds something else. */
export class VouchingKeysUnreadable extends Error {
  override readonly name = 'VouchingKeysUnreadable';
}

export const newVouchingKey = (): VouchingKey => {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as {
    x: string;
    y: string;
    d: string;
  };
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest('base64url');
  return { kty: 'EC', crv: 'P-256', kid, x, y, d };
};

/**
 * The keys in a file, made with one key when it isn't there: `{"keys": […]}`, the first of which signs. All replicas of the gateway
 * need the same file. To change keys put the new one second, give the services time to read it, then move it to the first place.
 * Throws `VouchingKeysUnreadable`.
 */
export const vouchingKeysIn = (file: string): readonly VouchingKey[] => {
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${newVouchingKeys()}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another replica was quicker: its key is ours.
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
  }
  return keysIn(readFileSync(file, 'utf8'), file);
};

/** The text of such a file, with one new key. */
export const newVouchingKeys = (): string => JSON.stringify({ keys: [newVouchingKey()] });

/** The keys in such a text. `place`: where it is from. Throws `VouchingKeysUnreadable`. */
export const keysIn = (text: string, place: string): readonly VouchingKey[] => {
  try {
    return privateKeys.parse(JSON.parse(text)).keys;
  } catch {
    throw new VouchingKeysUnreadable(
      `${place} holds no keys. Put {"keys": [P-256 private JSON Web Keys]} there, or delete it.`,
    );
  }
};

/** What services need to check assertions: nothing of it is secret. */
export const publicKeysOf = (keys: readonly VouchingKey[]): PublicKeys => ({
  keys: keys.map(({ d: _private, ...key }) => ({ ...key, alg: algorithm, use: 'sig' })),
});
