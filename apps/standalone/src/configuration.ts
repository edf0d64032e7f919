import { resolve } from 'node:path';
import { mailSettings, readMailSettings, type MailSettings } from '@csp/platform-mail';
import { settingsFrom } from '@csp/platform-nest';
import { z } from 'zod';

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
  /** Left out where no e-mail is sent. */
  readonly mail?: MailSettings;
}

/** Throws `ConfigurationInvalid` that names the first setting that is wrong. */
export const readConfiguration = (environment: Readonly<Record<string, string | undefined>>): Configuration => {
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, NODE_ENV, LOG_LEVEL } = settingsFrom(settings, environment);
  const mail = readMailSettings(settingsFrom(mailSettings, environment));
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    production: NODE_ENV === 'production',
    logLevel: LOG_LEVEL,
    ...(mail && { mail }),
  };
};
