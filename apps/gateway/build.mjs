// Composes the supergraph of the contexts, then bundles the gateway with it into dist/. Fails where they don't fit together.
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { minified, program, programs } from '@csp/bundle';

rmSync('dist', { recursive: true, force: true });
const supergraph = await composed();
writeFileSync('dist/supergraph.graphql', supergraph);
await build({
  ...programs,
  ...minified,
  entryPoints: { main: 'src/main.ts', 'paper-worker': '../../libs/documents/src/office/worker.ts' },
  outdir: 'dist',
  plugins: [{ name: 'supergraph', setup: supergraphAsText }],
});

async function composed() {
  const outfile = resolve('dist/compose.mjs');
  await build({ ...program, entryPoints: ['src/supergraph.ts'], outfile });
  try {
    return (await import(pathToFileURL(outfile).href)).supergraph;
  } catch (error) {
    console.error(`${error.name}: ${error.message}`);
    process.exit(1);
  } finally {
    rmSync(outfile, { force: true });
  }
}

function supergraphAsText({ onResolve, onLoad }) {
  onResolve({ filter: /^virtual:supergraph$/ }, ({ path }) => ({ path, namespace: 'supergraph' }));
  onLoad({ filter: /.*/, namespace: 'supergraph' }, () => ({ contents: supergraph, loader: 'text' }));
}
