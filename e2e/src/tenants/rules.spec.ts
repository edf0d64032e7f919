import { meetingsContext } from '@csp/meetings-service';
import { compose } from '@csp/platform-gateway';
import type { Context, ContextPorts } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { contexts } from '../harness/services.ts';

/** Nothing is asked while composing. */
const ports = {} as ContextPorts;
const composed = (changed: Context) =>
  compose(contexts.map((context) => ({ context: context.name === changed.name ? changed : context, ports })));

const withAccess = (context: Context, access: Record<string, unknown>): Context =>
  ({ ...context, subgraph: { ...context.subgraph!, access } }) as Context;

describe('an operation without a rule of access', () => {
  it('is there in none of the product’s contexts', () => {
    expect(() => composed(contexts[0]!)).not.toThrow();
  });

  const rules = contexts.flatMap((context) =>
    Object.keys(context.subgraph!.access).map((operation) => ({ context, operation, name: context.name })),
  );
  it.each(rules)('$operation of $name: the build fails without its rule, and names it', ({ context, operation }) => {
    const { [operation]: _, ...others } = context.subgraph!.access;
    expect(() => composed(withAccess(context, others))).toThrow(operation);
  });

  it('nor does a rule stay behind when its operation is gone', () => {
    const stray = withAccess(meetingsContext, {
      ...meetingsContext.subgraph!.access,
      'Mutation.burnMinutes': 'anyone',
    });
    expect(() => composed(stray)).toThrow('Mutation.burnMinutes');
  });

  it('a new operation in the SDL fails until someone decides who may use it', () => {
    const subgraph = meetingsContext.subgraph!;
    const typeDefs = `${subgraph.typeDefs}\nextend type Query { "All there is." everything: [String!]! }`;
    const resolvers = (given: ContextPorts) => {
      const own = subgraph.resolvers(given);
      return { ...own, Query: { ...own['Query'], everything: () => ['all'] } };
    };
    const opened = { ...meetingsContext, subgraph: { ...subgraph, typeDefs, resolvers } } as Context;
    expect(() => composed(opened)).toThrow(/everything/);
  });
});
