// Bundles the product into dist/: main.js (the server), csp.js (its commands) and paper-worker.js (a thread of the server), with what is seldom used in files of their own.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { minified, programs } from '@csp/bundle';

rmSync('dist', { recursive: true, force: true });
await build({
  ...programs,
  ...minified,
  entryPoints: {
    main: 'src/main.ts',
    csp: 'src/commands/csp.ts',
    'paper-worker': '../../libs/documents/src/office/worker.ts',
  },
  outdir: 'dist',
});
