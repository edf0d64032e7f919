/** What signing in remembers, by kind: which fields no two documents of it share, and which they are looked for by. */
export const kinds = {
  accounts: { unique: ['login', 'subject'], indexed: [] },
  'web-sessions': { unique: [], indexed: ['account'] },
  'sign-in-flows': { unique: [], indexed: [] },
  'provider-records': { unique: [], indexed: ['grant', 'userCode', 'uid', 'account'] },
  consumed: { unique: [], indexed: [] },
  'signing-keys': { unique: [], indexed: [] },
  kept: { unique: [], indexed: [] },
  attempts: { unique: [], indexed: ['key'] },
} as const satisfies Record<string, { readonly unique: readonly string[]; readonly indexed: readonly string[] }>;

export type Kind = keyof typeof kinds;

type Value = string | number | null;

/** `expiresAt`: milliseconds since 1970; who reads it still has to look at it, since what has expired is deleted some time later. */
export type Document = { readonly id: string; readonly expiresAt?: number | null } & {
  readonly [field: string]: Value;
};

/**
 * Documents of one kind. Two calls are races that somebody wins, whichever process they are made in, and all that must happen once
 * rests on them: `insert` and `remove`. What a call has answered is durable.
 */
export interface Collection<T extends Document> {
  get(id: string): Promise<T | undefined>;
  /** All whose fields have these values; all there are for `{}`. In no order. */
  find(where: Partial<T>): Promise<T[]>;
  /** False where its id or one of the kind's unique fields is taken: then nothing was changed. */
  insert(document: T): Promise<boolean>;
  /** In place of whatever had its id. Only for kinds without unique fields. */
  put(document: T): Promise<void>;
  /** Only the fields named; false where there is no such document. */
  change(id: string, fields: Partial<T>): Promise<boolean>;
  /** How many there were; of several that remove the same document one is told so. */
  remove(where: Partial<T>): Promise<number>;
  removeExpired(now: number): Promise<void>;
}

/** Where they are kept: a SQLite file for one process, a MongoDB for any number of them. */
export interface Documents {
  of<T extends Document>(kind: Kind): Collection<T>;
  /** Whether they can be reached now. */
  reached(): Promise<boolean>;
  close(): Promise<void>;
}
