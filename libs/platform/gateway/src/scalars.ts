import { isLocalDate, isLocalTime } from '@csp/kernel';
import { GraphQLError, GraphQLScalarType, Kind, parse as parseSdl } from 'graphql';
import vocabulary from './vocabulary.graphql';

/** The sentences of the SDL: a scalar put in its place would come without. */
const descriptions = new Map(
  parseSdl(vocabulary).definitions.flatMap((one) =>
    one.kind === Kind.SCALAR_TYPE_DEFINITION ? [[one.name.value, one.description?.value] as const] : [],
  ),
);

const textual = (name: string, fits: (text: string) => boolean, remedy: string): GraphQLScalarType => {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && fits(value)) return value;
    throw new GraphQLError(remedy, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
    description: descriptions.get(name),
    serialize: (value) => value,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
};

const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(text) && Number.isFinite(Date.parse(text));

/** Values that don't exist never reach a resolver. */
export const scalars = {
  LocalDate: textual('LocalDate', isLocalDate, 'Give a day that exists, such as "2020-10-06".'),
  LocalTime: textual('LocalTime', isLocalTime, 'Give a time of day from 00:00 to 23:59, such as "10:00".'),
  DateTime: textual('DateTime', isInstant, 'Give an instant in UTC, such as "2020-10-06T09:00:00.000Z".'),
  Cursor: textual('Cursor', (text) => text.length > 0 && text.length <= 200, 'Hand a cursor back as it was received.'),
};
