import type { Clock, TenantId } from '@csp/kernel';
import { serveGraph, subgraphSchema } from '@csp/platform-gateway';
import type { Context, ContextPorts, Tracing } from '@csp/platform-runtime';
import { fastify as createFastify, type FastifyError, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { readAssertions, type KeySource } from './assertion-reader.ts';
import { serveHealth, type Checks, type Health } from './health.ts';
import { createMetrics } from './metrics.ts';

export interface ContextServerOptions {
  readonly context: Context;
  readonly ports: ContextPorts;
  readonly tenants: () => readonly TenantId[];
  /** The gateway's public keys: whoever it vouches for may ask. */
  readonly keys: KeySource;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health;
  readonly checks?: Checks;
  /** How many streams wait for a fault to be mended. */
  readonly parked: () => Promise<number>;
  /** What has happened between services, by name. */
  readonly counts?: () => Readonly<Record<string, number>>;
  /** Introspection and "did you mean". */
  readonly development?: boolean;
  readonly tracing?: Tracing;
}

export interface ContextServer {
  /** Takes requests from now on; the port it got. */
  listen(port: number, host: string): Promise<number>;
  /** Lets what is being answered come to its end. */
  close(): Promise<void>;
}

/**
 * One context as a service: its subgraph at `POST /t/<tenant>/graphql`, subscriptions by graphql-ws at the same address, `/livez`,
 * `/readyz`, `/metrics`, and `/tenants`: the partnerships there are, which the public pages name too.
 */
export const serveContext = async (options: ContextServerOptions): Promise<ContextServer> => {
  const { context, ports, tenants, keys, clock, logger, health, parked, development = false } = options;
  const fastify: FastifyInstance = createFastify({ trustProxy: false });
  const metrics = createMetrics(context.name);
  const record = (error: Error): void =>
    logger.error({ reason: error.message, stack: error.stack }, 'A request failed.');
  answerFaults(fastify, record);
  const graph = await serveGraph(fastify, {
    schema: subgraphSchema(context, ports),
    signIn: readAssertions(keys, clock),
    tenants,
    clock,
    development,
    record,
    callers: 'gateway',
    plugins: [metrics.plugin],
    ...(options.tracing && { tracing: options.tracing }),
  });
  serveHealth(fastify, { health, checks: options.checks ?? {}, also: async () => ({ parked: await parked() }) });
  metrics.watch('csp_parked_streams', 'Streams that wait for a fault to be mended.', parked);
  if (options.counts)
    metrics.count('csp_messaging_total', 'What has happened between services, by kind.', options.counts);
  metrics.serve(fastify);
  fastify.get('/tenants', async () => ({ tenants: tenants() }));

  return {
    listen: async (port, host) => {
      await fastify.listen({ port, host });
      return (fastify.server.address() as { port: number }).port;
    },
    close: () => graph.close(),
  };
};

/** Fixed answers, as at the gateway: no paths, stacks or echoes of what was sent. */
const answerFaults = (fastify: FastifyInstance, record: (error: Error) => void): void => {
  const body = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });
  fastify.setNotFoundHandler((_, reply) => reply.code(404).send(body('NOT_FOUND', 'There is nothing here.')));
  fastify.setErrorHandler((error: FastifyError, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send(body('BAD_REQUEST', 'The request could not be read.'));
    record(error);
    return reply.code(status).send(body('INTERNAL_SERVER_ERROR', 'Something went wrong here. It has been recorded.'));
  });
};
