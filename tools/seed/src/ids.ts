import { createHash } from 'node:crypto';
import { asUuid } from '@csp/platform-runtime';

/** The same id for the same name on every machine, so that seeding again finds what is there. */
export const idOf = (...names: readonly string[]): string =>
  asUuid(
    createHash('sha256')
      .update(`seed/${names.join('/')}`)
      .digest('hex'),
  );
