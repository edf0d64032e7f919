import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formats } from '../tidy/formats.ts';
import { events } from '../tidy/events.ts';
import { graph } from '../tidy/graph.ts';
import { names } from '../tidy/names.ts';
import { projects } from '../tidy/projects.ts';
import { sizes } from '../tidy/sizes.ts';
import { workspaceOf, type Finding } from '../tidy/workspace.ts';
import { copyOfWorkspace, filesIn, linkProjects } from './copy.ts';
import type { Written } from './draft.ts';
import { generate } from './generate.ts';
import { named, plural, Unfit } from './words.ts';

// Compilers and test runs of their own, which may have to share two cores with everything else.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What a page says its generator writes, with the names of this run in the places of its placeholders. */
const promised = (page: string, values: Readonly<Record<string, string>>): readonly Written[] => {
  const text = readFileSync(resolve(root, 'docs/how-to', page), 'utf8');
  const block = /```files\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const filled = block.replace(/<(\w+)>/g, (_, name: string) => values[name] ?? `<${name}>`);
  const lines = filled.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return lines.filter(Boolean).map((line) => {
    const [change, path] = line.split(/\s+/);
    return { path: path ?? '', change: change === 'new' ? 'new' : 'changed' };
  });
};
const byPath = (written: readonly Written[]) => [...written].sort((a, b) => (a.path < b.path ? -1 : 1));

let copy: string;
const written = new Map<string, readonly Written[]>();
const run = async (key: string, asked: string) => written.set(key, await generate(copy, asked.split(' ')));

beforeAll(async () => {
  copy = copyOfWorkspace(root);
  await run('context', 'context reviews review commission commissioned');
  await run('command', 'command reviews review withdraw withdrawn');
  await run('second command', 'command reviews review publish published');
  await run('aggregate', 'aggregate reviews panel convene convened');
  await run('exemplar', 'aggregate action-plan priority propose proposed');
  await run('exemplar command', 'command action-plan priority withdraw withdrawn');
  const sentence = 'withdraw-review-when-action-point-closed';
  await run('policy', `policy reviews ${sentence} action-plan ActionPointClosed.v1 review withdraw`);
  await run('own policy', 'policy reviews publish-review-when-panel-convened reviews PanelConvened.v1 review publish');
  linkProjects(copy);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the how-to pages name every file', () => {
  const review = { context: 'reviews', aggregate: 'review', aggregates: 'reviews', Aggregate: 'Review' };
  const panel = { context: 'reviews', aggregate: 'panel', aggregates: 'panels', Aggregate: 'Panel', Past: 'Convened' };
  it.each([
    ['context', 'add-a-context.md', { ...review, Past: 'Commissioned' }],
    ['command', 'add-a-command.md', { ...review, Past: 'Withdrawn' }],
    ['aggregate', 'add-an-aggregate.md', panel],
    ['policy', 'add-a-policy.md', { ...review, sentence: 'withdraw-review-when-action-point-closed' }],
  ])('that generating a %s writes', (key, page, values) => {
    expect(byPath(promised(page, values))).toEqual(byPath(written.get(key) ?? []));
  });
});

const inCopy = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0', NX_WORKSPACE_ROOT_PATH: copy },
  });
  return { status, said: `${stdout}${stderr}` };
};
const reviews = ['contract', 'domain', 'service'].map((type) => `libs/reviews/${type}`);
const touched = [...reviews, ...['contract', 'domain', 'service'].map((type) => `libs/action-plan/${type}`)];

describe('what was generated', () => {
  it.each(touched)('compiles: %s', (folder) =>
    expect(inCopy('node_modules/typescript-7/bin/tsc', '-p', folder)).toMatchObject({ status: 0, said: '' }),
  );

  it.each(touched)('passes its specs: %s', (folder) => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--root', folder, '--config', `${copy}/vitest.config.ts`];
    const { status, said } = inCopy(...vitest);
    expect(status, said).toBe(0);
    expect(said).toMatch(/Tests .*\d+ passed/);
  });

  it('is within the boundaries and free of lint', () => {
    inCopy('node_modules/nx/dist/bin/nx.js', 'show', 'projects');
    const paths = [...written.values()].flat().map(({ path }) => path);
    const code = [...new Set(paths)].filter((path) => /^libs\/.*\.ts$/.test(path));
    const { status, said } = inCopy('node_modules/eslint/bin/eslint.js', ...code);
    expect(status, said).toBe(0);
  });

  it('is tidy', async () => {
    const all = [...written.values()].flat().map(({ path }) => path);
    const paths = all.filter((path) => path.startsWith('libs/'));
    const everything = [...filesIn(copy)].filter(([path]) => /^(?:libs\/|package\.json$)/.test(path));
    const workspace = workspaceOf(new Map(everything));
    const generated = workspaceOf(new Map([...workspace.files].filter(([path]) => paths.includes(path))));
    const findings: Finding[] = [sizes, names, graph, events, projects].flatMap((check) => check(workspace));
    const mine = [...findings, ...(await formats(copy, generated))].filter(({ file }) => paths.includes(file));
    expect(mine).toEqual([]);
  });

  it('makes one graph in which every operation has its rule and every field its resolver', () => {
    writeFileSync(resolve(copy, 'libs/reviews/service/src/composed.spec.ts'), composed);
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--root', 'libs/reviews/service', 'composed'];
    const { status, said } = inCopy(...vitest, '--config', `${copy}/vitest.config.ts`);
    expect(status, said).toBe(0);
  });
});

const composed = `import { compose } from '@csp/platform-gateway';
import { expect, it } from 'vitest';
import { reviewsContext } from './reviews.context.ts';

it('composes', () => {
  const schema = compose([{ context: reviewsContext, ports: { of: () => { throw new Error(); }, changes: () => { throw new Error(); } } }]);
  const fields = (type: 'Query' | 'Mutation') => Object.keys((schema.getType(type) as { getFields(): object }).getFields());
  expect(fields('Query')).toEqual(expect.arrayContaining(['review', 'reviews', 'panel', 'panels']));
  expect(fields('Mutation')).toEqual(expect.arrayContaining(['commissionReview', 'withdrawReview', 'convenePanel']));
});
`;

describe('what does not fit', () => {
  it.each([
    ['nothing', ''],
    ['an unknown generator', 'module reviews'],
    ['a name in capitals', 'aggregate reviews Panel convene convened'],
    ['a missing word', 'command reviews review'],
    ['an aggregate that is there', 'aggregate reviews panel convene convened'],
    ['a command that is there', 'command reviews review withdraw withdrawn'],
    ['a command of nothing', 'command reviews nothing withdraw withdrawn'],
    ['an event of nobody', 'policy reviews do-x-when-y action-plan Nothing.v1 review withdraw'],
  ])('%s is refused, and nothing is written', async (_, asked) => {
    const before = filesIn(copy);
    await expect(generate(copy, asked.split(' '))).rejects.toThrow(Unfit);
    expect(filesIn(copy)).toEqual(before);
  });
});

describe('names', () => {
  it('are written in every way they are needed', () =>
    expect(named('action-point', 'x')).toEqual({
      kebab: 'action-point',
      camel: 'actionPoint',
      pascal: 'ActionPoint',
      constant: 'ACTION_POINT',
      words: 'action point',
    }));
  it.each([
    ['agency', 'agencies'],
    ['survey', 'surveys'],
    ['branch', 'branches'],
    ['action-point', 'action-points'],
  ])('%s: several are %s', (single, several) => expect(plural(named(single, 'x')).kebab).toBe(several));
});
