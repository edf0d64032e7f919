import type { Clock } from '@csp/kernel';
import { backup } from '@photostructure/sqlite';
import { accountStore, type Accounts } from './accounts.ts';
import { createPrivateFile, openDatabase, type Database } from './database.ts';
import { randomSecret } from './passwords.ts';
import { providerRecords, type ProviderRecords } from './provider-records.ts';
import { signingKeys, type SigningKeys } from './signing-keys.ts';
import { webSessions, type WebSessions } from './web-sessions.ts';

/** All that signing in remembers, in `<dataDir>/identity.db`. */
export interface IdentityStore {
  readonly accounts: Accounts;
  readonly sessions: WebSessions;
  readonly records: ProviderRecords;
  readonly keys: SigningKeys;
  /** A random value made at first use and kept under this name. */
  secret(name: string): string;
  /** Deletes what has expired; also happens by itself every few minutes of use. */
  purge(): void;
  /** Purges when the last time was a while ago. */
  tidy(): void;
  readonly database: Database;
  /** A copy while in use, readable by its owner only. */
  backup(file: string): Promise<void>;
  close(): void;
}

const tidyEveryMilliseconds = 300_000;

export const openIdentityStore = (dataDir: string, clock: Clock): IdentityStore => {
  const database = openDatabase(dataDir);
  const accounts = accountStore(database, clock);
  const sessions = webSessions(database, clock, accounts);
  const records = providerRecords(database, clock);
  const keys = signingKeys(database, clock);
  const insertSecret = database.prepare('INSERT OR IGNORE INTO secrets VALUES (?, ?)');
  const selectSecret = database.prepare('SELECT value FROM secrets WHERE name = ?');
  let tidied = clock.now();

  const purge = (): void => {
    tidied = clock.now();
    sessions.purge();
    records.purge();
  };
  return {
    accounts,
    sessions,
    records,
    keys,
    database,
    secret: (name) => {
      const known = selectSecret.get(name) as { value: string } | undefined;
      if (known) return known.value;
      insertSecret.run(name, randomSecret());
      return (selectSecret.get(name) as { value: string }).value;
    },
    purge,
    tidy: () => {
      if (Math.abs(clock.now() - tidied) >= tidyEveryMilliseconds) purge();
    },
    backup: async (file) => {
      createPrivateFile(file);
      await backup(database, file);
    },
    close: () => database.close(),
  };
};
