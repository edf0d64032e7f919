import type { Finding } from './workspace.ts';

/** Licences that ask for no more than their notice, or (MPL) for changes to their own files. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);
/** Not even for tests: they forbid what councils may want to do. */
const never = /elastic|busl|sspl|commons.?clause|polyform|confluent/i;

interface Locked {
  readonly license?: unknown;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Every package that would be shipped has an allowed licence; no package at all has one that is never allowed. */
export const licences = (
  locked: Readonly<Record<string, Locked>>,
  installed: (path: string) => unknown = () => undefined,
): readonly Finding[] =>
  Object.entries(locked).flatMap(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return [];
    const licence = spdx(entry.license) ?? spdx(installed(path)) ?? 'none';
    if (never.test(licence) || (!entry.dev && !isAllowed(licence))) {
      const name = path.split('node_modules/').pop();
      const message = `${name} has the licence "${licence}". Choose another package, or add it to the allowed ones with a decision record.`;
      return [{ file: 'package-lock.json', line: 1, message }];
    }
    return [];
  });

const spdx = (licence: unknown): string | undefined => {
  if (typeof licence === 'string') return licence;
  if (Array.isArray(licence)) return licence.map((one) => spdx(one) ?? 'none').join(' OR ');
  return licence && typeof licence === 'object' && 'type' in licence ? spdx(licence.type) : undefined;
};

/** Enough of SPDX expressions for what packages say: any of `A OR B`, all of `A AND B`. */
const isAllowed = (licence: string): boolean => {
  const plain = licence.replace(/^\((.*)\)$/, '$1').trim();
  if (/\bOR\b/.test(plain)) return plain.split(/\bOR\b/).some(isAllowed);
  if (/\bAND\b/.test(plain)) return plain.split(/\bAND\b/).every(isAllowed);
  return allowed.has(plain);
};
