import { homedir } from 'node:os';
import { lineAt, type Check, type Finding } from './workspace.ts';

/** What builds, runs and editors leave behind. Reference pages that are generated and checked belong into docs/ and are fine. */
const generated =
  /(?:^|\/)(?:dist(?:-\w+)?|coverage|node_modules|\.nx|\.cache)\/|\.(?:tsbuildinfo|log|sqlite3?|db|map)$|(?:^|\/)graphql-env\.d\.ts$|^data\//;

/** Folders of one machine: of its people, of this workspace. */
const machinePaths = [
  '/ho' + 'me/',
  '/Use' + 'rs/',
  '/ro' + 'ot/',
  '/wo' + 'rk/',
  '/t' + 'mp/',
  '[A-Z]:\\\\Use' + 'rs\\\\',
];

const patternsOf = (root: string): readonly (readonly [RegExp, string])[] => {
  const own = [root, homedir()].filter((path) => path.length > 5).map((path) => escaped(`${path}/`));
  const before = '(?<![\\w.:/-])';
  return [
    [
      new RegExp(`${before}(?:${[...machinePaths, ...own].join('|')})`, 'g'),
      'A path of one machine. Write it from the root of the workspace, or take it from a setting.',
    ],
    [
      /\bhttps?:\/\/(?:[\w.-]*\bregistry\b[\w.-]*|[\w.-]*(?:artifactory|verdaccio|nexus)[\w.-]*)/g,
      'A package registry. Leave it to the settings of whoever installs: .npmrc keeps it out of the lock file.',
    ],
  ];
};

/** `root` and `registry` are this machine's own, which must not be found in any file. */
export const texts =
  ({ root, registry }: { readonly root: string; readonly registry: string | undefined }): Check =>
  ({ files }) => {
    const patterns = [...patternsOf(root)];
    if (registry) {
      patterns.push([
        new RegExp(escaped(registry), 'g'),
        'The registry this machine installs from. Leave it to the settings.',
      ]);
    }
    return [...files].flatMap(([file, text]) => [...whole(file, text), ...found(file, text, patterns)]);
  };

const whole = (file: string, text: string): Finding[] => {
  const findings: Finding[] = [];
  if (generated.test(file)) {
    findings.push({
      file,
      line: 1,
      message: 'Made by a build or a run. Take it out of git and name it in .gitignore.',
    });
  }
  if (text !== '' && !text.endsWith('\n')) {
    const line = text.split('\n').length;
    findings.push({ file, line, message: 'The last line has no end. Add one: `npm run format` does.' });
  }
  return findings;
};

const found = (file: string, text: string, patterns: readonly (readonly [RegExp, string])[]): Finding[] =>
  patterns.flatMap(([pattern, message]) =>
    [...text.matchAll(pattern)].map((match) => ({ file, line: lineAt(text, match.index), message })),
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
