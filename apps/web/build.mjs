// Builds the web app: dist/ is served as it is, dist-server/public.js renders the public pages, dist-explorer/ is for development.
import { copyFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { build } from 'vite';
import './graph-types.mjs';

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(here);

await build({ root: here, configFile: resolve(here, 'vite.config.ts'), logLevel: 'error' });

await bundle({
  entryPoints: [resolve(here, 'src/public/pages.tsx')],
  outfile: resolve(here, 'dist-server/public.js'),
  bundle: true,
  minify: true,
  platform: 'neutral',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  conditions: ['import', 'module', 'default'],
  jsx: 'automatic',
  // The build of react-dom that needs nothing of Node.
  alias: { 'react-dom/server': 'react-dom/server.edge' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});

// One file does the verifying, as a command that anyone may fetch and in the page.
const verifier = resolve(here, '../../tools/verify-minutes.mjs');
copyFileSync(verifier, resolve(here, 'dist/assets/verify-minutes.mjs'));
await bundle({
  entryPoints: [resolve(here, 'src/public/verify-page.ts')],
  outfile: resolve(here, 'dist/assets/verify-page.js'),
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  alias: { 'virtual:verify-minutes': verifier },
  external: ['node:fs'],
  logLevel: 'warning',
});

await build({
  root: resolve(here, 'explorer'),
  configFile: resolve(here, 'vite.explorer.config.ts'),
  logLevel: 'error',
});
