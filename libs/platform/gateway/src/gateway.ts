import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { tenantNamed, type Clock, type TenantId } from '@csp/kernel';
import { inStep, type Asking, type Principal, type Tracing } from '@csp/platform-runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { accountsFor, type AccountsKept, type AskedOfAccounts } from './accounts.ts';
import { formatError } from './errors.ts';
import { compiledExecution } from './execution.ts';
import { internalLimits, limits, publicLimits } from './limits.ts';
import { serveSubscriptions } from './subscriptions.ts';
import { AnswerTexts } from './unchanged-answers.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Who vouches for those who ask. */
export interface SignIn extends AccountsKept {
  /** `invalid`: something was presented that doesn't verify. Nothing presented is the anonymous principal. */
  principalOf(request: { readonly headers: Headers }, tenant: TenantId): Promise<Principal | 'invalid'>;
  principalOfToken(token: string, tenant: TenantId): Promise<Principal | 'invalid'>;
  /** False for a request from another site that carries our cookie. */
  originAllowed(request: { readonly headers: Headers }): boolean;
}

export interface GatewayOptions {
  readonly schema: GraphQLSchema;
  readonly signIn: SignIn;
  readonly tenants: () => readonly TenantId[];
  readonly clock: Clock;
  /** Introspection, for the explorer. */
  readonly development: boolean;
  readonly record: (error: Error) => void;
  /** Who may reach it: everyone, or only a gateway that has held its callers to the public limits. */
  readonly callers?: 'everyone' | 'gateway';
  /** False for a schema whose fields are fetched from services: there is nothing in it that a compiler could make faster. */
  readonly compiles?: boolean;
  readonly tracing?: Tracing;
  readonly plugins?: readonly ApolloServerPlugin<GatewayAsking>[];
}

/** What resolvers are given: who asks and where, and for the gateway's own fields the time and who else has a role there. */
export type GatewayAsking = Asking & AskedOfAccounts & { readonly now: () => string };

/** Fixed bodies: nothing in them tells why. */
const answer = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });
const unknownPartnership = answer('UNKNOWN_PARTNERSHIP', 'There is no such partnership here.');
const notSignedIn = answer('UNAUTHENTICATED', 'Sign in again: what you presented is not valid, or no longer.');
const notNow = answer('SERVICE_UNAVAILABLE', 'Who asks can’t be looked up just now. Try again in a moment.');
const crossSite = answer('CROSS_SITE', 'This request came from another site.');

/** Over HTTP they would be executed like a query, past the rule that guards them. */
const refuseSubscriptions: ApolloServerPlugin<GatewayAsking> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== 'subscription') return;
      throw new GraphQLError('Subscriptions are served over WebSocket at this address, by graphql-transport-ws.', {
        extensions: { code: 'WEBSOCKET_ONLY', http: { status: 400 } },
      });
    },
  }),
};

const idleMilliseconds = 50;
const drainMilliseconds = 10_000;

/** Lets what is being answered come to its end. A connection kept alive after that would hold the stop up, so it is closed as it falls idle. */
const drain = (fastify: FastifyInstance): ApolloServerPlugin<GatewayAsking> => ({
  serverWillStart: async () => ({
    drainServer: async () => {
      const idle = setInterval(() => fastify.server.closeIdleConnections(), idleMilliseconds);
      const late = setTimeout(() => fastify.server.closeAllConnections(), drainMilliseconds);
      try {
        await fastify.close();
      } finally {
        clearInterval(idle);
        clearTimeout(late);
      }
    },
  }),
});

/** What is so whatever the schema and whoever calls. */
const standing = (fastify: FastifyInstance): ApolloServerPlugin<GatewayAsking>[] => [
  ApolloServerPluginCacheControlDisabled(),
  // A subgraph would tell its gateway how long each field took, unless told not to.
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  // It would load scripts from another site; the product brings its own explorer.
  ApolloServerPluginLandingPageDisabled(),
  refuseSubscriptions,
  drain(fastify),
];

const apolloOptions = ({ schema, development, record, compiles = true }: GatewayOptions, texts: AnswerTexts) => ({
  ...(compiles ? { gateway: compiledExecution(schema, texts) } : { schema }),
  stringifyResult: texts.write,
  introspection: development,
  includeStacktraceInErrorResponses: false,
  hideSchemaDetailsFromClientErrors: !development,
  stopOnTerminationSignals: false,
  csrfPrevention: true,
  // One store for all tenants: whether another tenant has registered a document would show.
  persistedQueries: false as const,
  formatError: formatError(record),
});

/** One GraphQL endpoint per tenant, `/t/<tenant>/graphql`, for HTTP and for graphql-ws. */
export const serveGraph = async (
  fastify: FastifyInstance,
  options: GatewayOptions,
): Promise<{ close(): Promise<void> }> => {
  const { signIn, clock } = options;
  const most = options.callers === 'gateway' ? internalLimits : publicLimits;
  const { validationRules, plugins } = limits(most);
  const texts = new AnswerTexts();
  const server = new ApolloServer<GatewayAsking>({
    ...apolloOptions(options, texts),
    validationRules,
    parseOptions: { maxTokens: most.tokens },
    plugins: [...standing(fastify), ...(plugins as ApolloServerPlugin<GatewayAsking>[]), ...(options.plugins ?? [])],
  });
  await server.start();

  const tenantOf = (name: string) => tenantNamed(name, options.tenants());
  const now = () => new Date(clock.now()).toISOString();

  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const tenant = tenantOf((request.params as { tenant: string }).tenant);
    if (!tenant) return reply.code(404).send(unknownPartnership);
    if (!signIn.originAllowed(request)) return reply.code(403).send(crossSite);
    const principal = await signIn.principalOf(request, tenant).catch((error: Error) => void options.record(error));
    // Nothing was asked of anybody yet, so nothing has happened.
    if (!principal) return reply.code(503).send(notNow);
    if (principal === 'invalid') return reply.code(401).send(notSignedIn);
    request.asking = { tenant, principal, now, ...accountsFor(signIn, tenant) };
    return undefined;
  };

  const answerOf = fastifyApolloHandler(server, { context: async (request) => request.asking! });

  fastify.decorateRequest('asking');
  fastify.route({
    method: ['GET', 'POST'],
    url: '/t/:tenant/graphql',
    bodyLimit: most.bodyBytes,
    preHandler: admit,
    handler: async (request, reply) => {
      const step = beginStep(options, request);
      const answered = await inStep(step, () => answerOf.call(fastify, request, reply) as Promise<unknown>);
      return typeof answered === 'string' ? texts.sendable(answered) : answered;
    },
  });
  const subscriptions = serveSubscriptions(fastify, { ...options, limits: most, validationRules, tenantOf, now });
  return {
    close: async () => {
      await subscriptions.close();
      await server.stop();
    },
  };
};

/** A client's own trace is none of ours: only a gateway's is gone on from. */
const beginStep = ({ tracing, callers }: GatewayOptions, request: FastifyRequest) => {
  if (!tracing) return undefined;
  const asking = request.asking!;
  const from = callers === 'gateway' ? request.headers['traceparent'] : undefined;
  const step = tracing.begin(
    { name: 'answer', kind: 'server', tenant: asking.tenant },
    typeof from === 'string' ? from : undefined,
  );
  request.asking = { ...asking, trace: step.trace };
  return step;
};

declare module 'fastify' {
  interface FastifyRequest {
    asking?: GatewayAsking;
  }
}
