import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Something to put right: where it stands, and a sentence that ends with the remedy. */
export interface Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface Project {
  /** `libs/action-plan/domain`. */
  readonly folder: string;
  /** The name other projects import: `@csp/action-plan-domain`. */
  readonly packageName: string;
  readonly dependencies: readonly string[];
  readonly tags: readonly string[];
  readonly targets: readonly string[];
}

/** What the checks look at: plain data, so that their specs write workspaces down as literals. */
export interface Workspace {
  /** Text of each file that is in git or would be added, by path from the root. Binary files are left out. */
  readonly files: ReadonlyMap<string, string>;
  readonly projects: readonly Project[];
}

export type Check = (workspace: Workspace) => readonly Finding[];

export const workspaceOf = (files: ReadonlyMap<string, string>): Workspace => ({ files, projects: projectsIn(files) });

const projectsIn = (files: ReadonlyMap<string, string>): Project[] =>
  [...files].flatMap(([path, text]) => {
    if (!path.endsWith('/package.json')) return [];
    const manifest = JSON.parse(text) as Manifest;
    return [
      {
        folder: path.slice(0, -'/package.json'.length),
        packageName: manifest.name ?? '',
        dependencies: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
        tags: manifest.nx?.tags ?? [],
        targets: Object.keys(manifest.nx?.targets ?? {}),
      },
    ];
  });

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags?: readonly string[]; readonly targets?: Readonly<Record<string, unknown>> };
}

/** The files git knows or would add, as they are on disk now. */
export const workspaceAt = (root: string): Workspace => {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  const files = new Map<string, string>();
  for (const path of new Set(listed.split('\0').filter(Boolean))) {
    const file = resolve(root, path);
    if (!existsSync(file) || !statSync(file).isFile()) continue;
    const text = readFileSync(file);
    if (!text.includes(0)) files.set(path, text.toString('utf8'));
  }
  return workspaceOf(files);
};

/** The project a file belongs to: the innermost, where one stands within another. */
export const projectOf = (projects: readonly Project[], path: string): Project | undefined =>
  projects.filter(({ folder }) => path.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0];

export const isCode = (path: string): boolean => /\.(?:ts|tsx|mts|mjs)$/.test(path) && !path.endsWith('.d.ts');
/** Specs, and the cases of a suite that specs of several projects run. */
export const isSpec = (path: string): boolean => /\.(?:spec|cases)\.tsx?$/.test(path);
/** Tables and texts written down as code: long because there is much of it, not because it does much. */
export const isData = (path: string): boolean => /\.(?:data|template)\.ts$|\.json$/.test(path);

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
