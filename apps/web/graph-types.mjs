// Writes what the API promises as types: merges the SDL of all contexts and hands it to gql.tada.
// Run by the targets `build`, `typecheck` and `test`; what it writes is never in git.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergedSdl } from './merged-sdl.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const workspace = resolve(here, '../..');
const sdlFile = resolve(here, 'dist-graph/schema.graphql');
const typesFile = resolve(here, 'src/graph/graphql-env.d.ts');

const sdl = mergedSdl(workspace);
const unchanged = existsSync(typesFile) && existsSync(sdlFile) && readFileSync(sdlFile, 'utf8') === sdl;
if (!unchanged) {
  mkdirSync(dirname(sdlFile), { recursive: true });
  writeFileSync(sdlFile, sdl);
  const cli = resolve(workspace, 'node_modules/gql.tada/bin/cli.js');
  execFileSync(process.execPath, [cli, 'generate-output', '--tsconfig', resolve(here, 'tsconfig.json')], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
