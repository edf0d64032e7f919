import type { Clock } from '@csp/kernel';
import { attempts, type Attempts } from './attempts.ts';

/** How often someone may try. A whole council may share one address, hence the wide bounds there. */
export interface Limits {
  /** Wrong or right: 10 in 15 minutes for one login, whether it exists or not; signing in clears it. */
  readonly passwordsByLogin: Attempts;
  /** 100 in 15 minutes from one address. */
  readonly passwordsByAddress: Attempts;
  /** Sign-ins begun: each leaves a row behind for half an hour. */
  readonly starts: Attempts;
  /** Codes asked for or typed in the device flow. */
  readonly deviceCodes: Attempts;
  /** Wrong client secrets at the token endpoint. */
  readonly clientSecrets: Attempts;
}

const windowMinutes = 15;

export const signInLimits = (clock: Clock): Limits => {
  const of = (limit: number): Attempts => attempts(clock, { limit, windowMinutes });
  return {
    passwordsByLogin: of(10),
    passwordsByAddress: of(100),
    starts: of(600),
    deviceCodes: of(60),
    clientSecrets: of(60),
  };
};
