import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Unfit } from './words.ts';

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

  /** A new file; one that exists already is never overwritten. */
  add(path: string, text: string): void {
    if (this.has(path)) throw new Unfit(`${path} is there already.`);
    this.changed.set(path, text);
  }

  edit(path: string, change: (text: string) => string): void {
    this.changed.set(path, change(this.read(path)));
  }

  /** Writes everything, formatted, and answers the paths, sorted. */
  async save(): Promise<readonly string[]> {
    const settings = await resolveConfig(resolve(this.root, 'package.json'));
    const paths = [...this.changed.keys()].sort();
    const texts = await Promise.all(
      paths.map((path) => format(this.changed.get(path) ?? '', { ...settings, filepath: resolve(this.root, path) })),
    );
    paths.forEach((path, index) => {
      mkdirSync(dirname(resolve(this.root, path)), { recursive: true });
      writeFileSync(resolve(this.root, path), texts[index] ?? '');
    });
    return paths;
  }
}
