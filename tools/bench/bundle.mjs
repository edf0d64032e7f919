// The benchmark's programs, bundled as the product is, so that neither side pays for a loader.
import { join } from 'node:path';
import { build } from 'esbuild';
import { workspace } from '../workspace.mjs';

/** As in apps/standalone/build.mjs. */
const options = {
  absWorkingDir: join(workspace, 'tools/bench'),
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  loader: { '.graphql': 'text', '.typ': 'text' },
  chunkNames: '[name]-[hash]',
  external: [
    '@photostructure/sqlite',
    '@myriaddreamin/typst-ts-node-compiler',
    'mongoose',
    'mongodb',
    // It starts programs that lie beside it.
    '@csp/infra-local',
    '@csp/infra-local/*',
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
  ],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

const program = (path) => [path.replace(/^.*\//, ''), `${path}.ts`];
const programs = (...paths) => Object.fromEntries(paths.map(program));

export const bundle = async (outdir) => {
  await build({
    ...options,
    outdir,
    entryPoints: programs('child', 'figures', 'distributed-figures', 'servers/raw-http', 'servers/fan-out'),
  });
  // A start is measured: nothing in it but what is its own.
  await build({ ...options, outdir, entryPoints: programs('servers/bare-nest') });
  // Only its execution is measured: it may find its packages where they are.
  const external = [...options.external, 'mercurius', 'fastify'];
  await build({ ...options, outdir, external, entryPoints: programs('servers/mercurius') });
};
