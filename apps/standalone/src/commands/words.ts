/** A word of the command line that is missing or makes no sense. */
export class CommandUnusable extends Error {
  override readonly name = 'CommandUnusable';
}

/** The words of a command by name; throws `CommandUnusable` for one that must be there and isn't. */
export const named = <Name extends string>(words: readonly string[], ...names: Name[]): Record<Name, string> => {
  const missing = names.find((_, index) => !words[index]);
  if (missing) throw new CommandUnusable(`${missing} is missing. See csp without a command.`);
  return Object.fromEntries(names.map((name, index) => [name, words[index]])) as Record<Name, string>;
};
