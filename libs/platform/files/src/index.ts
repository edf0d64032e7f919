export { examined, largestFileBytes, mediaTypes, type Examined, type FileRefusal, type FileKind } from './examined.ts';
export type { Files, KeptFile } from './files.ts';
export { mongodbFiles } from './mongodb-files.ts';
export { backupFiles, filesOf, sqliteFiles } from './sqlite-files.ts';
