import { makeExecutableSchema } from '@graphql-tools/schema';
import type { Context, ContextPorts } from '@csp/platform-runtime';
import { parse, type GraphQLSchema } from 'graphql';
import { checkAccess, guarded } from './guard.ts';
import { referenced, type ResolverMap } from './references.ts';
import { scalars } from './scalars.ts';
import { baseSubgraph, withoutFederation } from './subgraph.ts';
import vocabulary from './vocabulary.graphql';

/**
 * One schema out of the contexts' subgraphs, for a process that holds them all. A field that gives another context's entity
 * may return its key alone: the owner loads the rest.
 * Throws when an operation has no rule of access, or a rule no operation: then the build fails.
 */
export const compose = (
  parts: readonly { readonly context: Context; readonly ports: ContextPorts }[],
): GraphQLSchema => {
  const subgraphs = [
    baseSubgraph,
    ...parts.flatMap(({ context: { name, subgraph }, ports }) =>
      subgraph ? [{ name, ...subgraph, resolvers: subgraph.resolvers(ports) as ResolverMap }] : [],
    ),
  ].map((subgraph) => ({ ...subgraph, document: parse(subgraph.typeDefs) }));
  for (const subgraph of subgraphs) checkAccess(subgraph.name, subgraph.document, subgraph.access);
  return makeExecutableSchema({
    typeDefs: [vocabulary, ...subgraphs.map(({ document }) => document)].map(withoutFederation),
    resolvers: [scalars, ...referenced(subgraphs.map((subgraph) => ({ ...subgraph, resolvers: guarded(subgraph) })))],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
};
