export { createEmbedded, DataDirectoryInUse, RestoreRefused, type Embedded } from './embedded.ts';
export { openDatabase, type Database, type Durability } from './database.ts';
