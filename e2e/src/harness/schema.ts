import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { GraphClient } from './client.ts';

export type OperationType = 'Query' | 'Mutation' | 'Subscription';

/** One field of a root type, as the running product describes it. */
export interface Operation {
  readonly type: OperationType;
  readonly field: GraphQLField<unknown, unknown>;
  /** `Mutation.closeActionPoint`. */
  readonly name: string;
}

export interface Graph {
  readonly schema: GraphQLSchema;
  readonly operations: readonly Operation[];
}

/** Asks a product in development for its schema. */
export const graphOf = async (site: string, tenant = 'cambridge-city'): Promise<Graph> => {
  const schema = buildClientSchema(
    await new GraphClient(site, tenant).read<IntrospectionQuery>(getIntrospectionQuery({ descriptions: false })),
  );
  const roots = {
    Query: schema.getQueryType(),
    Mutation: schema.getMutationType(),
    Subscription: schema.getSubscriptionType(),
  };
  const operations = (Object.keys(roots) as OperationType[]).flatMap((type) =>
    Object.values(roots[type]?.getFields() ?? {}).map((field) => ({ type, field, name: `${type}.${field.name}` })),
  );
  return { schema, operations };
};

/** Where a value stands among an operation's arguments: `['input', 'owners', 0, 'agencyId']`. */
export type Place = readonly (string | number)[];

/** Chooses what to put at a place: any JSON value, or `undefined` to leave an optional one out. */
export type Choose = (place: Place, type: GraphQLNamedType, required: boolean) => unknown;

/** Left out: the choice is the usual one. */
export const usual = Symbol('usual');

const usualOf = (type: GraphQLNamedType, place: Place): unknown => {
  if (isEnumType(type)) return type.getValues()[0]?.name;
  switch (type.name) {
    case 'Int':
      return 1;
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'LocalDate':
      return '2031-01-15';
    case 'LocalTime':
      return place.at(-1) === 'endsAt' || place.at(-1) === 'closedAt' ? '11:30' : '10:00';
    case 'DateTime':
      return '2031-01-15T10:00:00.000Z';
    case 'Cursor':
      return '0';
    default:
      // What is searched for is to be found: every partnership is furnished with a matter.
      return place.at(-1) === 'words' ? 'matter' : `A ${String(place.at(-1))}`;
  }
};

/** Arguments for an operation, with a value in every place that `choose` doesn't leave out. */
export const argumentsFor = ({ field }: Operation, choose: Choose): Record<string, unknown> =>
  objectOf(field.args, [], choose);

const objectOf = (
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  place: Place,
  choose: Choose,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap(({ name, type }) => {
      const value = valueOf(type, [...place, name], choose);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const valueOf = (type: GraphQLInputType, place: Place, choose: Choose): unknown => {
  const required = isNonNullType(type);
  const inner = isNonNullType(type) ? type.ofType : type;
  const named = getNamedType(inner) as GraphQLNamedType;
  if (isListType(inner)) {
    const item = valueOf(inner.ofType as GraphQLInputType, [...place, 0], choose);
    return item === undefined ? (required ? [] : undefined) : [item];
  }
  const chosen = choose(place, named, required);
  if (chosen !== usual) return chosen;
  return isInputObjectType(named) ? objectOf(Object.values(named.getFields()), place, choose) : usualOf(named, place);
};

/** Every place of an operation that takes a value of that named type. */
export const placesOf = (operation: Operation, typeName: string): readonly Place[] => {
  const places: Place[] = [];
  argumentsFor(operation, (place, type) => {
    if (type.name === typeName) places.push(place);
    return usual;
  });
  return places;
};

/** All that can be read of a type, to that depth: what has arguments that must be given is left out. */
export const selectionOf = (schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string => {
  if (!isCompositeType(type)) return '';
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) => `... on ${one.name} ${selectionOf(schema, one, depth)}`)
      .join(' ')} }`;
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(({ type: given }) => isNonNullType(given))) return [];
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return [field.name];
    return depth <= 1 ? [] : [`${field.name} ${selectionOf(schema, inner, depth - 1)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
};

/** The operation as a document whose variables are its arguments. */
export const documentOf = ({ schema }: Graph, { type, field }: Operation, depth = 3): string => {
  const variables = field.args.map(({ name, type: given }) => `$${name}: ${String(given)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const named = getNamedType(field.type) as GraphQLNamedType;
  const call = `${field.name}${passed && `(${passed})`} ${selectionOf(schema, named, depth)}`;
  return `${type.toLowerCase()} Q${variables && `(${variables})`} { ${call} }`;
};
