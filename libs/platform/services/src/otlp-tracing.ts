import { setTimeout as wait } from 'node:timers/promises';
import type { Commit } from '@csp/kernel';
import type { Step, What } from '@csp/platform-runtime';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { OpenTracing, TracingLogger } from './tracing.ts';

/** What is read again later, for a view that is built anew or after a long outage, belongs to no trace that anybody waits for. */
const followedMilliseconds = 10 * 60_000;
/** A collector that is away is told of now and then, not with every batch. */
const tellAgainMilliseconds = 60_000;
const closeMilliseconds = 1_000;

/** Loaded by `openTracing` alone, so that a process that traces nothing has none of these packages in memory. */
export const otlpTracing = (process: string, logger: TracingLogger): OpenTracing => {
  let told = 0;
  const tell = (error: unknown): void => {
    if (Date.now() - told < tellAgainMilliseconds) return;
    told = Date.now();
    const { code, name } = error as { code?: string | number; name?: string };
    logger.warn({ reason: String(code ?? name) }, 'Traces could not be sent.');
  };
  setGlobalErrorHandler(tell);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'csp', 'service.name': process }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('csp');
  const kinds = { server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER };

  const begin = ({ name, kind, tenant }: What, after?: string): Step => {
    const parent = after === undefined ? null : parseTraceParent(after);
    const span = tracer.startSpan(
      name,
      { kind: kind ? kinds[kind] : SpanKind.INTERNAL, attributes: { 'csp.tenant': tenant, 'csp.process': process } },
      parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT,
    );
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      trace: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
      about: (events) => void span.setAttribute('csp.event_types', typesOf(events)),
      end: (outcome) => {
        // No message: what went wrong may quote what somebody has written. The log has it.
        if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
  return {
    begin,
    follow: (what, { trace: after, at, events }) => {
      if (!after || Date.now() - Date.parse(at) > followedMilliseconds) return undefined;
      const step = begin(what, after);
      step.about(events);
      return step;
    },
    close: () => Promise.race([provider.shutdown().catch(tell), wait(closeMilliseconds, undefined, { ref: false })]),
  };
};

const typesOf = (events: Commit['events']): string[] => [...new Set(events.map(({ type }) => type))];
