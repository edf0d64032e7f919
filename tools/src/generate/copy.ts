import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const rootFiles = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  '.prettierrc.json',
  '.prettierignore',
  'nx.json',
  'eslint.config.mjs',
  'vitest.config.ts',
];

/**
 * A copy of the workspace's code in which generators may write. Packages are those installed here, but `@csp/*` are the
 * copy's own: a link to the original would have the compiler look at code that the generators didn't change.
 */
export const copyOfWorkspace = (root: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'csp-generated-'));
  for (const folder of ['libs', 'apps', 'docs', 'tools', 'e2e', 'types']) {
    if (!existsSync(resolve(root, folder))) continue;
    const filter = (path: string) => !/[\\/](?:node_modules|dist|data)(?:[\\/]|$)/.test(path.slice(root.length));
    cpSync(resolve(root, folder), resolve(copy, folder), { recursive: true, filter });
  }
  for (const file of rootFiles) cpSync(resolve(root, file), resolve(copy, file));
  const packages = resolve(copy, 'node_modules');
  mkdirSync(resolve(packages, '@csp'), { recursive: true });
  for (const name of readdirSync(resolve(root, 'node_modules'))) {
    if (name !== '@csp' && !name.startsWith('.'))
      symlinkSync(resolve(root, 'node_modules', name), resolve(packages, name));
  }
  linkProjects(copy);
  return copy;
};

/** What `npm install` does for workspaces: a link in node_modules/@csp for each project. */
export const linkProjects = (root: string): void => {
  const inside = (folder: string) =>
    readdirSync(resolve(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`);
  const folders = ['apps', 'libs', 'tools'].flatMap(inside);
  for (const folder of [...folders, ...folders.flatMap(inside), 'tools', 'e2e']) {
    const manifest = resolve(root, folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
    const link = resolve(root, 'node_modules', name);
    if (!existsSync(link)) symlinkSync(resolve(root, folder), link);
  }
};

/** Every file of the code in a workspace, without git: path from the root and text. */
export const filesIn = (root: string): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(resolve(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.set(path, readFileSync(resolve(root, path), 'utf8'));
    }
  };
  ['libs', 'apps', 'docs'].filter((folder) => existsSync(resolve(root, folder))).forEach(walk);
  files.set('package.json', readFileSync(resolve(root, 'package.json'), 'utf8'));
  return files;
};
