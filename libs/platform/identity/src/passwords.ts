import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The scrypt setting of OWASP's Password Storage Cheat Sheet that needs 32 MB a check: N = 2^15, r = 8, p = 3. */
const cost = { log2N: 15, blockSize: 8, parallelization: 3 };
const keyBytes = 32;
const saltBytes = 16;
/** A check takes about a quarter of a second of one core: more than two at once would starve everything else. */
const atOnce = 2;
const waitingAtMost = 50;

/** Shortest password that an account may be given, in characters (NCSC: length, not complexity). */
export const passwordMinimumLength = 12;
export const passwordMaximumLength = 500;

/** Too many password checks are waiting already. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

const waiting: (() => void)[] = [];
let running = 0;

const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) throw new TooBusy('Too many password checks are waiting.');
    await new Promise<void>((turn) => waiting.push(turn));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
};

type Cost = typeof cost;

const derive = (password: string, salt: Buffer, { log2N, blockSize, parallelization }: Cost): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const N = 2 ** log2N;
        const options = { N, r: blockSize, p: parallelization, maxmem: 256 * N * blockSize };
        // NFKC: the same password typed on another keyboard may arrive in other code points (NIST SP 800-63B 5.1.1.2).
        scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );

/** `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`: the parameters stand beside each hash, so that they can be raised later. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  const { log2N, blockSize, parallelization } = cost;
  return ['scrypt', log2N, blockSize, parallelization, salt.toString('base64url'), key.toString('base64url')].join('$');
};

/** Hash of nothing that anyone can type; checked for unknown logins, so that they take as long as known ones. */
const nobody = ['scrypt', ...Object.values(cost), randomBytes(saltBytes).toString('base64url'), ''].join('$');

/** Whether the password fits the stored hash. Without a stored hash: never, after the same amount of work. */
export const passwordFits = async (password: string, stored: string | undefined): Promise<boolean> => {
  const [scheme, log2N, blockSize, parallelization, salt, key] = (stored ?? nobody).split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    log2N: Number(log2N),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};

/** A random 256-bit value as text: session ids, client secrets, states. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** How values that are random already are stored: one round is enough, there is nothing to guess. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
