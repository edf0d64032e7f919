import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TenantId } from '@csp/kernel';
import type { Principal } from '@csp/platform-runtime';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, parse, specifiedRules, validate, type ValidationRule } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { accountsFor } from './accounts.ts';
import { BoundedSocket } from './bounded-socket.ts';
import { formatError } from './errors.ts';
import type { GatewayAsking, GatewayOptions } from './gateway.ts';
import type { Limits } from './limits.ts';
import { renewed } from './renewal.ts';

interface Connection {
  readonly tenant: TenantId;
  readonly request: IncomingMessage;
}

/** What a connection was opened with, or what has taken its place since. */
interface Asker {
  readonly request: IncomingMessage;
  readonly authorization?: unknown;
}

interface Options extends GatewayOptions {
  readonly limits: Limits;
  readonly validationRules: readonly ValidationRule[];
  readonly tenantOf: (name: string) => TenantId | undefined;
  readonly now: () => string;
}

const initialisationMilliseconds = 5_000;
const recheckMilliseconds = 30_000;

/** GraphQL over WebSocket (graphql-transport-ws) at the same addresses as over HTTP, with the same rules. */
export const serveSubscriptions = (fastify: FastifyInstance, options: Options): { close(): Promise<void> } => {
  const { schema, signIn, record } = options;
  const format = formatError(record);
  const formatted = (error: GraphQLError) => format(error.toJSON(), error);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.limits.messageBytes,
    WebSocket: BoundedSocket,
  });
  const connections = new WeakMap<IncomingMessage, Connection>();
  const rules = [...specifiedRules, ...options.validationRules];

  /** A token in the connection's parameters, else what the upgrade request carried. Looked up afresh each time. */
  const principalOf = ({ request, authorization }: Asker) => {
    const { tenant } = connections.get(request)!;
    if (authorization === undefined) return signIn.principalOf(request, tenant);
    return typeof authorization === 'string' && authorization.startsWith('Bearer ')
      ? signIn.principalOfToken(authorization.slice('Bearer '.length), tenant)
      : Promise.resolve('invalid' as const);
  };

  const server = useServer<Record<string, unknown>, { principal?: Principal; authorization?: unknown }>(
    {
      schema,
      connectionInitWaitTimeout: initialisationMilliseconds,
      onConnect: async (context) => {
        const { extra } = context;
        extra.authorization = context.connectionParams?.['authorization'];
        const principal = await principalOf(extra);
        if (principal === 'invalid') return false;
        extra.principal = principal;
        renewed(extra.socket, principal, async (authorization) => {
          const now = await principalOf({ request: extra.request, authorization });
          if (now !== 'invalid' && now.id === principal.id) extra.authorization = authorization;
          return now;
        });
        endWhenNoLongerValid(extra.socket, () => principalOf(extra));
        return true;
      },
      onSubscribe: (_, __, payload) => {
        try {
          const document = parse(payload.query, { maxTokens: options.limits.tokens });
          const errors = validate(schema, document, rules);
          if (errors.length) return errors.map(masked(options.development));
          return { schema, document, operationName: payload.operationName, variableValues: payload.variables };
        } catch (error) {
          return [error instanceof GraphQLError ? error : new GraphQLError('The document could not be read.')];
        }
      },
      context: (context): GatewayAsking => ({
        tenant: connections.get(context.extra.request)!.tenant,
        principal: context.extra.principal!,
        now: options.now,
        ...accountsFor(signIn, connections.get(context.extra.request)!.tenant),
        refresh: async () => {
          const principal = await principalOf(context.extra);
          return principal === 'invalid' ? { id: 'gone', kind: 'anonymous', grants: [] } : principal;
        },
      }),
      onError: (_, __, ___, errors) => errors.map(formatted),
      onNext: (_, __, ___, ____, { data, errors }) =>
        errors ? { ...(data !== undefined && { data }), errors: errors.map(formatted) } : undefined,
    },
    sockets,
  );

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const name = /^\/t\/([a-z0-9-]{1,40})\/graphql(?:\?|$)/.exec(request.url ?? '')?.[1];
    const tenant = name && options.tenantOf(name);
    if (!tenant || !signIn.originAllowed(request)) {
      socket.end(
        `HTTP/1.1 ${tenant ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    connections.set(request, { tenant, request });
    sockets.handleUpgrade(request, socket, head, (connected) => sockets.emit('connection', connected, request));
  };
  fastify.server.on('upgrade', upgrade);
  return {
    close: async () => {
      fastify.server.off('upgrade', upgrade);
      await server.dispose();
    },
  };
};

/** A connection ends soon after what it was opened with does. */
const endWhenNoLongerValid = (
  socket: { close(code: number, reason: string): void; once(event: 'close', heard: () => void): unknown },
  verify: () => Promise<Principal | 'invalid'>,
): void => {
  const timer = setInterval(() => {
    verify().then(
      (principal) => {
        if (principal === 'invalid') socket.close(CloseCode.Forbidden, 'Forbidden');
      },
      // Nobody can be looked up just now: events aren't sent meanwhile, and it is asked again.
      () => undefined,
    );
  }, recheckMilliseconds);
  timer.unref();
  socket.once('close', () => clearInterval(timer));
};

/** Validation speaks of the schema; outside development it doesn't say what is near by. */
const masked =
  (development: boolean) =>
  (error: GraphQLError): GraphQLError =>
    development
      ? error
      : new GraphQLError(error.message.replace(/ ?Did you mean .+$/, ''), { nodes: error.nodes ?? null });
