// Bundles the product into dist/: main.js (the server), csp.js (its commands) and paper-worker.js (a thread of the server), with what is seldom used in files of their own.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'src/main.ts',
    csp: 'src/commands/csp.ts',
    'paper-worker': '../../libs/documents/src/office/worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  loader: { '.graphql': 'text', '.typ': 'text' },
  // Beside the programs: what they serve is found relative to the file that asks.
  chunkNames: '[name]-[hash]',
  // Bundled, Apollo's package doesn't find Node's hash, and would compute one in JavaScript for every request.
  alias: { '@apollo/utils.createhash': 'node:crypto' },
  // Native code stays a package; the others are features of Nest and Apollo that are not used and not installed.
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
});
