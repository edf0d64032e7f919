import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.ts';
import { Unfit } from './words.ts';

const root = resolve(process.env['CSP_WORKSPACE'] ?? resolve(dirname(fileURLToPath(import.meta.url)), '../../..'));
try {
  for (const path of await generate(root, process.argv.slice(2))) console.log(path);
} catch (error) {
  if (!(error instanceof Unfit)) throw error;
  console.error(`Nothing written. ${error.message}`);
  process.exitCode = 1;
}
