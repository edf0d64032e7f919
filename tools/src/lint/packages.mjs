// Which packages from outside a type of project may import. A package that isn't named here is refused, with the reason.

const testing = ['vitest', 'fast-check', 'smtp-server', 'ical.js'];

/** `node`: whether Node's own modules may be imported as well. */
const allowed = {
  kernel: { packages: [], remedy: 'The kernel has no dependency at all. Write the few lines, or take a port.' },
  contract: { packages: ['zod'], remedy: 'A contract may import zod and nothing else from outside.' },
  domain: {
    packages: [],
    remedy: 'A domain has no dependency at all. Write the few lines, or let the command bring it.',
  },
  service: {
    packages: ['graphql', '@nestjs/*'],
    remedy: 'A service may import graphql and @nestjs/*. Put the package behind a port in an adapter.',
  },
  edge: {
    packages: ['graphql', '@nestjs/*', 'reflect-metadata', 'rxjs'],
    node: true,
    remedy: 'An edge may import graphql and @nestjs/*. Put the package behind a port in an adapter.',
  },
  documents: {
    packages: ['docx', 'fflate', '@myriaddreamin/typst-ts-node-compiler'],
    node: true,
    remedy: "Name the renderer's package in tools/src/lint/packages.mjs, with a decision record.",
  },
  conformance: {
    packages: testing,
    node: true,
    remedy: 'A conformance suite runs against any adapter: it has none of their packages.',
  },
  testing: {
    packages: [...testing, 'playwright-core', '@sparticuz/chromium'],
    node: true,
    remedy: 'Name what this helps specs with in tools/src/lint/packages.mjs.',
  },
  web: {
    packages: [
      'react',
      'react-dom',
      'react-router',
      'urql',
      '@urql/*',
      'wonka',
      'gql.tada',
      'graphql',
      'graphql-ws',
      'govuk-frontend',
      'graphiql',
      '@graphiql/*',
      'csv-parse',
      // What anyone may also run as a command: build.mjs says which file it is.
      'virtual:verify-minutes',
    ],
    remedy:
      'The web app may import what runs in a browser. A server package belongs into apps/standalone or platform/gateway.',
  },
};

/** Each adapter and each host is there for the packages it wraps, and only these. */
const drivers = {
  'libs/platform/distributed': ['kafkajs', 'mongoose', 'zod'],
  'libs/platform/embedded': ['@photostructure/sqlite'],
  'libs/platform/files': ['@photostructure/sqlite', 'fflate', 'file-type', 'mongoose', 'yauzl'],
  'libs/platform/gateway': [
    '@apollo/*',
    '@as-integrations/fastify',
    '@escape.tech/*',
    '@fastify/*',
    '@graphql-tools/*',
    '@nestjs/*',
    'fastify',
    'graphql',
    'graphql-jit',
    'graphql-ws',
    'graphiql',
    'pino',
    'ws',
    'reflect-metadata',
    'rxjs',
  ],
  'libs/platform/identity': [
    '@photostructure/sqlite',
    '@fastify/*',
    '@nestjs/*',
    'fastify',
    'jose',
    'mongoose',
    'oidc-provider',
    'openid-client',
    'pino',
    'zod',
  ],
  'libs/platform/mail': ['nodemailer', 'zod'],
  'libs/platform/services': [
    '@apollo/server',
    '@graphql-tools/federation',
    '@graphql-tools/utils',
    '@nestjs/core',
    '@opentelemetry/*',
    '@theguild/federation-composition',
    'fastify',
    'graphql',
    'graphql-ws',
    'jose',
    'pino',
    'prom-client',
    'reflect-metadata',
    'ws',
    'zod',
  ],
  'libs/platform/site': [
    '@fastify/static',
    '@nestjs/common',
    '@nestjs/platform-fastify',
    'fastify',
    'graphql',
    'pino',
    'zod',
    '@fastify/formbody',
    '@fastify/multipart',
    '@fastify/rate-limit',
    'ical-generator',
  ],
};

const driverOf = (folder) => ({
  packages: drivers[folder] ?? [],
  node: true,
  remedy:
    'An adapter imports its driver only, and so does a host. If this is its driver, name it in tools/src/lint/packages.mjs.',
});

export const isTypeWithRules = (type) => type === 'adapter' || type === 'host' || type in allowed;

/** Options of `no-restricted-imports` for one project; specs may also use Node and the test packages. */
export const packageBans = ({ folder, type, specs }) => {
  const { packages, node = false, remedy } = type === 'adapter' || type === 'host' ? driverOf(folder) : allowed[type];
  const names = [
    ...packages,
    ...(specs ? [...testing, ...(type === 'service' || type === 'edge' ? ['graphql'] : [])] : []),
  ];
  const open = ['\\.{1,2}(?:/|$)', '@csp/', 'node:', ...names.map(pattern)];
  const patterns = [{ regex: `^(?!${open.join('|')})`, message: remedy }];
  if (!node && !specs) {
    patterns.push({
      regex: '^node:',
      message: 'This code must run anywhere: no Node module. Take a port, or put it in an adapter.',
    });
  }
  if (!specs && type !== 'conformance' && type !== 'testing') {
    patterns.push({
      regex: `^(?:${testing.join('|')})(?:/|$)`,
      message: 'Test packages are for specs alone: move this into a *.spec.ts file.',
    });
  }
  return ['error', { patterns }];
};

const pattern = (name) => {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return name.endsWith('/*') ? text.replace('\\*', '') : `${text}(?:/|$)`;
};
