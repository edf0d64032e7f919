import type { Runtime } from '@csp/platform-runtime';
import type { FastifyInstance } from 'fastify';

/** What the process knows of itself. */
export interface Health {
  state: 'starting' | 'ready' | 'stopping' | 'failed';
}

/** `/livez`: the process answers. `/readyz`: it takes requests; 503 while it starts, stops or has lost its log. */
export const serveHealth = (fastify: FastifyInstance, health: Health, runtime: Runtime): void => {
  fastify.get('/livez', async (_, reply) =>
    reply.code(health.state === 'failed' ? 503 : 200).send({ state: health.state }),
  );
  fastify.get('/readyz', async (_, reply) => {
    const parked = (await runtime.parked()).length;
    return reply.code(health.state === 'ready' ? 200 : 503).send({ state: health.state, parked });
  });
};
