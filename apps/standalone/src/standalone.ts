import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@csp/kernel';
import { createEmbedded, type Embedded } from '@csp/platform-embedded';
import { compose, serveGraph } from '@csp/platform-gateway';
import type { Identity } from '@csp/platform-identity';
import {
  digest,
  PlatformModule,
  portsOf,
  RUNTIME,
  systemClock,
  systemTimers,
  timeOrderedIds,
} from '@csp/platform-nest';
import {
  createDoorbell,
  type Context,
  type ContextPorts,
  type Runtime,
  type RuntimePorts,
} from '@csp/platform-runtime';
import {
  loadPagesBefore,
  notServed,
  openDocuments,
  openFiles,
  OwnFaultsAdapter,
  serveFaults,
  servePapers,
  servePublicSite,
  serveWebApp,
  signInOf,
  siteIdentity,
  unreadable,
  type LazyFiles,
} from '@csp/platform-site';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import type { Configuration } from './configuration.ts';
import { contextsWith } from './contexts.ts';
import { openCourier } from './courier.ts';
import { serveHealth, type Health } from './health.ts';

/** Forms and GraphQL bodies alike; the graph's own limit is lower. */
const bodyLimitBytes = 1024 * 1024;
/** EX_IOERR of sysexits: what watches the process should start it again. */
const storageFaultExitCode = 74;

interface Parts {
  readonly app: NestFastifyApplication;
  readonly embedded: Embedded;
  readonly identity: Identity;
  readonly files: LazyFiles;
  readonly runtime: Runtime;
  readonly ports: RuntimePorts;
  readonly logger: Logger;
  readonly health: Health;
  readonly configuration: Configuration;
}

export interface Standalone extends Parts {
  /** Lets the clock stand still at an instant, for seeding papers of the past; `undefined` lets it run again. */
  setClock(instant: number | undefined): void;
  /** Takes requests from now on; the port it got. */
  listen(): Promise<number>;
  stop(): Promise<void>;
}

/** The whole product in one process on SQLite, put together and up to date but not yet listening. */
export const createStandalone = async (configuration: Configuration): Promise<Standalone> => {
  const logger = pino({ level: configuration.logLevel });
  const health: Health = { state: 'starting' };
  const embedded = createEmbedded(configuration.dataDir, stopOnFault(logger, health));
  let seeding: number | undefined;
  const clock: Clock = { now: () => seeding ?? systemClock.now() };
  const ports = standalonePorts(embedded, clock, logger);
  const documents = await openDocuments(configuration);
  const files = openFiles(configuration);
  const identity = siteIdentity({ ...configuration, documents, clock: systemClock });

  const adapter = new OwnFaultsAdapter({
    bodyLimit: bodyLimitBytes,
    trustProxy: 'loopback',
    frameworkErrors: unreadable as never,
  });
  const contexts = contextsWith({ sends: configuration.mail !== undefined });
  const app = await NestFactory.create<NestFastifyApplication>(PlatformModule.of(contexts, ports), adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const runtime = app.get<Runtime>(RUNTIME);
  const parts = { configuration, contexts, app, fastify, embedded, identity, files, runtime, ports, logger, health };
  const graph = await serveEverything(parts);
  const courier = openCourier(configuration, ports, app.get<ContextPorts>(portsOf('outreach')), logger);

  return {
    ...parts,
    setClock: (instant) => {
      seeding = instant;
    },
    listen: async () => {
      await app.listen(configuration.port, configuration.host);
      health.state = 'ready';
      courier?.start();
      return (fastify.server.address() as { port: number }).port;
    },
    stop: async () => {
      health.state = 'stopping';
      await courier?.stop();
      await graph.close();
      await app.close();
      await identity.close();
      await files.close();
      embedded.close();
    },
  };
};

/** Registers all that is reached over HTTP, in the order in which it matters. */
const serveEverything = async (
  parts: Parts & { fastify: FastifyInstance; contexts: readonly Context[] },
): Promise<{ close(): Promise<void> }> => {
  const { app, fastify, contexts, embedded, identity, files, ports, logger, health, runtime, configuration } = parts;
  const development = !configuration.production;
  serveFaults(fastify, logger);
  loadPagesBefore(fastify, ['/oidc', '/sign-in', '/sign-out']);
  await fastify.register(identity.plugin);
  const schema = compose(contexts.map((context) => ({ context, ports: app.get<ContextPorts>(portsOf(context.name)) })));
  const graph = await serveGraph(fastify, {
    schema,
    signIn: signInOf(identity),
    tenants: embedded.tenants,
    clock: ports.clock,
    development,
    record: (error) => logger.error({ reason: error.message, stack: error.stack }, 'A request failed.'),
  });
  serveHealth(fastify, health, runtime);
  const { publicUrl } = configuration;
  const { clock } = ports;
  servePublicSite(fastify, { schema, tenants: embedded.tenants, identity, clock, publicUrl });
  servePapers(fastify, { schema, tenants: embedded.tenants, signIn: signInOf(identity), files });
  await serveWebApp(fastify, { development });
  app.useGlobalFilters(notServed());
  await app.init();
  return graph;
};

/** The log can't be trusted to take more. A new process reads back what is really there. */
const stopOnFault = (logger: Logger, health: Health) => (error: Error) => {
  logger.fatal({ fault: 'StorageFailed', reason: error.message }, 'The log could not be written: stopping.');
  health.state = 'failed';
  setImmediate(() => process.exit(storageFaultExitCode));
};

const standalonePorts = (embedded: Embedded, clock: Clock, logger: Logger): RuntimePorts => ({
  store: embedded.store,
  views: embedded.views,
  tenants: embedded.tenants,
  clock,
  ids: timeOrderedIds(clock),
  timers: systemTimers,
  doorbell: createDoorbell(),
  digest,
  soleWriter: true,
  alarm: (kind, detail) => logger.error({ alarm: kind, ...detail }, 'An event could not be taken in.'),
});
