// Programs written in Java, as the jars that Maven's repository has of them. Nothing but Node's own modules.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd, whileSaying } from './child.mjs';

/** What is fetched once and what runs leave behind; not in git. */
export const cache = resolve(dirname(fileURLToPath(import.meta.url)), '../../../.infra');

/**
 * The jars that a pom names, fetched where they aren't there yet. It needs Maven and its repository then, and nothing afterwards.
 * Throws `failure` when they can't be had.
 *
 * @param {{ pom: string, name: string, what: string, failure: string, say: (text: string) => void }} wanted
 * @returns {Promise<string>} The class path.
 */
export const fetchedJars = async ({ pom, name, what, failure, say }) => {
  const hash = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 16);
  const folder = join(cache, `${name}-${hash}`);
  if (!existsSync(folder)) {
    say(`Fetching ${what}.`);
    // Fetched under another name first: what is there is whole.
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    copyFileSync(pom, join(unfinished, 'pom.xml'));
    await whileSaying(say, 'Still fetching …', () =>
      runToEnd({
        command: 'mvn',
        args: ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=libs'],
        cwd: unfinished,
        failure,
      }),
    );
    renameSync(unfinished, folder);
    say('Fetched.');
  }
  return join(folder, 'libs', '*');
};
