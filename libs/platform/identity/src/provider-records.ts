import type { Clock } from '@csp/kernel';
import { inTransaction, type Database } from './database.ts';

export type ProviderPayload = Record<string, unknown>;

/** What oidc-provider keeps of one of its models (sessions, codes, interactions, grants); the shape is its adapter's. */
export interface ProviderAdapter {
  upsert(id: string, payload: ProviderPayload, expiresInSeconds?: number): Promise<void>;
  find(id: string): Promise<ProviderPayload | undefined>;
  findByUid(uid: string): Promise<ProviderPayload | undefined>;
  findByUserCode(userCode: string): Promise<ProviderPayload | undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

export interface ProviderRecords {
  of(model: string): ProviderAdapter;
  /** Ends the provider's own session and revokes all that was granted in it. */
  endSession(id: string): void;
  purge(): void;
}

interface Stored {
  readonly payload: string;
  readonly expires_at: number | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const providerRecords = (database: Database, clock: Clock): ProviderRecords => {
  const columns = 'SELECT payload, expires_at FROM provider_records WHERE model = ?';
  const byId = database.prepare(`${columns} AND id = ?`);
  const byUid = database.prepare(`${columns} AND uid = ?`);
  const byUserCode = database.prepare(`${columns} AND user_code = ?`);
  const write = database.prepare('INSERT OR REPLACE INTO provider_records VALUES (?, ?, ?, ?, ?, ?, ?)');
  const mark = database.prepare(
    "UPDATE provider_records SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
  );
  const remove = database.prepare('DELETE FROM provider_records WHERE model = ? AND id = ?');
  const revoke = database.prepare('DELETE FROM provider_records WHERE grant_id = ?');
  const expired = database.prepare('DELETE FROM provider_records WHERE expires_at <= ?');

  const live = (row: unknown): ProviderPayload | undefined => {
    const stored = row as Stored | undefined;
    if (!stored || (stored.expires_at !== null && stored.expires_at <= clock.now())) return undefined;
    return JSON.parse(stored.payload) as ProviderPayload;
  };

  return {
    of: (model) => ({
      upsert: async (id, payload, expiresInSeconds) => {
        const end = expiresInSeconds === undefined ? null : clock.now() + expiresInSeconds * 1_000;
        const { grantId, userCode, uid } = payload;
        write.run(model, id, JSON.stringify(payload), text(grantId), text(userCode), text(uid), end);
      },
      find: async (id) => live(byId.get(model, id)),
      findByUid: async (uid) => live(byUid.get(model, uid)),
      findByUserCode: async (userCode) => live(byUserCode.get(model, userCode)),
      consume: async (id) => void mark.run(Math.floor(clock.now() / 1_000), model, id),
      destroy: async (id) => void remove.run(model, id),
      revokeByGrantId: async (grantId) => void revoke.run(grantId),
    }),
    endSession: (id) =>
      inTransaction(database, () => {
        const session = live(byId.get('Session', id));
        const authorizations = (session?.['authorizations'] ?? {}) as Record<string, { grantId?: string }>;
        for (const { grantId } of Object.values(authorizations)) {
          if (grantId === undefined) continue;
          revoke.run(grantId);
          remove.run('Grant', grantId);
        }
        remove.run('Session', id);
      }),
    purge: () => void expired.run(clock.now()),
  };
};
