// `npm run asyncapi`: writes docs/asyncapi.json anew, from the contracts and the SDL.
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { workspaceAt } from '../tidy/workspace.ts';
import { asyncapiDocument, documentFile } from './document.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const file = resolve(root, documentFile);
const text = JSON.stringify(asyncapiDocument(workspaceAt(root).files));
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
console.log(`Wrote ${documentFile}.`);
