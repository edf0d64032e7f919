import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { doors } from './doors.ts';
import { events } from './events.ts';
import { formats } from './formats.ts';
import { graph } from './graph.ts';
import { licences } from './licences.ts';
import { names } from './names.ts';
import { projects } from './projects.ts';
import { sizes } from './sizes.ts';
import { texts } from './texts.ts';
import { workspaceOf, type Check } from './workspace.ts';

/** A workspace written down: path and text of each file. */
type Files = Readonly<Record<string, string>>;
const found = (check: Check, files: Files) => check(workspaceOf(new Map(Object.entries(files))));
const said = (check: Check, files: Files) => found(check, files).map(({ message }) => message);

const manifest = (name: string, dependencies: readonly string[] = [], nx: object = {}) =>
  JSON.stringify({
    name: `@csp/${name}`,
    dependencies: Object.fromEntries(dependencies.map((one) => [`@csp/${one}`, '*'])),
    nx: { tags: ['type:domain', 'scope:a'], targets: { typecheck: {}, lint: {}, test: {} }, ...nx },
  });
const lines = (count: number, line = 'export const x = 1;\n') => line.repeat(count);

describe('sizes', () => {
  it('refuses a file of 251 lines and names the first line too many', () => {
    expect(found(sizes, { 'libs/a/src/x.ts': lines(251) })).toEqual([
      { file: 'libs/a/src/x.ts', line: 251, message: expect.stringContaining('251 lines, more than 250. Split it') },
    ]);
  });
  it.each([
    'libs/a/src/x.spec.ts',
    'libs/a/src/log.cases.ts',
    'libs/a/src/districts.data.ts',
    'libs/a/src/x.graphql',
    'docs/x.md',
  ])('lets %s be as long as what it holds', (file) => expect(found(sizes, { [file]: lines(300) })).toEqual([]));
  it('refuses a function of 51 lines', () => {
    const long = `\nexport const long = () => {\n${lines(49, '  act();\n')}};\n`;
    expect(said(sizes, { 'x.tsx': long })).toEqual([]);
    expect(said(sizes, { 'x.ts': long })).toEqual([expect.stringContaining('51 lines, more than 50')]);
    expect(found(sizes, { 'x.ts': long })[0]?.line).toBe(2);
    expect(found(sizes, { 'x.ts': long.replace('  act();\n', '') })).toEqual([]);
  });
  it('measures functions within a function by themselves', () => {
    const inner = `  const part = () => {\n${lines(30, '    act();\n')}  };\n`;
    expect(found(sizes, { 'x.ts': `export const all = () => {\n${inner}${inner}};\n` })).toEqual([]);
  });
});

describe('doors', () => {
  const door = { 'libs/a/package.json': manifest('a'), 'libs/a/src/index.ts': "export { x } from './x.ts';\n" };
  it("lets a project's index.ts pass on names", () => expect(found(doors, door)).toEqual([]));
  it('refuses to export everything, at the door as well', () => {
    const everything = { ...door, 'libs/a/src/index.ts': "export { y } from './y.ts';\nexport * from './x.ts';\n" };
    expect(found(doors, everything)).toMatchObject([{ line: 2, message: expect.stringContaining('Name what') }]);
  });
  it('refuses any other file that only passes on', () => {
    const barrel = {
      ...door,
      'libs/a/src/things.ts': "export { x } from './x.ts';\nexport type { Y } from './y.ts';\n",
    };
    expect(said(doors, barrel)).toEqual([expect.stringContaining('Import from those directly')]);
  });
  it('refuses an index.ts that is no door', () => {
    const second = { ...door, 'libs/a/src/b/index.ts': 'export const x = 1;\n' };
    expect(said(doors, second)).toEqual([expect.stringContaining('Name it after what it holds')]);
  });
});

