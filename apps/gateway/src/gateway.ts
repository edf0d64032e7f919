import { serveGraph } from '@csp/platform-gateway';
import type { Identity } from '@csp/platform-identity';
import { systemClock } from '@csp/platform-nest';
import {
  createMetrics,
  createVoucher,
  followTenants,
  keysIn,
  newVouchingKeys,
  openTracing,
  publicKeysOf,
  serveHealth,
  stitchedSchema,
  vouchingKeysIn,
  type Health,
  type Metrics,
} from '@csp/platform-services';
import {
  loadPagesBefore,
  openDocuments,
  openFiles,
  serveFaults,
  serveNothingElse,
  servePapers,
  servePublicSite,
  serveWebApp,
  signInOf,
  siteIdentity,
  unreadable,
} from '@csp/platform-site';
import { demoAccounts } from '@csp/seed';
import { fastify as createFastify } from 'fastify';
import pino, { type Logger } from 'pino';
import type { GatewayConfiguration } from './configuration.ts';

export interface Gateway {
  /** Takes requests from now on; the port it got. */
  listen(): Promise<number>;
  stop(): Promise<void>;
}

/** Forms and GraphQL bodies alike; the graph's own limit is lower. */
const bodyLimitBytes = 1024 * 1024;

/** The service that knows which partnerships there are. */
const keeperOfTenants = 'partnerships';

/** Sign-in, web app, public pages and the graph, in front of the services. */
export const createGateway = async (configuration: GatewayConfiguration, supergraph: string): Promise<Gateway> => {
  const { production, services, timeoutMilliseconds } = configuration;
  const logger = pino({ level: configuration.logLevel, base: { process: 'gateway' } });
  const record = recordIn(logger);
  const health: Health = { state: 'starting' };
  const metrics = createMetrics('gateway');
  const tracing = configuration.traces ? await openTracing('gateway', logger) : undefined;
  const fastify = createFastify({
    bodyLimit: bodyLimitBytes,
    trustProxy: 'loopback',
    frameworkErrors: unreadable as never,
  });
  serveFaults(fastify, logger);
  serveNothingElse(fastify);
  loadPagesBefore(fastify, ['/oidc', '/sign-in', '/sign-out']);

  const [documents, files] = [await openDocuments(configuration), openFiles(configuration)];
  const identity = siteIdentity({ ...configuration, documents, clock: systemClock });
  if (configuration.demoAccounts) await identity.accounts.seed(demoAccounts);
  await fastify.register(identity.plugin);
  const keys = await vouchingKeys(configuration, identity);
  fastify.get('/.well-known/csp-gateway-keys.json', async () => publicKeysOf(keys));

  const voucher = createVoucher(keys, systemClock);
  const schema = stitchedSchema({ supergraph, services, voucher, timeoutMilliseconds });
  const { address } = services.find(({ name }) => name === keeperOfTenants)!;
  const list = followTenants(address, { timeoutMilliseconds, record });
  const { tenants } = list;
  const graph = await serveGraph(fastify, {
    schema,
    signIn: signInOf(identity),
    tenants,
    clock: systemClock,
    development: !production,
    record,
    compiles: false,
    plugins: [metrics.plugin],
    ...(tracing && { tracing }),
  });
  serveHealth(fastify, { health, checks: { partnerships: async () => list.known(), accounts: identity.reached } });
  servePublicSite(fastify, { schema, tenants, identity, clock: systemClock, publicUrl: configuration.publicUrl });
  servePapers(fastify, { schema, tenants, signIn: signInOf(identity), files });
  await serveWebApp(fastify, { development: !production });
  const measured = await serveMetrics(configuration, metrics);

  return {
    listen: async () => {
      await fastify.listen({ port: configuration.port, host: configuration.host });
      health.state = 'ready';
      logger.info({ services: services.map(({ name }) => name) }, 'Ready.');
      return (fastify.server.address() as { port: number }).port;
    },
    stop: async () => {
      health.state = 'stopping';
      list.stop();
      await graph.close();
      await measured?.close();
      await identity.close();
      await files.close();
      await tracing?.close();
      logger.info('Stopped.');
    },
  };
};

/** In a file, or beside the accounts: the same for all replicas. */
const vouchingKeys = async ({ vouchingKeysFile }: GatewayConfiguration, identity: Identity) =>
  vouchingKeysFile === undefined
    ? keysIn(await identity.kept('vouching-keys', newVouchingKeys), 'The database of accounts')
    : vouchingKeysIn(vouchingKeysFile);

const recordIn = (logger: Logger) => (error: Error) =>
  logger.error({ reason: error.message, stack: error.stack }, 'A request failed.');

/** On a port of its own: the other one is the public's. */
const serveMetrics = async ({ metricsPort, host }: GatewayConfiguration, metrics: Metrics) => {
  if (metricsPort === undefined) return undefined;
  const fastify = createFastify();
  metrics.serve(fastify);
  await fastify.listen({ port: metricsPort, host });
  return fastify;
};
