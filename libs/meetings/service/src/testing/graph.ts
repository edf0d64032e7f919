import type { Asking, Context, ContextPorts } from '@csp/platform-runtime';
import {
  buildSchema,
  graphql,
  type GraphQLObjectType,
  GraphQLUnionType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';

/** What the gateway adds to a subgraph, as far as specs need it. */
const base = `
  directive @key(fields: String!, resolvable: Boolean = true) on OBJECT
  scalar LocalDate
  scalar LocalTime
  scalar DateTime
  type Refusal { code: String! message: String! }
  type Query { none: Boolean }
  type Mutation { none: Boolean }
  type Subscription { none: Boolean }
`;

/** A context's subgraph as a schema by itself. Throws where a resolver has no field. */
export const schemaOf = (context: Context, ports: ContextPorts): GraphQLSchema => {
  const { typeDefs, resolvers, refusals } = context.subgraph!;
  const schema = buildSchema(base + typeDefs);
  for (const [type, fields] of Object.entries(resolvers(ports))) {
    const known = (schema.getType(type) as GraphQLObjectType).getFields();
    for (const [field, resolver] of Object.entries(fields)) {
      if (field === '__resolveReference') continue;
      if (!known[field]) throw new Error(`The graph has no ${type}.${field}.`);
      if (typeof resolver === 'function') known[field].resolve = resolver as GraphQLFieldResolver<unknown, unknown>;
      else Object.assign(known[field], resolver);
    }
  }
  for (const type of Object.values(schema.getTypeMap()))
    if (type instanceof GraphQLUnionType)
      type.resolveType = (value: { __typename?: string }) => value.__typename ?? type.getTypes()[0]!.name;
  (schema.getType('Refusal') as GraphQLObjectType).getFields()['message']!.resolve = ({ code }: { code: string }) =>
    refusals[code] ?? 'The platform has a sentence for this.';
  return schema;
};

/** Asks the graph as somebody. Errors are thrown: a refusal is an answer. */
export const askingOf =
  (schema: GraphQLSchema) =>
  async (asking: Asking, source: string, variableValues: Record<string, unknown> = {}) => {
    const intent = JSON.stringify([source, variableValues]);
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: { ...asking, intent } });
    if (errors) throw new Error(errors[0]!.message, { cause: errors[0] });
    return JSON.parse(JSON.stringify(data)) as Answer;
  };

/** What came back, as deep as one looks. */
export type Answer = { readonly [field: string]: Answer } & readonly Answer[];
