import type { TenantId } from '@csp/kernel';
import type { FileKind } from './examined.ts';

/** A file as it was uploaded and examined. */
export interface KeptFile {
  /** SHA-256 of its bytes, 64 lower-case hexadecimal digits: its name here. */
  readonly digest: string;
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

/**
 * Where uploaded files are kept, each tenant's apart. A file belongs to what it was uploaded for, its owner, and is found by that
 * and its content together: who learns a digest can't have the file by naming it elsewhere.
 */
export interface Files {
  /** On disk when it resolves. The same file again changes nothing. */
  put(tenant: TenantId, owner: string, file: KeptFile): Promise<void>;
  get(tenant: TenantId, owner: string, digest: string): Promise<KeptFile | undefined>;
  close(): Promise<void>;
}
