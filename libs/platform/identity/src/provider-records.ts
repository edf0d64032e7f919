import type { Clock } from '@csp/kernel';
import type { Documents } from './documents.ts';

export type ProviderPayload = Record<string, unknown>;

/** What oidc-provider keeps of one of its models (sessions, codes, interactions, grants); the shape is its adapter's. */
export interface ProviderAdapter {
  upsert(id: string, payload: ProviderPayload, expiresInSeconds?: number): Promise<void>;
  find(id: string): Promise<ProviderPayload | undefined>;
  findByUid(uid: string): Promise<ProviderPayload | undefined>;
  findByUserCode(userCode: string): Promise<ProviderPayload | undefined>;
  /** Throws `ConsumedAlready` for all but the first, however many do so at once. */
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

export interface ProviderRecords {
  of(model: string): ProviderAdapter;
  /** Ends the provider's own session and revokes all that was granted in it. */
  endSession(id: string): Promise<void>;
  purge(): Promise<void>;
}

/** A code was used by somebody else a moment before. */
export class ConsumedAlready extends Error {
  override readonly name = 'ConsumedAlready';
}

export type RecordDocument = {
  /** `<model>/<id>` */
  readonly id: string;
  /** JSON: what is in it may have any key. */
  readonly payload: string;
  readonly grant: string | null;
  readonly userCode: string | null;
  readonly uid: string | null;
  readonly account: string | null;
  /** Seconds since 1970. */
  readonly consumedAt: number | null;
  readonly expiresAt: number | null;
};

/** Says that a record is used up: whoever inserts it has used it. */
type ConsumedDocument = { readonly id: string; readonly expiresAt: number | null };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const providerRecords = (documents: Documents, clock: Clock): ProviderRecords => {
  const records = documents.of<RecordDocument>('provider-records');
  const consumed = documents.of<ConsumedDocument>('consumed');

  const live = (model: string, found: RecordDocument | undefined): ProviderPayload | undefined => {
    if (!found?.id.startsWith(`${model}/`)) return undefined;
    if (found.expiresAt !== null && found.expiresAt <= clock.now()) return undefined;
    const payload = JSON.parse(found.payload) as ProviderPayload;
    return found.consumedAt === null ? payload : { ...payload, consumed: found.consumedAt };
  };
  const of = (model: string): ProviderAdapter => {
    const find = async (id: string) => live(model, await records.get(`${model}/${id}`));
    const findBy = async (where: Partial<RecordDocument>) =>
      (await records.find(where)).map((one) => live(model, one)).find((one) => one !== undefined);
    return {
      upsert: async (id, payload, expiresInSeconds) => {
        const { grantId, userCode, uid, accountId } = payload;
        await records.put({
          id: `${model}/${id}`,
          payload: JSON.stringify(payload),
          grant: text(grantId),
          userCode: text(userCode),
          uid: text(uid),
          account: text(accountId),
          consumedAt: null,
          expiresAt: expiresInSeconds === undefined ? null : clock.now() + expiresInSeconds * 1_000,
        });
      },
      find,
      findByUid: (uid) => findBy({ uid }),
      findByUserCode: (userCode) => findBy({ userCode }),
      consume: async (id) => {
        const expiresAt = (await records.get(`${model}/${id}`))?.expiresAt ?? null;
        if (!(await consumed.insert({ id: `${model}/${id}`, expiresAt }))) throw new ConsumedAlready(model);
        await records.change(`${model}/${id}`, { consumedAt: Math.floor(clock.now() / 1_000) });
      },
      destroy: async (id) => void (await records.remove({ id: `${model}/${id}` })),
      revokeByGrantId: async (grantId) => void (await records.remove({ grant: grantId })),
    };
  };

  return {
    of,
    endSession: async (id) => {
      const session = await of('Session').find(id);
      const authorizations = (session?.['authorizations'] ?? {}) as Record<string, { grantId?: string }>;
      // First: whatever comes in between, nobody goes on with it.
      await of('Session').destroy(id);
      for (const { grantId } of Object.values(authorizations)) {
        if (grantId === undefined) continue;
        await records.remove({ grant: grantId });
        await of('Grant').destroy(grantId);
      }
    },
    purge: async () => {
      await records.removeExpired(clock.now());
      await consumed.removeExpired(clock.now());
    },
  };
};
