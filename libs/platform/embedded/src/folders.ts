import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tenantId, type TenantId } from '@csp/kernel';

export const tenantsIn = (root: string): TenantId[] =>
  readdirSync(root, { withFileTypes: true })
    // What begins with a dot is unfinished: a process died while it made or restored a tenant.
    .filter(({ name }) => !name.startsWith('.') && existsSync(join(root, name, 'log.db')))
    .map((entry) => tenantId(entry.name))
    .sort();

export const makeFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
};

/** A file's bytes, or a folder's names, are on disk when this returns. */
export const sync = (path: string): void => {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
};
