import type { TenantId } from '@csp/kernel';
import type { Connection } from 'mongoose';
import type { FileKind } from './examined.ts';
import type { Files } from './files.ts';

interface Stored {
  readonly _id: string;
  readonly kind: FileKind;
  readonly bytes: { readonly buffer: Uint8Array };
}

const duplicateKey = 11_000;
const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === duplicateKey;

/**
 * A database a tenant, `<prefix>_files_<tenant>`, a document a file: the largest that is taken in is well below what a document
 * holds. `connection` is taken over: it must write to a majority before it answers.
 */
export const mongodbFiles = (connection: Connection, prefix: string): Files => {
  const filesOf = (tenant: TenantId) =>
    connection.useDb(`${prefix}_files_${tenant}`, { useCache: true }).collection<Stored>('files');
  // Neither holds a slash: owners are ids, digests hexadecimal.
  const idOf = (owner: string, digest: string): string => `${owner}/${digest}`;
  return {
    put: async (tenant, owner, { digest, kind, bytes }) => {
      const document = { _id: idOf(owner, digest), kind, bytes: Buffer.from(bytes) as never };
      await filesOf(tenant)
        .insertOne(document)
        .catch((error: unknown) => {
          if (!isTaken(error)) throw error;
        });
    },
    get: async (tenant, owner, digest) => {
      const found = await filesOf(tenant).findOne({ _id: idOf(owner, digest) });
      return found ? { digest, kind: found.kind, bytes: new Uint8Array(found.bytes.buffer) } : undefined;
    },
    close: () => connection.close(),
  };
};
