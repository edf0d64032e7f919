import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTracing, tracesWanted } from './tracing.ts';

const collector = 'http://collector:4318';

describe('whether commands are traced', () => {
  it.each([
    [{}, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: collector }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector}/v1/traces` }, true],
    [{ OTEL_TRACES_EXPORTER: 'otlp' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_TRACES_EXPORTER: 'none' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_SDK_DISABLED: 'true' }, false],
  ])('is said by the standard’s settings: %j', (environment, wanted) => {
    expect(tracesWanted(environment)).toBe(wanted);
  });

  it.each([
    [{ OTEL_TRACES_EXPORTER: 'jaeger' }, 'OTEL_TRACES_EXPORTER is not usable: give otlp or none.'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is not usable'],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL is not usable: give http/json'],
  ])('is not guessed at: %j', (environment, message) => {
    expect(() => tracesWanted(environment)).toThrow(message);
  });
});

describe('a trace', () => {
  afterEach(() => vi.unstubAllEnvs());
  const events = [{ type: 'Counted.v1', data: { note: 'private' } }];
  const what = { name: 'publish', tenant: 'cambridge-city' };

  it('goes on from a commit, but from none of no trace or of long ago', async () => {
    // Nobody is there: what can't be sent holds nothing up.
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:1');
    const tracing = await openTracing('spec', { warn: () => {} });
    const { trace } = tracing.begin(what);
    expect(trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const at = new Date().toISOString();
    const step = tracing.follow(what, { trace, at, events });
    expect(step?.trace.slice(0, 35)).toBe(trace.slice(0, 35));
    expect(step?.trace).not.toBe(trace);
    step?.end();
    expect(tracing.follow(what, { at, events })).toBeUndefined();
    expect(tracing.follow(what, { trace, at: '2020-02-11T10:00:00.000Z', events })).toBeUndefined();
    const began = performance.now();
    await tracing.close();
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('tells a collector the tenant, the process and the types of events, and nothing of what failed', async () => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${(server.address() as { port: number }).port}`);
    const tracing = await openTracing('spec', { warn: () => expect.fail('It was there.') });
    const step = tracing.begin(what);
    step.about(events);
    step.end('failed');
    await tracing.close();
    server.close();
    const { resourceSpans } = JSON.parse(bodies.join()) as {
      resourceSpans: { scopeSpans: { spans: { attributes: object[]; status: object; events: object[] }[] }[] }[];
    };
    const [span] = resourceSpans[0]!.scopeSpans[0]!.spans;
    expect(span).toMatchObject({ status: { code: 2 }, events: [] });
    expect(span!.attributes).toEqual([
      { key: 'csp.tenant', value: { stringValue: 'cambridge-city' } },
      { key: 'csp.process', value: { stringValue: 'spec' } },
      { key: 'csp.event_types', value: { arrayValue: { values: [{ stringValue: 'Counted.v1' }] } } },
    ]);
    expect(bodies.join()).not.toContain('private');
  });
});
