import { makeExecutableSchema } from '@graphql-tools/schema';
import type { Asking, Context, ContextPorts, Rule } from '@csp/platform-runtime';
import { Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import base from './base.graphql';
import { baseAccess, baseResolvers } from './base.ts';
import { checkAccess, guarded } from './guard.ts';
import { referenced, type ResolverMap } from './references.ts';
import { scalars } from './scalars.ts';
import vocabulary from './vocabulary.graphql';

interface SubgraphParts {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: ResolverMap;
  readonly access: Readonly<Record<string, Rule>>;
  readonly refusals: Readonly<Record<string, string>>;
}

/** The gateway's own few fields: the only subgraph that no context and no service brings. */
export const baseSubgraph: SubgraphParts = {
  name: 'gateway',
  typeDefs: base,
  resolvers: baseResolvers,
  access: baseAccess,
  refusals: {},
};

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** What a subgraph says of itself to whoever composes the supergraph: its SDL with the words that all of them share. */
const sdlOf = (typeDefs: string): string => [link, vocabulary, typeDefs].join('\n\n');

/** The SDL of a context's subgraph; undefined for a context that adds nothing to the graph. */
export const subgraphSdl = ({ subgraph }: Context): string | undefined => subgraph && sdlOf(subgraph.typeDefs);

export const baseSubgraphSdl = sdlOf(base);

const federationDirectives = new Set(['key', 'shareable']);

/** Only whoever composes subgraphs has a use for these directives; clients must not see them. */
export const withoutFederation = (typeDefs: string | DocumentNode): DocumentNode =>
  visit(typeof typeDefs === 'string' ? parse(typeDefs) : typeDefs, {
    Directive: ({ name }) => (federationDirectives.has(name.value) ? null : undefined),
  });

const protocol = (entities: readonly string[]): string => `
  scalar _Any
  type _Service { sdl: String! }
  type Query { _service: _Service! }
  ${entities.length ? `union _Entity = ${entities.join(' | ')}` : ''}
  ${entities.length ? 'extend type Query { _entities(representations: [_Any!]!): [_Entity]! }' : ''}`;

type Load = (key: Representation, asking: Asking) => unknown;
interface Representation {
  readonly __typename?: unknown;
}

/**
 * One entity for each representation, in their order; null where there is none. Each is asked for by the same rule of access,
 * and one that fails leaves the others be.
 */
const entitiesOf =
  (resolvers: ResolverMap) =>
  (_: unknown, { representations }: { representations: readonly Representation[] }, asking: Asking): unknown[] =>
    representations.map(async (representation) => {
      const type = String(representation.__typename);
      const load = Object.hasOwn(resolvers, type) ? resolvers[type]?.['__resolveReference'] : undefined;
      if (typeof load !== 'function') throw new Error(`${type} is no entity of this subgraph.`);
      const entity = await (load as Load)(representation, asking);
      return entity ? { ...entity, __typename: type } : null;
    });

const schemaOf = (parts: SubgraphParts): GraphQLSchema => {
  const document = parse(parts.typeDefs);
  checkAccess(parts.name, document, parts.access);
  const resolvers = guarded(parts);
  const entities = Object.keys(resolvers).filter((type) => '__resolveReference' in resolvers[type]!);
  const federation: ResolverMap = {
    Query: {
      _service: () => ({ sdl: sdlOf(parts.typeDefs) }),
      ...(entities.length && { _entities: entitiesOf(resolvers) }),
    },
    ...(entities.length && { _Entity: { __resolveType: ({ __typename }: { __typename: string }) => __typename } }),
  };
  return makeExecutableSchema({
    typeDefs: [protocol(entities), withoutFederation(vocabulary), withoutFederation(whole(document))],
    resolvers: [scalars, federation, ...referenced([{ name: parts.name, document, resolvers }])],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
};

/** In a subgraph alone nobody else defines what it extends. */
const whole = (document: DocumentNode): DocumentNode =>
  visit(document, {
    ObjectTypeExtension: (node) => ({ ...node, kind: Kind.OBJECT_TYPE_DEFINITION }) as never,
  });

/**
 * One context as a federated subgraph: its own part of the graph with `_service` and `_entities`, under the same rules of access
 * as in the merged graph. Throws when an operation or an entity has no rule.
 */
export const subgraphSchema = ({ name, subgraph }: Context, ports: ContextPorts): GraphQLSchema => {
  if (!subgraph) throw new Error(`${name} adds nothing to the graph.`);
  return schemaOf({ name, ...subgraph, resolvers: subgraph.resolvers(ports) as ResolverMap });
};

/** The gateway's own subgraph, to be executed where the gateway runs. */
export const baseSchema = (): GraphQLSchema => schemaOf(baseSubgraph);
