import { tenantId } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import { fastify as createFastify } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { baseSchema } from './subgraph.ts';
import { serveGraph } from './gateway.ts';

const fastify = createFastify();
const recorded: string[] = [];
let away = false;
let graph: { close(): Promise<void> };
beforeAll(async () => {
  const lookUp = async () => {
    if (away) throw new Error('The accounts are away.');
    return anonymous;
  };
  graph = await serveGraph(fastify, {
    schema: baseSchema(),
    signIn: { principalOf: lookUp, principalOfToken: lookUp, originAllowed: () => true },
    tenants: () => [tenantId('fenland')],
    clock: { now: () => 0 },
    development: false,
    record: ({ message }) => void recorded.push(message),
  });
});
afterAll(() => graph.close());

const ask = () =>
  fastify.inject({ method: 'POST', url: '/t/fenland/graphql', payload: { query: '{ viewer { signedIn } }' } });

it('says so while nobody can be looked up, executes nothing, and goes on afterwards', async () => {
  expect((await ask()).json()).toEqual({ data: { viewer: { signedIn: false } } });
  away = true;
  const answer = await ask();
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  expect(answer.payload).not.toContain('accounts');
  expect(recorded).toEqual(['The accounts are away.']);
  away = false;
  expect((await ask()).statusCode).toBe(200);
});
