import { settingsFrom } from '@csp/platform-nest';
import type { Tracing } from '@csp/platform-runtime';
import { z } from 'zod';

const endpoint = z.url({
  protocol: /^https?$/,
  error: 'give an address that takes OTLP over HTTP: http://collector:4318',
});

/** The standard's own settings, as far as we look at them; OpenTelemetry reads the others (sampling, headers, timeouts) itself. */
const settings = z.object({
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], { error: 'give otlp or none' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal('http/json', { error: 'give http/json, which is what is spoken' }).optional(),
});

/** Whether commands are to be traced. Throws `ConfigurationInvalid` for a setting that can't be honoured. */
export const tracesWanted = (environment: Readonly<Record<string, string | undefined>>): boolean => {
  const given = settingsFrom(settings, environment);
  if (given.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || given.OTEL_TRACES_EXPORTER === 'none') return false;
  const address = given.OTEL_EXPORTER_OTLP_ENDPOINT ?? given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  return given.OTEL_TRACES_EXPORTER === 'otlp' || address !== undefined;
};

export interface TracingLogger {
  warn(detail: object, message: string): void;
}

export interface OpenTracing extends Tracing {
  /** Sends what was not sent yet, as far as the collector takes it within a second: no stop waits for one that is away. */
  close(): Promise<void>;
}

/** Traces to a collector by OTLP over HTTP. OpenTelemetry's packages are loaded only now. */
export const openTracing = async (process: string, logger: TracingLogger): Promise<OpenTracing> =>
  (await import('./otlp-tracing.ts')).otlpTracing(process, logger);
