import { resolve } from 'node:path';
import { z } from 'zod';

/** One wrong setting, named, with what would be right. */
export class ConfigurationInvalid extends Error {
  override readonly name = 'ConfigurationInvalid';
}

const settings = z.object({
  PORT: z.coerce.number('a port number').int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  /** How browsers reach it; sign-in addresses are made from it. */
  PUBLIC_URL: z.url().optional(),
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly production: boolean;
  readonly logLevel: string;
}

/** Throws `ConfigurationInvalid` that names the first setting that is wrong. */
export const readConfiguration = (environment: Readonly<Record<string, string | undefined>>): Configuration => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    throw new ConfigurationInvalid(`${name}=${JSON.stringify(given[name])} is not usable: ${issue?.message}.`);
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, NODE_ENV, LOG_LEVEL } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    production: NODE_ENV === 'production',
    logLevel: LOG_LEVEL,
  };
};