describe('names', () => {
  it.each(['shared', 'common', 'utils', 'helpers'])('refuses a folder named %s', (folder) =>
    expect(said(names, { [`libs/a/src/${folder}/x.ts`]: '' })).toEqual([expect.stringContaining(folder)]),
  );
  it.each([
    ['export class MeetingManager {}', 'a store, a register'],
    ['export const dateHelper = 1;', 'what it gives'],
    ['export interface PlanDto {}', 'the thing it carries'],
    ['export const show = (ctx: string) => ctx;', 'context'],
    ['export const tenantID = 1;', '`tenantId`'],
    ['export interface Row { readonly assignee: string }', 'owner'],
    ['export const commandHandler = 1;', 'platform/nest'],
  ])('refuses %s and offers better', (code, remedy) =>
    expect(said(names, { 'libs/a/src/x.ts': `${code}\n` })).toEqual([expect.stringContaining(remedy)]),
  );
  it("leaves other people's names alone", () => {
    const code =
      "import { EntityManager } from 'x';\nserver.setErrorHandler({ errorHandler: 1, manager: EntityManager });\n";
    expect(found(names, { 'libs/a/src/x.ts': code })).toEqual([]);
  });
  it('refuses a file named by such a word', () =>
    expect(said(names, { 'libs/a/src/date-utils.ts': '' })).toEqual([expect.stringContaining('The file is named')]));
  it('knows that Nest has handlers', () =>
    expect(found(names, { 'libs/platform/nest/src/act.handler.ts': 'export class ActHandler {}\n' })).toEqual([]));
  it('refuses what is put off, in any text', () =>
    expect(found(names, { 'README.md': `A\n\n${'TO' + 'DO'}: write\n` })).toMatchObject([{ line: 3 }]));
});

describe('texts', () => {
  const check = texts({ root: '/srv/checkout-7', registry: 'npm.example.internal' });
  it.each([
    ['README.md', 'no end', 'The last line has no end'],
    ['apps/web/dist/main.js', 'x\n', 'Made by a build'],
    ['libs/a/tsconfig.tsbuildinfo', 'x\n', 'Made by a build'],
    ['data/county.sqlite', 'x\n', 'Made by a build'],
    ['docs/x.md', `see ${'/ho' + 'me'}/someone/csp\n`, 'one machine'],
    ['docs/x.md', 'see /srv/checkout-7/libs\n', 'one machine'],
    ['package-lock.json', '"resolved": "http://npm.example.internal/x"\n', 'installs from'],
    ['package-lock.json', `"resolved": "https://${'regis' + 'try'}.npmjs.org/x"\n`, 'A package registry'],
  ])('refuses %s with %s', (file, text, remedy) =>
    expect(said(check, { [file]: text })).toContainEqual(expect.stringContaining(remedy)),
  );
  it.each(['GET https://example.org/home/page\n', 'http://localhost:3000/minutes/\n', 'the agency register\n', ''])(
    'lets %s through',
    (text) => expect(found(check, { 'docs/x.md': text })).toEqual([]),
  );
});

describe('graph', () => {
  const sdl = (text: string) => ({ 'libs/a/service/src/x.graphql': text });
  it.each([
    ['type', 'type A {\n  "An id."\n  id: ID!\n}', 1],
    ['field', '"A thing."\ntype A {\n  id: ID!\n}', 3],
    ['field of an extension', 'extend type Mutation {\n  close(id: ID!): A\n}', 2],
    ['input field', '"A thing."\ninput A {\n  id: ID!\n}', 3],
    ['enum value', '"A thing."\nenum A {\n  OPEN\n}', 3],
    ['union', 'union A = B | C', 1],
  ])('wants a sentence on each %s', (_, text, line) =>
    expect(found(graph, sdl(text))).toMatchObject([{ line, message: expect.stringContaining('has no description') }]),
  );
  it('wants a sentence, not a word', () =>
    expect(said(graph, sdl('"the thing"\nscalar A'))).toEqual([expect.stringContaining('is no sentence')]));
  it('asks nothing of arguments and directives', () => {
    const text = 'directive @key(fields: String!) on OBJECT\nextend type Query {\n  "A thing."\n  a(id: ID!): A\n}';
    expect(found(graph, sdl(text))).toEqual([]);
  });
  it('says where the SDL is broken', () =>
    expect(said(graph, sdl('"A thing."\ntype A {'))).toEqual([expect.stringContaining('No valid SDL')]));
});

describe('events', () => {
  const file = 'libs/a/contract/src/plan.events.ts';
  const golden = 'libs/a/contract/golden/PlanAgreed.v1.json';
  const table = (name: string) => `export const planEvents = {\n  ${name}: z.object({}),\n} as const;\n`;
  it('wants a version in each name', () =>
    expect(found(events, { [file]: table('PlanAgreed') })).toMatchObject([
      { line: 2, message: expect.stringContaining('Write `PlanAgreed.v1`') },
    ]));
  it('wants a golden file for each version', () =>
    expect(said(events, { [file]: table("'PlanAgreed.v1'") })).toEqual([expect.stringContaining(golden)]));
  it('is content with both', () =>
    expect(found(events, { [file]: table("'PlanAgreed.v1'"), [golden]: '{}\n' })).toEqual([]));
  it('keeps the golden file of what is no longer written', () =>
    expect(said(events, { [file]: table("'PlanAgreed.v2'"), [golden]: '{}\n' })).toContainEqual(
      expect.stringContaining('add its upcast'),
    ));
});

