import type { TenantId } from '@csp/kernel';
import type { Principal } from '@csp/platform-runtime';
import { graphql, type GraphQLSchema } from 'graphql';

/** The graph didn't answer, with the code that it gave: `FORBIDDEN`, `SERVICE_UNAVAILABLE`. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export type Ask = (
  asking: { readonly tenant: TenantId; readonly principal: Principal },
  source: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

/** Asks the graph as somebody: its own rules decide what comes back. Throws `NotAnswered` when any part of it is refused. */
export const graphAsker =
  (schema: GraphQLSchema): Ask =>
  async (contextValue, source, variableValues = {}) => {
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues });
    const [error] = errors ?? [];
    if (error) throw new NotAnswered(error.message, String(error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR'));
    return data as Readonly<Record<string, unknown>>;
  };
