import type { Clock } from '@csp/kernel';
import { attempts, type AttemptDocument, type Attempts } from './attempts.ts';
import type { Documents } from './documents.ts';

/** How often someone may try. A whole council may share one address, hence the wide bounds there. */
export interface Limits {
  /** Wrong or right: 10 in 15 minutes for one login, whether it exists or not; signing in clears it. */
  readonly passwordsByLogin: Attempts;
  /** 100 in 15 minutes from one address. */
  readonly passwordsByAddress: Attempts;
  /** Sign-ins begun: each leaves a document behind for half an hour. */
  readonly starts: Attempts;
  /** Codes asked for or typed in the device flow. */
  readonly deviceCodes: Attempts;
  /** Wrong client secrets at the token endpoint. */
  readonly clientSecrets: Attempts;
}

const windowMinutes = 15;

export const signInLimits = (documents: Documents, clock: Clock): Limits => {
  const counted = documents.of<AttemptDocument>('attempts');
  const of = (name: string, limit: number): Attempts => attempts(counted, clock, { name, limit, windowMinutes });
  return {
    passwordsByLogin: of('password-by-login', 10),
    passwordsByAddress: of('password-by-address', 100),
    starts: of('start', 600),
    deviceCodes: of('device-code', 60),
    clientSecrets: of('client-secret', 60),
  };
};
