import { join, resolve } from 'node:path';
import { settingsFrom } from '@csp/platform-nest';
import { tracesWanted, type ServiceAddress } from '@csp/platform-services';
import { mongoFrom, type DocumentsSettings } from '@csp/platform-site';
import { z } from 'zod';

const port = z.coerce.number('a port number').int().min(0).max(65_535);
const address = z.url({ protocol: /^https?$/, error: 'give the address of the service: http://meetings:4000' });

const settings = {
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Accounts, sessions and keys, where no MONGO_URL says that they are in a MongoDB. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** How browsers reach it; sign-in addresses are made from it. */
  PUBLIC_URL: z.url().optional(),
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Where `/metrics` is served, away from the public; nowhere when left out. */
  METRICS_PORT: port.optional(),
  /** How long a service may take to answer. */
  SERVICE_TIMEOUT_MS: z.coerce.number('milliseconds').int().min(100).max(60_000).default(5_000),
  /** The keys that assertions are signed with; left out, they are made and kept where accounts are. */
  VOUCHING_KEYS_FILE: z.string().min(1).optional(),
  /** Whether to make the demonstration's accounts; refused in production. */
  DEMO_ACCOUNTS: z.enum(['yes', 'no']).default('no'),
};

export interface GatewayConfiguration extends DocumentsSettings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly production: boolean;
  readonly logLevel: string;
  readonly metricsPort?: number;
  readonly timeoutMilliseconds: number;
  /** Undefined: they are in the MongoDB. */
  readonly vouchingKeysFile?: string;
  readonly demoAccounts: boolean;
  /** Whether commands are traced, to where OpenTelemetry's own settings say. */
  readonly traces?: boolean;
  readonly services: readonly ServiceAddress[];
}

/** `action-plan` is found at `ACTION_PLAN_URL`. */
const variableOf = (service: string): string => `${service.toUpperCase().replaceAll('-', '_')}_URL`;

/** Each service that the supergraph names needs its address. Throws `ConfigurationInvalid` that names the first wrong setting. */
export const readConfiguration = (
  environment: Readonly<Record<string, string | undefined>>,
  services: readonly string[],
): GatewayConfiguration => {
  const addresses = Object.fromEntries(services.map((service) => [variableOf(service), address]));
  const given = settingsFrom(z.object({ ...settings, ...addresses }), environment);
  const dataDir = resolve(given.DATA_DIR);
  const mongo = mongoFrom(environment);
  const vouchingKeysFile = given.VOUCHING_KEYS_FILE ?? (mongo ? undefined : join(dataDir, 'vouching-keys.json'));
  return {
    port: given.PORT,
    host: given.HOST,
    dataDir,
    ...(mongo && { mongo }),
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    production: given.NODE_ENV === 'production',
    logLevel: given.LOG_LEVEL,
    ...(given.METRICS_PORT !== undefined && { metricsPort: given.METRICS_PORT }),
    timeoutMilliseconds: given.SERVICE_TIMEOUT_MS,
    ...(vouchingKeysFile !== undefined && { vouchingKeysFile }),
    demoAccounts: given.DEMO_ACCOUNTS === 'yes',
    traces: tracesWanted(environment),
    services: services.map((name) => ({
      name,
      address: new URL((given as unknown as Record<string, string>)[variableOf(name)]!),
    })),
  };
};
