import { settingsFrom } from '@csp/platform-nest';
import { z } from 'zod';
import type { KeySource } from './assertion-reader.ts';
import { tracesWanted } from './tracing.ts';
import { publicKeys } from './vouching-keys.ts';

/** The address that serves them, or the keys themselves as JSON. */
const keySource = z.string().transform((text, context): KeySource => {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  try {
    return publicKeys.parse(JSON.parse(text));
  } catch {
    context.addIssue({
      code: 'custom',
      message:
        'the address of the gateway’s public keys (http://gateway:3000/.well-known/csp-gateway-keys.json), or {"keys": […]}',
    });
    return z.NEVER;
  }
});

const settings = z.object({
  PORT: z.coerce.number('a port number').int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  GATEWAY_KEYS: keySource,
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface ServiceConfiguration {
  readonly port: number;
  readonly host: string;
  readonly keys: KeySource;
  readonly production: boolean;
  readonly logLevel: string;
  /** Whether commands are traced, to where OpenTelemetry's own settings say. */
  readonly traces?: boolean;
}

/** Throws `ConfigurationInvalid` that names the first setting that is wrong. */
export const readServiceConfiguration = (
  environment: Readonly<Record<string, string | undefined>>,
): ServiceConfiguration => {
  const { PORT, HOST, GATEWAY_KEYS, NODE_ENV, LOG_LEVEL } = settingsFrom(settings, environment);
  return {
    port: PORT,
    host: HOST,
    keys: GATEWAY_KEYS,
    production: NODE_ENV === 'production',
    logLevel: LOG_LEVEL,
    traces: tracesWanted(environment),
  };
};
