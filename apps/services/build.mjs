// Bundles each service, and what seeds a demonstration, into dist/: one program each, with what they share beside them.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { programs } from '@csp/bundle';

rmSync('dist', { recursive: true, force: true });
await build({
  ...programs,
  entryPoints: ['partnerships', 'meetings', 'action-plan', 'county', 'subscriptions', 'outreach', 'seed', 'found'].map(
    (name) => `src/${name}.ts`,
  ),
  outdir: 'dist',
});
