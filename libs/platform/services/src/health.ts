import type { FastifyInstance } from 'fastify';

/** What a process knows of itself. */
export interface Health {
  state: 'starting' | 'ready' | 'stopping' | 'failed';
}

/** Whether what the process depends on can be reached now, each by its name. */
export type Checks = Readonly<Record<string, () => Promise<boolean>>>;

const checkMilliseconds = 2_000;

const passes = async (check: () => Promise<boolean>): Promise<boolean> => {
  let late: NodeJS.Timeout | undefined;
  const silence = new Promise<false>((settle) => (late = setTimeout(() => settle(false), checkMilliseconds)));
  try {
    return await Promise.race([check(), silence]);
  } catch {
    return false;
  } finally {
    clearTimeout(late);
  }
};

/**
 * `/livez`: the process answers; 503 once it can't go on and should be started again. `/readyz`: it takes requests; 503 while it
 * starts or stops, and while something it needs can't be reached. `also` tells what doesn't decide, such as parked streams.
 */
export const serveHealth = (
  fastify: FastifyInstance,
  { health, checks = {}, also }: { health: Health; checks?: Checks; also?: () => Promise<Record<string, unknown>> },
): void => {
  fastify.get('/livez', async (_, reply) =>
    reply.code(health.state === 'failed' ? 503 : 200).send({ state: health.state }),
  );
  fastify.get('/readyz', async (_, reply) => {
    const names = Object.keys(checks);
    const results = await Promise.all(names.map((name) => passes(checks[name]!)));
    const reached = Object.fromEntries(names.map((name, index) => [name, results[index]]));
    const ready = health.state === 'ready' && results.every(Boolean);
    return reply.code(ready ? 200 : 503).send({ state: health.state, reached, ...(await also?.()) });
  });
};
