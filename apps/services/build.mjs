// Bundles each service, and what seeds a demonstration, into dist/: one program each, with what they share beside them.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['partnerships', 'meetings', 'action-plan', 'county', 'subscriptions', 'outreach', 'seed', 'found'].map(
    (name) => `src/${name}.ts`,
  ),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  loader: { '.graphql': 'text', '.typ': 'text' },
  chunkNames: '[name]-[hash]',
  // The driver finds its optional parts by itself; the others render papers elsewhere, or are features of Nest and Apollo that are not used.
  external: [
    'mongoose',
    'mongodb',
    '@myriaddreamin/typst-ts-node-compiler',
    '@nestjs/microservices',
    '@nestjs/microservices/*',
    '@nestjs/websockets',
    '@nestjs/websockets/*',
    '@nestjs/platform-express',
    'class-transformer',
    'class-validator',
  ],
  // Packages written for CommonJS ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
