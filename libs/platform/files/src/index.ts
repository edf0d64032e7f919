export { examined, largestFileBytes, type Examined, type FileRefusal, type MediaType } from './examined.ts';
export type { Files, KeptFile } from './files.ts';
export { mongodbFiles } from './mongodb-files.ts';
export { backupFiles, filesOf, sqliteFiles } from './sqlite-files.ts';
