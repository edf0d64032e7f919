import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { TenantId } from '@csp/kernel';
import { explain, PlatformModule, portsOf, RUNTIME } from '@csp/platform-nest';
import type { Context, ContextPorts, Runtime, RuntimePorts, Tracing } from '@csp/platform-runtime';
import pino, { type Logger } from 'pino';
import { serveContext } from './context-server.ts';
import type { Checks, Health } from './health.ts';
import { readServiceConfiguration, type ServiceConfiguration } from './service-configuration.ts';
import { openTracing } from './tracing.ts';

/** What a platform brings to one service process. */
export interface ServicePlatform {
  readonly ports: RuntimePorts;
  /**
   * Once the runtime is up to date: begins to hear and to tell. Requests are taken meanwhile: a broker may be long in coming.
   * `own`: the context's, for what is told of its views.
   */
  readonly begun?: (own: ContextPorts) => Promise<void>;
  /** Looks for partnerships provisioned elsewhere; the new ones. Left out where all are known from the beginning. */
  readonly newTenants?: () => Promise<readonly TenantId[]>;
  /** Storage, broker: what must be reached for the service to be of use. */
  readonly checks?: Checks;
  /** What has happened between services, by name: for the metrics. */
  readonly counts?: () => Readonly<Record<string, number>>;
  /** Lets go of everything, after the last command has been answered. */
  close(): Promise<void>;
}

export interface PlatformSetup {
  readonly context: Context;
  readonly logger: Logger;
  /** To be told when the record can't be trusted to take more: the process ends, and whatever watches it starts it again. */
  readonly failed: (error: Error) => void;
  /** For the ports, where commands are traced. */
  readonly tracing?: Tracing;
}

export interface Service {
  readonly port: number;
  stop(): Promise<void>;
}

/** EX_IOERR of sysexits. */
const storageFaultExitCode = 74;
const lookForTenantsMilliseconds = 2_000;

/** Runs one context as a process: up to date, serving its subgraph, until `stop`. */
export const startService = async (
  context: Context,
  configuration: ServiceConfiguration,
  connect: (setup: PlatformSetup) => Promise<ServicePlatform> | ServicePlatform,
): Promise<Service> => {
  const logger = pino({ level: configuration.logLevel, base: { process: context.name } });
  const health: Health = { state: 'starting' };
  const tracing = configuration.traces ? await openTracing(context.name, logger) : undefined;
  const traced = tracing && { tracing };
  const platform = await connect({ context, logger, failed: endOnFault(logger, health), ...traced });
  const { ports, checks = {} } = platform;
  const app = await NestFactory.createApplicationContext(PlatformModule.of([context], ports), {
    logger: false,
    abortOnError: false,
  });
  const runtime = app.get<Runtime>(RUNTIME);
  const own = app.get<ContextPorts>(portsOf(context.name));
  const server = await serveContext({
    context,
    ports: own,
    tenants: ports.tenants,
    keys: configuration.keys,
    clock: ports.clock,
    logger,
    health,
    checks,
    parked: async () => (await runtime.parked()).length,
    ...(platform.counts && { counts: platform.counts }),
    development: !configuration.production,
    ...traced,
  });
  const begun = platform.begun?.(own).catch(({ message }: Error) => {
    logger.error({ reason: message }, 'What services tell each other could not be begun.');
  });
  const admitting = admitNewTenants(platform, runtime, logger);
  const port = await server.listen(configuration.port, configuration.host);
  health.state = 'ready';
  logger.info({ port }, 'Ready.');
  return {
    port,
    stop: async () => {
      health.state = 'stopping';
      clearInterval(admitting);
      await server.close();
      await app.close();
      await begun;
      await platform.close();
      await tracing?.close();
      logger.info('Stopped.');
    },
  };
};

const endOnFault = (logger: Logger, health: Health) => (error: Error) => {
  logger.fatal({ fault: error.name, reason: error.message }, 'The record could not be written: stopping.');
  health.state = 'failed';
  setImmediate(() => process.exit(storageFaultExitCode));
};

const admitNewTenants = ({ newTenants }: ServicePlatform, runtime: Runtime, logger: Logger) => {
  let looking = false;
  const look = async (): Promise<void> => {
    if (!newTenants || looking) return;
    looking = true;
    try {
      for (const tenant of await newTenants()) await runtime.admit(tenant);
    } catch (error) {
      logger.warn({ reason: (error as Error).message }, 'New partnerships could not be looked for.');
    } finally {
      looking = false;
    }
  };
  return setInterval(() => void look(), lookForTenantsMilliseconds).unref();
};

/** The whole of a service's `main.ts`: settings from the environment, a stop at SIGTERM, a sentence for what kept it from starting. */
export const runService = async (
  context: Context,
  connect: (setup: PlatformSetup) => Promise<ServicePlatform> | ServicePlatform,
): Promise<void> => {
  try {
    const service = await startService(context, readServiceConfiguration(process.env), connect);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void service.stop().then(() => process.exit(0)));
  } catch (error) {
    process.stderr.write(explain(error));
    process.exit(1);
  }
};
