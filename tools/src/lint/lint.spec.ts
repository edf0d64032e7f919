import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const workspace = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const typed = new ESLint({ cwd: workspace });
const untyped = new ESLint({ cwd: workspace, overrideConfig: [tseslint.configs.disableTypeChecked] });

/** What the linter says of some code as if it stood in a file. With rules that need no types, no such file has to exist. */
const said = async (file: string, code: string, eslint = untyped): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(code, { filePath: resolve(workspace, file) });
  return (result?.messages ?? []).map(({ message }) => message);
};
const domain = 'libs/action-plan/domain/src/tried-here.ts';
const contract = 'libs/action-plan/contract/src/tried-here.ts';
const service = 'libs/action-plan/service/src/tried-here.ts';
const adapter = 'libs/platform/embedded/src/tried-here.ts';
const importing = (name: string) => `import { thing } from '${name}';\nthing();\n`;

describe('pure code', () => {
  it.each([
    ['export const at = Date.now();', '`Clock` port'],
    ['export const at = new Date();', '`Clock` port'],
    ['export const at = Date();', '`Clock` port'],
    ['export const at = performance.now();', '`Clock` port'],
    ["export const at = new Intl.DateTimeFormat('en-GB').format();", 'Hand in the instant'],
    ['export const id = crypto.randomUUID();', '`Ids` or `Randomness` port'],
    ['export const dice = Math.random();', '`Randomness` port'],
    ['export const where = process.cwd();', 'never reads `process`'],
    ['export const all = globalThis;', 'Take what you need as an argument'],
    ['setTimeout(() => undefined, 1);', '`Timers` port'],
    ['setInterval(() => undefined, 1);', '`Timers` port'],
    ["export const page = () => fetch('x');", 'hand in what came back'],
    ["console.log('x');", 'Return a refusal or throw'],
    ["export const later = () => import('./later.ts');", 'Import it at the top'],
    [importing('node:fs'), 'no Node module'],
  ])('refuses %s', async (code, remedy) => {
    for (const file of [domain, contract, 'libs/kernel/src/tried-here.ts']) {
      expect(await said(file, code)).toContainEqual(expect.stringContaining(remedy));
    }
  });

  it.each([
    'export const day = (instant: number) => new Date(instant).toISOString();',
    'export const day = (text: string) => Date.parse(text);',
    "const clock = new Intl.DateTimeFormat('en-GB');\nexport const shown = (instant: number) => clock.format(instant);",
    'export const half = (pence: number) => Math.floor(pence / 2);',
  ])('lets %s through', async (code) => {
    expect(await said(domain, code)).toEqual([]);
  });

  it('may be tried by specs that read files', async () => {
    expect(await said('libs/action-plan/domain/src/tried-here.spec.ts', importing('node:fs'))).toEqual([]);
  });
});

