import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Unfit } from './words.ts';

export interface Written {
  readonly path: string;
  readonly change: 'new' | 'changed';
}

/** All that a generator is about to change. Nothing is on disk until the whole of it is known to fit. */
export class Draft {
  private readonly changed = new Map<string, string>();

  constructor(private readonly root: string) {}

  has(path: string): boolean {
    return this.changed.has(path) || existsSync(resolve(this.root, path));
  }

  read(path: string): string {
    const drafted = this.changed.get(path);
    if (drafted !== undefined) return drafted;
    if (!this.has(path)) throw new Unfit(`${path} isn't there.`);
    return readFileSync(resolve(this.root, path), 'utf8');
  }

  /** Names of the files in a folder, drafted ones as well. */
  list(folder: string): readonly string[] {
    const stored = existsSync(resolve(this.root, folder)) ? readdirSync(resolve(this.root, folder)) : [];
    const drafted = [...this.changed.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));
    return [...new Set([...stored, ...drafted])].sort();
  }

  /** A new file; one that exists already is never overwritten. */
  add(path: string, text: string): void {
    if (this.has(path)) throw new Unfit(`${path} is there already.`);
    this.changed.set(path, text);
  }

  edit(path: string, change: (text: string) => string): void {
    this.changed.set(path, change(this.read(path)));
  }

  /** Writes everything, formatted, and answers what it wrote, sorted by path. */
  async save(): Promise<readonly Written[]> {
    const settings = await resolveConfig(resolve(this.root, 'package.json'));
    const paths = [...this.changed.keys()].sort();
    const texts = await Promise.all(
      paths.map((path) => format(this.changed.get(path) ?? '', { ...settings, filepath: resolve(this.root, path) })),
    );
    return paths.map((path, index) => {
      const file = resolve(this.root, path);
      const change = existsSync(file) ? 'changed' : 'new';
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, texts[index] ?? '');
      return { path, change };
    });
  }
}
