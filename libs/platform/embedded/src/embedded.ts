import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { tenantId, UnknownTenant, type EventStore, type TenantId, type ViewStore } from '@csp/kernel';
import { LogFile } from './commit-log.ts';
import { openDatabase, readColumn, StorageFailed, storing, type Database } from './database.ts';
import { makeFolder, sync, tenantsIn } from './folders.ts';
import { KeptRows } from './kept-rows.ts';
import { ViewFile } from './view-file.ts';

/**
 * SQLite on local disk: `<dataDir>/tenants/<slug>/log.db` is the record (one file per tenant, to be copied, moved, restored or
 * erased by itself); `views.db` beside it can be deleted at any time. One process at a time; a second is refused.
 */
export interface Embedded {
  /** The tenants that exist, by slug. */
  tenants(): readonly TenantId[];
  /** Makes the tenant's files; nothing where they exist. */
  provision(tenant: TenantId): void;
  store(context: string): EventStore;
  views(context: string): ViewStore;
  /** A consistent copy of a tenant's log, taken while writes go on; holds all that was acknowledged before the call. */
  backup(tenant: TenantId, file: string): Promise<void>;
  /** Puts a copy made by `backup` in place of a tenant that is not there. Refuses another tenant's copy and a damaged one. */
  restore(tenant: TenantId, file: string): void;
  close(): void;
}

interface Space {
  readonly log: LogFile;
  readonly views: ViewFile;
  readonly databases: readonly Database[];
}

export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
}

/** The folder can't be made or written. */
export class DataDirectoryUnusable extends Error {
  override readonly name = 'DataDirectoryUnusable';
}

/** A tenant's record is damaged or is none: nothing is written over it. */
export class LogUnreadable extends Error {
  override readonly name = 'LogUnreadable';
}

export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}

/**
 * `onFault` is told when a log can no longer be trusted to take writes; the process should then stop and be started again.
 * `shared`: beside the process that runs the product, for reading and copying only.
 */
export const createEmbedded = (
  dataDir: string,
  onFault: (error: Error) => void = () => {},
  { shared = false }: { readonly shared?: boolean } = {},
): Embedded => {
  const root = join(dataDir, 'tenants');
  makeDataFolder(root, dataDir);
  const lock = shared ? undefined : openLock(join(dataDir, 'lock.db'));
  const spaces = new Map<TenantId, Space>();
  const room = new KeptRows();
  /** Asked at each request. Nobody else makes tenants while this process holds the lock. */
  let known: readonly TenantId[] | undefined;

  const logOf = (tenant: TenantId): string => {
    const file = join(root, tenant, 'log.db');
    if (!existsSync(file)) throw new UnknownTenant(`There is no partnership ${JSON.stringify(tenant)} here.`);
    return file;
  };

  const open = (tenant: TenantId): Space => {
    let space = spaces.get(tenant);
    if (space) return space;
    const file = logOf(tenant);
    const log = openDatabase(file, 'full');
    const views = openViews(join(root, tenant, 'views.db'));
    const logFile = new LogFile(log, onFault);
    space = { log: logFile, views: new ViewFile(views, logFile, room), databases: [log, views] };
    spaces.set(tenant, space);
    return space;
  };

  return {
    tenants: () => (known = (!shared && known) || tenantsIn(root)),
    provision: (tenant) =>
      storing(tenant, () => {
        if (existsSync(join(root, tenant, 'log.db'))) return;
        // Made under another name first: a folder that is there is whole.
        const unfinished = join(root, `.${tenant}.new`);
        rmSync(unfinished, { recursive: true, force: true });
        mkdirSync(unfinished);
        const log = openDatabase(join(unfinished, 'log.db'), 'full');
        log.exec(`CREATE TABLE tenant(slug TEXT NOT NULL); INSERT INTO tenant(slug) VALUES ('${tenantId(tenant)}')`);
        log.close();
        renameSync(unfinished, join(root, tenant));
        known = undefined;
        sync(root);
      }),
    store: (context) => ({ of: (tenant) => usable(tenant, () => open(tenant).log.of(context)) }),
    views: (context) => ({ of: (tenant) => usable(tenant, () => open(tenant).views.of(context)) }),
    backup: async (tenant, file) => {
      makeFolder(dirname(file));
      // By a connection of its own: pages are copied in steps while commits go on.
      const source = new DatabaseSync(logOf(tenant), { timeout: 5_000 });
      try {
        // One state of the log for as long as the copy takes: without it, each commit meanwhile would begin the copy anew.
        source.exec('BEGIN; SELECT count(*) FROM sqlite_master');
        for (const suffix of ['', '-journal', '-wal']) rmSync(`${file}.part${suffix}`, { force: true });
        await backup(source, `${file}.part`, { rate: 1_000 }).catch((error: unknown) => {
          throw new StorageFailed(basename(file), error);
        });
        source.exec('ROLLBACK');
      } finally {
        source.close();
      }
      renameSync(`${file}.part`, file);
      sync(dirname(file));
    },
    restore: (tenant, file) =>
      storing(file, () => {
        if (existsSync(join(root, tenant, 'log.db')))
          throw new RestoreRefused(`${tenant} is there already. Move its folder away first.`);
        if (!existsSync(file)) throw new RestoreRefused('There is no such file.');
        const unfinished = join(root, `.${tenant}.new`);
        rmSync(unfinished, { recursive: true, force: true });
        mkdirSync(unfinished);
        try {
          copyFileSync(file, join(unfinished, 'log.db'));
          checkCopy(join(unfinished, 'log.db'), tenant);
        } catch (error) {
          rmSync(unfinished, { recursive: true, force: true });
          throw error;
        }
        sync(join(unfinished, 'log.db'));
        sync(unfinished);
        renameSync(unfinished, join(root, tenant));
        known = undefined;
        sync(root);
      }),
    close: () => {
      for (const { log, views, databases } of spaces.values()) {
        log.flush();
        views.close();
        databases.forEach((database) => database.close());
      }
      spaces.clear();
      lock?.close();
    },
  };
};

