import { wordsOf } from '@csp/kernel';
import type { ListedAgency } from './texts.ts';

/** A name as a file has it, found among those that the partnership knows. */
export interface FoundName<Known> {
  readonly found: Known;
  /** It is written in another way. */
  readonly other: boolean;
  /** What stands in brackets behind it: a team, or how it is called for short. */
  readonly added: string | null;
}

/** What of a name tells it from others, however it is written. */
const essence = (name: string): string =>
  wordsOf(name.replaceAll('&', ' and '))
    .filter((word) => word !== 'the' && word !== 'and')
    .join('');

export const named = <Known extends { readonly name: string | null }>(
  name: string,
  all: readonly Known[],
): Known | undefined =>
  all.find((one) => one.name === name.trim()) ?? all.find((one) => one.name && essence(one.name) === essence(name));

/** The agency that is meant, also by `Cambridge City Council (Community Safety Team)`. */
export const agencyNamed = (name: string, agencies: readonly ListedAgency[]): FoundName<ListedAgency> | undefined => {
  const whole = agencies.find(({ agencyId }) => agencyId === name.trim()) ?? named(name, agencies);
  if (whole) return { found: whole, other: whole.name !== name.trim() && whole.agencyId !== name.trim(), added: null };
  const open = name.indexOf('(');
  if (open < 0 || !name.trimEnd().endsWith(')')) return undefined;
  const found = named(name.slice(0, open), agencies);
  return found && { found, other: true, added: name.slice(open + 1, name.lastIndexOf(')')).trim() };
};

const groupName = /(?:\p{Lu}[\p{L}-]*|of|and|for)(?: (?:\p{Lu}[\p{L}-]*|of|and|for)){1,8}/gu;
const kinds: ReadonlySet<string> = new Set(['board', 'group', 'partnership', 'panel', 'committee', 'forum']);
/** Fewer words are no name: every board has a steering group. */
const leastWords = 3;

/** Names of groups that a text holds: words in capitals that end in what a group is. */
export const groupNamesIn = (text: string): readonly string[] =>
  [...text.matchAll(groupName)].flatMap(([phrase]) => {
    const words = phrase.replace(/^(?:The|of|and|for) /, '').split(' ');
    const end = words.findLastIndex((word) => kinds.has(word.toLowerCase()));
    return end + 1 >= leastWords ? words.slice(0, end + 1).join(' ') : [];
  });

/** Whether two names that differ may be of one group: all words of one stand in the other. */
export const mayBeOneGroup = (one: string, other: string): boolean => {
  const [few, many] = [new Set(wordsOf(one)), new Set(wordsOf(other))].sort((a, b) => a.size - b.size);
  return one !== other && few!.size >= leastWords && [...few!].every((word) => many!.has(word));
};
