// The benchmark's programs as the product is bundled, so that neither side pays for a loader.
import { join } from 'node:path';
import { build } from 'esbuild';
import { workspace } from '../workspace.mjs';

const programs = ['child', 'figures', 'servers/mercurius'];

export const bundle = (outdir) =>
  build({
    absWorkingDir: join(workspace, 'tools/bench'),
    entryPoints: Object.fromEntries(programs.map((name) => [name.replace(/^.*\//, ''), `${name}.ts`])),
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.graphql': 'text' },
    chunkNames: 'chunks/[name]-[hash]',
    // As in apps/standalone/build.mjs.
    external: [
      '@photostructure/sqlite',
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
      // The control's own, as a program of its own would have them.
      'mercurius',
      'fastify',
    ],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