describe('projects', () => {
  const b = { 'libs/b/package.json': manifest('b') };
  it.each([
    ['type:', { tags: ['scope:a'] }],
    ['scope:', { tags: ['type:domain'] }],
    ['"lint": {}', { targets: { typecheck: {}, test: {} } }],
    ['"test": {}', { targets: { typecheck: {}, lint: {} } }],
  ])('misses %s', (missing, nx) =>
    expect(said(projects, { 'libs/a/package.json': manifest('a', [], nx) })).toEqual([
      expect.stringContaining(missing),
    ]),
  );
  it('misses a dependency where it is imported', () => {
    const files = { ...b, 'libs/a/package.json': manifest('a'), 'libs/a/src/x.ts': "\nimport { y } from '@csp/b';\n" };
    expect(found(projects, files)).toMatchObject([
      { file: 'libs/a/src/x.ts', line: 2, message: expect.stringContaining('add "@csp/b": "*"') },
    ]);
  });
  it.each(['libs/b/specs/x.spec.ts', 'libs/b/src/x.spec.mjs', 'x.spec.ts'])(
    'finds the spec that never runs: %s',
    (file) => expect(said(projects, { ...b, [file]: '' })).toEqual([expect.stringContaining('never run')]),
  );
  it('knows where specs run', () => expect(found(projects, { ...b, 'libs/b/src/x.spec.tsx': '' })).toEqual([]));
  it('asks the inner of two projects', () => {
    const inner = {
      'libs/a/in/package.json': manifest('in', ['b']),
      'libs/a/in/x.ts': "import { y } from '@csp/b';\n",
    };
    expect(found(projects, { ...b, ...inner, 'libs/a/package.json': manifest('a') })).toEqual([]);
  });
  it('refuses a dependency that nothing imports', () =>
    expect(said(projects, { ...b, 'libs/a/package.json': manifest('a', ['b']) })).toEqual([
      expect.stringContaining('take it out'),
    ]));
  it('refuses a project that does not exist', () => {
    const files = { 'libs/a/package.json': manifest('a'), 'libs/a/src/x.ts': "export { y } from '@csp/gone';\n" };
    expect(said(projects, files)).toEqual(['There is no project @csp/gone.']);
  });
  it('refuses a package that the root does not list', () => {
    const files = {
      'package.json': JSON.stringify({ dependencies: { zod: '1.0.0' } }),
      'libs/a/package.json': manifest('a'),
      'libs/a/src/x.ts': "import 'zod/v4';\nimport '@scope/other/deep';\n",
    };
    expect(said(projects, files)).toEqual([expect.stringContaining("@scope/other isn't in the root package.json")]);
  });
});

describe('licences', () => {
  const judged = (license: unknown, dev = false) => licences({ 'node_modules/x': { license, dev } }).length === 0;
  it.each(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', 'Apache-2.0', [{ type: 'BSD-3-Clause' }]])(
    'allows %j',
    (licence) => expect(judged(licence)).toBe(true),
  );
  it.each(['GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN x', undefined])('refuses to ship %j', (licence) =>
    expect(judged(licence)).toBe(false),
  );
  it.each(['Elastic-2.0', 'BUSL-1.1', 'SSPL-1.0'])('refuses %s even for tests', (licence) =>
    expect(judged(licence, true)).toBe(false),
  );
  it('lets tests use what is never shipped', () => expect(judged('GPL-3.0', true)).toBe(true));
  it('looks into the package when the lock file does not say', () =>
    expect(licences({ 'node_modules/x': {} }, () => 'MIT')).toEqual([]));
});

describe('formats', () => {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
  it('finds what the formatter would change', async () => {
    const files = new Map([
      ['libs/kernel/src/neat.ts', "export const x = 'y';\n"],
      ['libs/kernel/src/untidy.ts', 'export const x = "y"\n'],
      ['libs/kernel/src/broken.ts', 'export const = ;\n'],
    ]);
    const findings = await formats(root, workspaceOf(files));
    expect(findings.map(({ file }) => file)).toEqual(['libs/kernel/src/untidy.ts', 'libs/kernel/src/broken.ts']);
  });
});