/** Raised when the tables of a views file are laid out otherwise. */
const viewsLayout = 2;

const makeDataFolder = (root: string, dataDir: string): void => {
  try {
    storing(root, () => makeFolder(root));
  } catch (error) {
    const { code } = error as { code?: string };
    throw new DataDirectoryUnusable(`DATA_DIR=${dataDir} can't be used (${code}). Name a folder that can be written.`);
  }
};

/** A driver's fault while files are opened or tables made: which tenant's, and what to do. */
const usable = <T>(tenant: TenantId, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StorageFailed)) throw error;
    throw new LogUnreadable(`The files of ${tenant} can't be used (${error.message}). Start again, or restore a copy.`);
  }
};

/** Views are derived: a file that can't be read, or is laid out as an earlier release did, is dropped and filled again. */
const openViews = (file: string): Database => {
  const layout = `PRAGMA user_version = ${viewsLayout}`;
  const fresh = !existsSync(file);
  try {
    const views = openDatabase(file, 'normal');
    const [found] = readColumn(views.handle, 'user_version', 'pragma_user_version');
    if (fresh) views.exec(layout);
    if (fresh || found === viewsLayout) return views;
    views.close();
  } catch {
    // Made anew below.
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const views = openDatabase(file, 'normal');
  views.exec(layout);
  return views;
};

/** Held by the operating system for as long as the process lives, so that a crash never leaves it behind. */
const openLock = (file: string): DatabaseSyncInstance =>
  storing(basename(file), () => {
    const lock = new DatabaseSync(file, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock.close();
      if (((error as { errcode?: number }).errcode ?? 0) % 256 !== busy) throw error;
      throw new DataDirectoryInUse('Another process uses this data folder. Stop it first, or choose another DATA_DIR.');
    }
  });

/** SQLite's result code where somebody else holds the lock; its low byte, whatever the details. */
const busy = 5;

const checkCopy = (file: string, tenant: TenantId): void => {
  const copy = new DatabaseSync(file);
  try {
    const [check] = readColumn(copy, 'integrity_check', 'pragma_integrity_check');
    if (check !== 'ok') throw new RestoreRefused('The copy is damaged.');
    const [slug] = readColumn(copy, 'slug', 'tenant');
    if (slug !== tenant) throw new RestoreRefused(`The copy is of ${String(slug)}, not of ${tenant}.`);
  } catch (error) {
    throw error instanceof RestoreRefused ? error : new RestoreRefused('The file is not a copy of a tenant.');
  } finally {
    copy.close();
  }
};
