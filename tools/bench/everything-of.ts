import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { mergedSdl } from './register.ts';

/**
 * A selection of all fields of a type that need no argument, and of what they lead to, but no type within itself: no page asks for
 * more.
 */
export const everythingOf = (name: string): string => {
  const type = buildSchema(mergedSdl()).getType(name);
  if (!isObjectType(type)) throw new Error(`There is no type ${name}.`);
  return selection(type, []);
};

const selection = (type: GraphQLObjectType, within: readonly string[]): string => {
  const fields = Object.values(type.getFields()).flatMap(({ name, args, type: of }) => {
    if (args.some(({ type: argument }) => String(argument).endsWith('!'))) return [];
    const named = getNamedType(of);
    if (!isObjectType(named)) return 'getFields' in named ? [] : [name];
    return named.name === type.name || within.includes(named.name)
      ? []
      : [`${name} ${selection(named, [...within, type.name])}`];
  });
  return `{ ${fields.join(' ')} }`;
};
