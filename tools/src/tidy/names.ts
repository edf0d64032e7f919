import ts from 'typescript';
import { lineOf, parsed, walk } from './code.ts';
import { isCode, lineAt, type Check, type Finding } from './workspace.ts';

const folders = new Set(['shared', 'common', 'util', 'utils', 'helper', 'helpers', 'misc']);

/** Words that say nothing or that this domain calls otherwise, with what to write. */
const words: Readonly<Record<string, string>> = {
  manager: 'say what it does: a store, a register, a schedule',
  helper: 'name it after what it gives',
  util: 'name it after what it gives',
  impl: 'name it after what makes it different: `SqliteEventStore`',
  dto: 'name it after the thing it carries',
  handler: 'name it after what it does; only platform/nest has handlers',
  data2: 'say how it differs from the first',
  foo: 'name what it stands for',
  baz: 'name what it stands for',
  misc: 'name what it holds',
  stuff: 'name what it holds',
  tmp: 'say what it is for',
  ctx: 'context',
  cfg: 'settings',
  req: 'request',
  res: 'response',
  err: 'error',
  evt: 'event',
  msg: 'message',
  idx: 'index',
  btn: 'button',
  obj: 'name the thing',
  arr: 'name the things',
  todo: 'actionPoint',
  assignee: 'owner',
  organization: 'agency',
  organisation: 'agency',
};

/** Places where a word is somebody else's: Nest calls its own things handlers. */
const exempt: Readonly<Record<string, RegExp>> = {
  // Job titles: the safety manager of a district.
  manager: /\.data\.ts$/,
  handler: /^libs\/platform\/nest\/|^libs\/platform\/site\/src\/faults\.ts/,
};

export const names: Check = ({ files }) => {
  const findings: Finding[] = [];
  for (const [file, text] of files) {
    findings.push(...folderNames(file), ...unfinished(file, text));
    if (!isCode(file)) continue;
    const inFile = file.slice(file.lastIndexOf('/') + 1).split(/[.-]/);
    for (const word of inFile) findings.push(...banned(file, 1, word, 'The file is named'));
    const source = parsed(file, text);
    walk(source, (node) => {
      const name = declaredName(node);
      if (!name) return;
      const line = lineOf(source, name);
      if (/ID(?:s)?$/.test(name.text) && /[a-z]/.test(name.text)) {
        findings.push({ file, line, message: `\`${name.text}\`: write \`${name.text.replace(/ID(s?)$/, 'Id$1')}\`.` });
      }
      for (const word of wordsOf(name.text)) findings.push(...banned(file, line, word, `\`${name.text}\``));
    });
  }
  return findings;
};

const folderNames = (file: string): Finding[] =>
  file
    .split('/')
    .slice(0, -1)
    .filter((folder) => folders.has(folder))
    .map((folder) => ({
      file,
      line: 1,
      message: `A folder named ${folder}. Put the file where it is used, or name what it is about.`,
    }));

const banned = (file: string, line: number, word: string, where: string): Finding[] => {
  const singular = word.toLowerCase().replace(/(?<=helper|util|manager|handler|dto|todo)s$/, '');
  const remedy = words[singular];
  if (!remedy || exempt[singular]?.test(file)) return [];
  return [{ file, line, message: `${where}: not "${word}": ${remedy}.` }];
};

/** `minutesAgreedOn` → minutes, Agreed, On. */
const wordsOf = (name: string): string[] =>
  name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_$]/).filter(Boolean);

/** The name a piece of code gives to something of its own; names of other people's things are theirs. */
const declaredName = (node: ts.Node): ts.Identifier | undefined => {
  const declares =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node);
  return declares && node.name && ts.isIdentifier(node.name) ? node.name : undefined;
};

const unfinishedWords = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`, 'g');

const unfinished = (file: string, text: string): Finding[] =>
  [...text.matchAll(unfinishedWords)].map((match) => ({
    file,
    line: lineAt(text, match.index),
    message: `${match[0]}: do it now, or open an issue and leave it out of the code.`,
  }));
