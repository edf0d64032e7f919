export {
  createEmbedded,
  DataDirectoryInUse,
  DataDirectoryUnusable,
  LogUnreadable,
  RestoreRefused,
  type Embedded,
} from './embedded.ts';
export { openDatabase, StorageFailed, type Database, type Durability } from './database.ts';
