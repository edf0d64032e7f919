import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { RunningProduct } from '@csp/infra-local/product';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProduct } from '../harness/product.ts';
import { allTold } from './everything.ts';

interface Span {
  readonly process: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'process'>[] }[];
  }[];
}

/** Takes spans as any collector does: OTLP over HTTP, in JSON. */
const collector = async (): Promise<{ server: Server; url: string; spans: Span[]; texts: string[] }> => {
  const [spans, texts]: [Span[], string[]] = [[], []];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      texts.push(text);
      for (const { resource, scopeSpans } of (JSON.parse(text) as Sent).resourceSpans) {
        const process = resource.attributes.find(({ key }) => key === 'service.name')!.value.stringValue;
        spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ process, ...span }))));
      }
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, spans, texts };
};

/** What a minuted action point passes through, from the gateway to the last of those who show it. */
const way = [
  'gateway: answer',
  'meetings: answer',
  'meetings: act',
  'meetings: publish',
  'action-plan: take in',
  'action-plan: policy keep-the-register-as-minuted',
  'action-plan: act',
  'action-plan: publish',
  'action-plan: view action-points',
  'subscriptions: take in',
  'subscriptions: view feed',
  'county: take in',
  'county: view action-points',
];

const spansMilliseconds = 30_000;
const secret = 'Whatever somebody wrote';

/**
 * Untraced so far, the product is started again with a collector; one command is followed to its last view. `desk`: an open meeting
 * in Cambridge City, where action points can be minuted.
 */
export const oneTrace = ({ processes, servers }: RunningProduct, desk: () => object): void => {
  describe('one command as one trace', () => {
    const { KAFKA_BROKERS = '', CSP_PREFIX = '' } = servers;
    const traced = async () =>
      (await allTold(KAFKA_BROKERS, CSP_PREFIX)).told.filter(({ headers }) => 'ce_traceparent' in headers);
    let receiver: Awaited<ReturnType<typeof collector>>;
    let before: number;

    const begunAgain = async (environment: Readonly<Record<string, string>>): Promise<void> => {
      Object.assign(process.env, environment);
      const all = Object.values(processes);
      await Promise.all(all.map((one) => one.stop()));
      for (const one of all) one.start();
      for (const name of Object.keys(environment)) delete process.env[name];
      await Promise.all(all.map((one) => one.ready()));
    };

    beforeAll(async () => {
      before = (await traced()).length;
      receiver = await collector();
      await begunAgain({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '200' });
      const officer = await (await openProduct()).user('support officer');
      await officer.act('minuteActionPoint', { ...desk(), text: secret }, 'id');
    }, 120_000);
    afterAll(() => void receiver.server.close());

    /** Of the command that led the furthest. */
    const ways = (): readonly Span[] => {
      const policy = receiver.spans.find(({ name }) => name.startsWith('policy keep-'));
      return receiver.spans.filter(({ traceId }) => traceId === policy?.traceId);
    };

    it('has a step in every process that it went through, and all of them hang together', async () => {
      const missing = () => {
        const names = ways().map(({ process, name }) => `${process}: ${name}`);
        return way.filter((step) => !names.includes(step));
      };
      // Each process sends its own in its own time: a step may be here before the one it was begun in.
      const withoutParent = () => {
        const ids = new Set(ways().map(({ spanId }) => spanId));
        return ways().filter(({ parentSpanId }) => parentSpanId && !ids.has(parentSpanId));
      };
      await expect.poll(() => [missing(), withoutParent()], { timeout: spansMilliseconds }).toEqual([[], []]);
      const roots = ways().filter(({ parentSpanId }) => !parentSpanId);
      expect(roots.map(({ process, name }) => `${process}: ${name}`)).toEqual(['gateway: answer']);
    });

    it('is one with its messages in Kafka, of which none had any trace while nobody traced', async () => {
      expect(before).toBe(0);
      const told = await traced();
      const { traceId } = ways()[0]!;
      const its = told.filter(({ headers }) => headers['ce_traceparent']?.split('-')[1] === traceId);
      const topics = new Set(its.map(({ topic }) => topic));
      expect([...topics].sort()).toEqual([`${CSP_PREFIX}.action-plan.v1`, `${CSP_PREFIX}.meetings.v1`]);
    });

    it('says of which tenant and which types of events it is, and nothing that anybody wrote', () => {
      const attributes = receiver.spans.flatMap((span) => span.attributes);
      expect([...new Set(attributes.map(({ key }) => key))].sort()).toEqual([
        'csp.event_types',
        'csp.process',
        'csp.tenant',
      ]);
      const tenantOf = (span: Span) => JSON.stringify(span.attributes.find(({ key }) => key === 'csp.tenant')?.value);
      expect(new Set(ways().map(tenantOf))).toEqual(new Set([JSON.stringify({ stringValue: 'cambridge-city' })]));
      // Nor does any other trace go through two partnerships.
      const traces = new Map<string, string>();
      for (const span of receiver.spans) {
        expect(traces.get(span.traceId) ?? tenantOf(span)).toBe(tenantOf(span));
        traces.set(span.traceId, tenantOf(span));
      }
      expect(receiver.texts.filter((text) => text.includes(secret) || text.includes('@'))).toEqual([]);
    });
  });
};
