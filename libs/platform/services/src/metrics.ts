import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayAsking } from '@csp/platform-gateway';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a process counts for Prometheus. No label tells of a partnership or of a person: counts would say how busy one is. */
export interface Metrics {
  /** Counts operations of a graph by their kind and outcome. */
  readonly plugin: ApolloServerPlugin<GatewayAsking>;
  /** A number that is looked up whenever someone asks. */
  watch(name: string, help: string, read: () => Promise<number>): void;
  /** Numbers that only grow, by kind, looked up whenever someone asks. */
  count(name: string, help: string, read: () => Readonly<Record<string, number>>): void;
  /** At `/metrics`. */
  serve(fastify: FastifyInstance): void;
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Ours are few; what a library brings may be anything. */
const outcomeOf = (code: unknown): string => (typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'OTHER');

export const createMetrics = (process: string): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'csp_graphql_operation_seconds',
    help: 'Time to answer an operation over HTTP, by its type and by the code of its first error.',
    labelNames: ['type', 'outcome'],
    buckets,
    registers: [registry],
  });
  return {
    plugin: {
      requestDidStart: async () => {
        const end = seconds.startTimer();
        return {
          willSendResponse: async ({ operation, response: { body } }) => {
            const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
            const outcome = errors?.length ? outcomeOf(errors[0]?.extensions?.['code']) : 'OK';
            end({ type: operation?.operation ?? 'none', outcome });
          },
        };
      },
    },
    watch: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        collect: async () => gauge.set(await read()),
      });
    },
    count: (name, help, read) => {
      const counter: Counter = new Counter({
        name,
        help,
        labelNames: ['kind'],
        registers: [registry],
        collect: () => {
          counter.reset();
          for (const [kind, times] of Object.entries(read())) counter.inc({ kind }, times);
        },
      });
    },
    serve: (fastify) => {
      fastify.get('/metrics', async (_, reply) =>
        reply.header('content-type', registry.contentType).send(await registry.metrics()),
      );
    },
  };
};
