// The benchmark's programs, bundled as the product is, so that neither side pays for a loader.
import { join } from 'node:path';
import { build } from 'esbuild';
import { programs } from '@csp/bundle';
import { workspace } from '../workspace.mjs';

const options = {
  ...programs,
  absWorkingDir: join(workspace, 'tools/bench'),
  logLevel: 'warning',
  // It starts programs that lie beside it.
  external: [...programs.external, '@csp/infra-local', '@csp/infra-local/*'],
};

const named = (path) => [path.replace(/^.*\//, ''), `${path}.ts`];
const entries = (...paths) => Object.fromEntries(paths.map(named));

export const bundle = async (outdir) => {
  await build({
    ...options,
    outdir,
    entryPoints: entries('child', 'figures', 'distributed-figures', 'servers/raw-http', 'servers/fan-out'),
  });
  // A start is measured: nothing in it but what is its own.
  await build({ ...options, outdir, entryPoints: entries('servers/bare-nest') });
  // Only its execution is measured: it may find its packages where they are.
  const external = [...options.external, 'mercurius', 'fastify'];
  await build({ ...options, outdir, external, entryPoints: entries('servers/mercurius') });
};
