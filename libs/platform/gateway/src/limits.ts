import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql';

/** The largest body taken, in bytes: minutes of a long meeting fit many times over. */
export const bodyLimitBytes = 512 * 1024;
/** Words and signs of a document; more is refused while parsing. */
export const maxTokens = 3_000;
const maxSelections = 600;

/** Counts fields as written, duplicates and fragments' own included: each costs validation time. */
const selectionLimit = (context: ValidationContext): ASTVisitor => {
  let selections = 0;
  return {
    Field: () => {
      if (++selections === maxSelections + 1)
        context.reportError(
          new GraphQLError('The query asks for too many fields at once.', { extensions: { code: 'QUERY_TOO_LARGE' } }),
        );
    },
  };
};

/** Limits on depth, aliases, directives, cost and size; the same for HTTP and for subscriptions. */
export const limits = (): { validationRules: ValidationRule[]; plugins: ApolloServerPlugin[] } => {
  const armor = new ApolloArmor({
    maxDepth: { n: 12, flattenFragments: true },
    maxAliases: { n: 15, allowList: [] },
    maxDirectives: { n: 10 },
    costLimit: { maxCost: 20_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.2, flattenFragments: true },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return {
    validationRules: [...armor.validationRules, selectionLimit],
    plugins: armor.plugins as unknown as ApolloServerPlugin[],
  };
};