describe('boundaries', () => {
  it.each([
    [domain, '@csp/meetings-domain', 'its own contract'],
    [domain, '@csp/meetings-contract', 'its own contract'],
    [domain, '@csp/platform-runtime', 'its own contract'],
    [contract, '@csp/meetings-contract', 'A contract imports the kernel only'],
    [service, '@csp/meetings-domain', 'Import `@csp/meetings-contract` instead'],
    [service, '@csp/meetings-service', 'Import `@csp/meetings-contract` instead'],
    [service, '@csp/platform-embedded', 'the app chooses the adapter'],
    [adapter, '@csp/action-plan-contract', 'An adapter imports the kernel and edges'],
    [adapter, '@csp/platform-conformance', 'An adapter imports the kernel and edges'],
    ['libs/kernel/src/tried-here.ts', '@csp/platform-runtime', 'The kernel imports nothing'],
    ['libs/platform/nest/src/tried-here.ts', '@csp/platform-embedded', 'An edge imports the kernel'],
    ['apps/web/src/tried-here.ts', '@csp/kernel', 'no server project'],
    ['apps/standalone/src/tried-here.ts', '@csp/platform-conformance', 'An app puts services'],
    [domain, '../../../meetings/contract/src/index.ts', 'by its package name'],
  ])('%s may not import %s', async (file, name, remedy) => {
    expect(await said(file, importing(name))).toContainEqual(expect.stringContaining(remedy));
  });

  it.each([
    [domain, '@csp/kernel'],
    [domain, '@csp/action-plan-contract'],
    [service, '@csp/action-plan-domain'],
    [service, '@csp/meetings-contract'],
    [service, '@csp/platform-runtime'],
    [adapter, '@csp/platform-runtime'],
    ['libs/platform/embedded/src/tried-here.spec.ts', '@csp/platform-conformance'],
    ['apps/standalone/src/tried-here.ts', '@csp/action-plan-service'],
    ['apps/standalone/src/tried-here.ts', '@csp/platform-embedded'],
  ])('%s may import %s', async (file, name) => {
    expect(await said(file, importing(name))).toEqual([]);
  });

  it('are not passed over when Nx has no project graph', () => {
    const empty = mkdtempSync(resolve(tmpdir(), 'no-graph-'));
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', 'libs/kernel'], {
      cwd: workspace,
      env: { ...process.env, NX_WORKSPACE_DATA_DIRECTORY: empty },
      encoding: 'utf8',
    });
    rmSync(empty, { recursive: true });
    expect(stdout).toContain("Boundaries can't be checked without the project graph");
    expect(status).toBe(1);
  });
});

describe('packages', () => {
  it.each([
    ['libs/kernel/src/tried-here.ts', 'zod', 'The kernel has no dependency'],
    [domain, 'zod', 'A domain has no dependency'],
    [contract, 'graphql', 'A contract may import zod'],
    [service, 'fastify', 'behind a port'],
    [service, '@photostructure/sqlite', 'behind a port'],
    [adapter, 'fastify', 'its driver only'],
    [adapter, 'vitest', 'specs alone'],
    ['apps/web/src/tried-here.ts', 'fastify', 'what runs in a browser'],
  ])('%s may not import %s', async (file, name, remedy) => {
    expect(await said(file, importing(name))).toContainEqual(expect.stringContaining(remedy));
  });

  it.each([
    [contract, 'zod'],
    [service, 'graphql'],
    [service, '@nestjs/common'],
    [adapter, '@photostructure/sqlite'],
    ['apps/web/src/tried-here.ts', 'react-dom/client'],
    ['libs/action-plan/domain/src/tried-here.spec.ts', 'vitest'],
  ])('%s may import %s', async (file, name) => {
    expect(await said(file, importing(name))).toEqual([]);
  });
});

describe('promises', () => {
  const later = 'const write = () => Promise.resolve();\n';

  it.each(['libs/action-plan/service/src/index.ts', 'libs/platform/embedded/src/index.ts'])(
    'that nobody waits for are refused in %s',
    async (file) => {
      const messages = await said(file, `${later}write();\n`, typed);
      expect(messages).toContainEqual(expect.stringContaining('Promises must be awaited'));
      expect(await said(file, `${later}await write();\n`, typed)).toEqual([]);
    },
    // The types of a project and of all that it imports are read first: seconds, on a busy machine many.
    90_000,
  );
});

describe('plain habits', () => {
  it.each([
    ['export default 1;', 'Give it a name'],
    ["export * from './other.ts';", 'Name what you export'],
    ["export enum Status { open = 'open' }", 'union of literals'],
    ['export const anything = (value: any) => value;', 'any'],
    ["import { Thing } from './thing.ts';\nexport const shown = (thing: Thing) => String(thing);", 'type'],
    ['export const same = (a: number, b: number) => a == b;', '==='],
  ])('refuse %s', async (code, remedy) => {
    expect(await said(service, code)).toContainEqual(expect.stringContaining(remedy));
  });
});
