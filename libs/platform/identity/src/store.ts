import type { Clock } from '@csp/kernel';
import { accountStore, type Accounts } from './accounts.ts';
import type { Documents } from './documents.ts';
import { signInLimits, type Limits } from './limits.ts';
import { providerRecords, type ProviderRecords } from './provider-records.ts';
import { signingKeys, type SigningKeys } from './signing-keys.ts';
import { webSessions, type WebSessions } from './web-sessions.ts';

/** All that signing in remembers. */
export interface IdentityStore {
  readonly accounts: Accounts;
  readonly sessions: WebSessions;
  readonly records: ProviderRecords;
  readonly keys: SigningKeys;
  readonly limits: Limits;
  /** What was made at first use and is kept under this name, the same for all processes. */
  kept(name: string, make: () => string): Promise<string>;
  /** Deletes what has expired; also happens by itself every few minutes of use. */
  purge(): Promise<void>;
  /** Purges when the last time was a while ago. */
  tidy(): Promise<void>;
}

type KeptDocument = { readonly id: string; readonly value: string };

const tidyEveryMilliseconds = 300_000;

export const identityStore = (documents: Documents, clock: Clock): IdentityStore => {
  const accounts = accountStore(documents, clock);
  const sessions = webSessions(documents, clock, accounts);
  const records = providerRecords(documents, clock);
  const values = documents.of<KeptDocument>('kept');
  let tidied = clock.now();

  const purge = async (): Promise<void> => {
    tidied = clock.now();
    await sessions.purge();
    await records.purge();
    await documents.of('attempts').removeExpired(clock.now());
  };
  return {
    accounts,
    sessions,
    records,
    keys: signingKeys(documents, clock),
    limits: signInLimits(documents, clock),
    kept: async (name, make) => {
      const known = await values.get(name);
      if (known) return known.value;
      const value = make();
      return (await values.insert({ id: name, value })) ? value : (await values.get(name))!.value;
    },
    purge,
    tidy: async () => {
      if (Math.abs(clock.now() - tidied) >= tidyEveryMilliseconds) await purge();
    },
  };
};
