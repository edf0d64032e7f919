// How programs for Node are bundled, the product's and the benchmark's: each build adds what it begins with.

/** For esbuild. */
export const program = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  loader: { '.graphql': 'text', '.typ': 'text' },
  // Bundled, Apollo's package doesn't find Node's hash, and would compute one in JavaScript for every request.
  alias: { '@apollo/utils.createhash': 'node:crypto' },
  // Native code and what finds its optional parts by itself stay packages; the others are features of Nest and Apollo that are
  // not used and not installed, or what is loaded at first use.
  external: [
    '@photostructure/sqlite',
    '@myriaddreamin/typst-ts-node-compiler',
    'mongoose',
    'mongodb',
    '@nestjs/microservices',
    '@nestjs/microservices/*',
    '@nestjs/websockets',
    '@nestjs/websockets/*',
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

/** Several in one folder, with what they share beside them: what they serve is found relative to the file that asks. */
export const programs = {
  ...program,
  splitting: true,
  sourcemap: true,
  sourcesContent: false,
  chunkNames: '[name]-[hash]',
};

/** The product's; names stay, which stacks show. */
export const minified = { minifySyntax: true, minifyWhitespace: true };
