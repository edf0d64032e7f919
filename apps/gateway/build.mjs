// Composes the supergraph of the contexts, then bundles the gateway with it into dist/. Fails where they don't fit together.
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const options = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  loader: { '.graphql': 'text', '.typ': 'text' },
  // Bundled, Apollo's package doesn't find Node's hash, and would compute one in JavaScript for every request.
  alias: { '@apollo/utils.createhash': 'node:crypto' },
  // Native code stays a package; the others are features of Nest and Apollo that are not used and not installed, or what is
  // loaded at first use.
  external: [
    '@photostructure/sqlite',
    '@myriaddreamin/typst-ts-node-compiler',
    'mongoose',
    'mongodb',
    '@nestjs/microservices',
    '@nestjs/websockets',
    '@nestjs/websockets/*',
    '@nestjs/microservices/*',
    '@nestjs/platform-express',
    'class-transformer',
    'class-validator',
    '@fastify/view',
    '@fastify/multipart',
    '@fastify/static',
    'oidc-provider',
    'openid-client',
    'react',
    'react-dom',
    'react-dom/server',
  ],
  // Packages written for CommonJS ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

rmSync('dist', { recursive: true, force: true });
const supergraph = await composed();
writeFileSync('dist/supergraph.graphql', supergraph);
await build({
  ...options,
  entryPoints: { main: 'src/main.ts', 'paper-worker': '../../libs/documents/src/office/worker.ts' },
  outdir: 'dist',
  splitting: true,
  sourcemap: true,
  sourcesContent: false,
  // Beside the program: what it serves is found relative to the file that asks.
  chunkNames: '[name]-[hash]',
  plugins: [{ name: 'supergraph', setup: supergraphAsText }],
});

async function composed() {
  const program = resolve('dist/compose.mjs');
  await build({ ...options, entryPoints: ['src/supergraph.ts'], outfile: program });
  try {
    return (await import(pathToFileURL(program).href)).supergraph;
  } catch (error) {
    console.error(`${error.name}: ${error.message}`);
    process.exit(1);
  } finally {
    rmSync(program, { force: true });
  }
}

function supergraphAsText({ onResolve, onLoad }) {
  onResolve({ filter: /^virtual:supergraph$/ }, ({ path }) => ({ path, namespace: 'supergraph' }));
  onLoad({ filter: /.*/, namespace: 'supergraph' }, () => ({ contents: supergraph, loader: 'text' }));
}
