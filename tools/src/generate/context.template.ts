import type { Name } from './words.ts';

/** What a context begins with, by path within its folder; its first aggregate is added to it. */
export const contextFiles = (context: Name): Readonly<Record<string, string>> => ({
  ...project(context, 'contract', ['kernel']),
  ...project(context, 'domain', ['kernel', `${context.kebab}-contract`]),
  ...project(context, 'service', [
    'kernel',
    `${context.kebab}-contract`,
    `${context.kebab}-domain`,
    'platform-runtime',
  ]),
  'contract/src/contract.ts': contract(context),
  'contract/src/golden.spec.ts': goldenSpec(context),
  'contract/src/index.ts': `export { ${context.camel}Published, ${context.camel}Upcasts } from './contract.ts';\n`,
  'domain/src/index.ts': 'export {};\n',
  'service/src/index.ts': `export { ${context.camel}Context } from './${context.kebab}.context.ts';\n`,
  [`service/src/${context.kebab}.context.ts`]: contextValue(context),
  'service/src/refusals.ts': refusals,
});

const project = (context: Name, type: string, dependencies: readonly string[]): Record<string, string> => ({
  [`${type}/package.json`]: JSON.stringify(
    {
      name: `@csp/${context.kebab}-${type}`,
      version: '0.1.0',
      private: true,
      license: 'MIT',
      type: 'module',
      exports: { '.': './src/index.ts' },
      dependencies: Object.fromEntries(dependencies.map((name) => [`@csp/${name}`, '*'])),
      nx: {
        name: `${context.kebab}-${type}`,
        tags: [`type:${type}`, `scope:${context.kebab}`],
        targets: { typecheck: {}, lint: {}, test: {} },
      },
    },
    null,
    2,
  ),
  [`${type}/tsconfig.json`]: JSON.stringify({ extends: '../../../tsconfig.base.json', include: ['src'] }, null, 2),
});

const contract = ({ camel }: Name): string => `import type { Upcasts } from '@csp/kernel';

/** What other contexts may see: nothing yet. */
export const ${camel}Published: readonly string[] = [];

/** From each superseded event type to its successor. */
export const ${camel}Upcasts: Upcasts = {};
`;

const goldenSpec = ({ camel }: Name): string => `import { readdirSync, readFileSync } from 'node:fs';
import { upcast, type DomainEvent } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { ${camel}Published, ${camel}Upcasts } from './index.ts';

const folder = new URL('../golden/', import.meta.url);
const golden = readdirSync(folder).map((file) => ({
  file,
  event: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent,
}));
const schemas: Readonly<Record<string, { parse(data: unknown): unknown }>> = {};

describe('events as they were first stored', () => {
  it('has one golden file for each event type, named after it', () => {
    expect(golden.map(({ event }) => event.type).sort()).toEqual(Object.keys(schemas).sort());
    for (const { file, event } of golden) expect(file).toBe(\`\${event.type}.json\`);
  });

  it.each(golden.map(({ event }) => [event.type, event] as const))('%s is still understood', (_, event) => {
    const newest = upcast<DomainEvent>(${camel}Upcasts, event);
    expect(schemas[newest.type]?.parse(newest.data)).toEqual(newest.data);
  });

  it('publishes nothing that does not exist', () =>
    expect(${camel}Published.filter((type) => !(type in schemas))).toEqual([]));
});
`;

const contextValue = ({
  camel,
  kebab,
  words,
}: Name): string => `import { ${camel}Published, ${camel}Upcasts } from '@csp/${kebab}-contract';
import { anyoneWithARole, withRole, type Context } from '@csp/platform-runtime';
import { refusals } from './refusals.ts';

const supportOfficer = withRole('support-officer');

/** Say here what ${words} is about, in the words of those who do it. */
export const ${camel}Context: Context = {
  name: '${kebab}',
  published: ${camel}Published,
  upcasts: ${camel}Upcasts,
  views: [],
  policies: [],
  subgraph: {
    typeDefs: '',
    resolvers: () => ({}),
    access: {},
    refusals,
  },
};
`;

const refusals = `import type { TextFault } from '@csp/kernel';

/** What each refusal means, as a sentence that says what to do instead. */
export const refusals: Readonly<Record<TextFault, string>> = {
  'empty-text': 'Write something first.',
  'too-long': 'The text is too long. Shorten it.',
  'unreadable-text': 'The text holds characters that can’t be stored. Remove them and try again.',
};
`;
