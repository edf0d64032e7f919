import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql';

/** What is taken from one caller in one request. */
export interface Limits {
  /** The largest body, in bytes: minutes of a long meeting fit many times over. */
  readonly bodyBytes: number;
  /** The largest message over a socket, in bytes. */
  readonly messageBytes: number;
  /** Words and signs of a document; more is refused while parsing. */
  readonly tokens: number;
  readonly selections: number;
  readonly depth: number;
  readonly aliases: number;
  readonly cost: number;
}

export const publicLimits: Limits = {
  bodyBytes: 512 * 1024,
  messageBytes: 64 * 1024,
  tokens: 3_000,
  selections: 600,
  depth: 12,
  aliases: 15,
  cost: 20_000,
};

/**
 * For a service, which only the gateway calls: it has checked the client's request already, and puts what several fields need
 * into one request, each under an alias. So many times the public ones that no request it lets in is refused behind it.
 */
export const internalLimits: Limits = {
  bodyBytes: 4 * 1024 * 1024,
  messageBytes: 512 * 1024,
  tokens: 60_000,
  selections: 12_000,
  depth: 20,
  aliases: 5_000,
  cost: 1_000_000,
};

/** Counts fields as written, duplicates and fragments' own included: each costs validation time. */
const selectionLimit =
  (maxSelections: number) =>
  (context: ValidationContext): ASTVisitor => {
    let selections = 0;
    return {
      Field: () => {
        if (++selections === maxSelections + 1)
          context.reportError(
            new GraphQLError('The query asks for too many fields at once.', {
              extensions: { code: 'QUERY_TOO_LARGE' },
            }),
          );
      },
    };
  };

/** Limits on depth, aliases, directives, cost and size; the same for HTTP and for subscriptions. */
export const limits = (most: Limits): { validationRules: ValidationRule[]; plugins: ApolloServerPlugin[] } => {
  const armor = new ApolloArmor({
    maxDepth: { n: most.depth, flattenFragments: true },
    maxAliases: { n: most.aliases, allowList: [] },
    maxDirectives: { n: 10 },
    costLimit: { maxCost: most.cost, objectCost: 2, scalarCost: 1, depthCostFactor: 1.2, flattenFragments: true },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return {
    validationRules: [...armor.validationRules, selectionLimit(most.selections)],
    plugins: armor.plugins as unknown as ApolloServerPlugin[],
  };
};
