import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { checkedPage, mergedSdl, pageOf, prepareRegister, registerQueries, registerShot } from '../register.ts';
import { interleave, quantile, sum, type Round } from '../rounds.ts';
import { programs, start } from '../servers/process.ts';
import { ready, startProduct } from '../servers/product.ts';
import { counted, graphBody, listens, load, send, type Cost, type Shot } from '../servers/requests.ts';
import type { Size } from '../size.ts';

const openPoints = 20;
const closedPoints = 220;
/** D1: what a list costs that has been asked for by a client who has signed in, over the leanest GraphQL server there is. */
export const listOfTwenty = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks, each] = short ? [2, 1, 20] : [7, 4, 250];
  const dataDir = folder('d1');
  const client = await prepareRegister(dataDir, { open: openPoints, closed: closedPoints });
  const product = await startProduct(dataDir);
  await ready(product);
  const token = await product.token(client);
  const shot = (page: 'open' | 'all') => registerShot(product.port, page, token);
  const answers = { open: await checkedPage(shot('open')), all: await checkedPage(shot('all')) };
  await refusesStrangers(shot('open'));

  const rows = join(dataDir, 'rows.json');
  const pages = { open: pageOf(answers.open), all: pageOf(answers.all) };
  writeFileSync(rows, JSON.stringify({ sdl: mergedSdl(), pages }));
  const mercurius = await start(join(programs, 'mercurius.js'), { BENCH_ROWS: rows });
  await listens({ port: mercurius.port, path: '/graphql?query={__typename}' });

  const measurements: Measurement[] = [];
  for (const page of ['open', 'all'] as const) {
    const control: Shot = { port: mercurius.port, path: '/graphql', body: graphBody(registerQueries[page]) };
    const { body } = await send(control);
    gate(
      JSON.stringify(JSON.parse(body)) === JSON.stringify(JSON.parse(answers[page])),
      `Mercurius answers ${body.slice(0, 300)}`,
    );
    const subject = counted(product, load(shot(page), answers[page]), each);
    const bare = counted(mercurius, load(control, body), each);
    // The compilers of both need some thousand requests to come to rest.
    for (let warming = short ? 1 : 8; warming > 0; warming--) {
      await subject();
      await bare();
    }
    const taken = await interleave(rounds, page === 'open' ? blocks : 1, subject, bare);
    measurements.push(...lines(page, taken, rounds * (page === 'open' ? blocks : 1) * each));
  }
  await product.stop();
  await mercurius.stop();
  return measurements;
};

const lines = (
  page: 'open' | 'all',
  taken: readonly { subject: Cost[]; control: Cost[] }[],
  count: number,
): Measurement[] => {
  const perRound = (number: (costs: readonly Cost[]) => number): Round[] =>
    taken.map(({ subject, control }) => ({ subject: number(subject), control: number(control) }));
  const base = {
    figure: 'D1',
    control: 'Mercurius without jit on Fastify: the same schema, query and rows, from memory, without sign-in',
    gate: `each of ${count} answers byte for byte the one that was checked, and Mercurius gives the same; without a token and with a bad one the product refuses`,
  };
  const what =
    page === 'open'
      ? `the ${openPoints} open action points of a register of ${openPoints + closedPoints}, all scalar fields and owners, bearer token and tenant checked`
      : `the first 20 of all ${openPoints + closedPoints} action points, all scalar fields and owners`;
  const cpu = perRound((costs) => sum(costs.map(({ cpu }) => cpu)) / costs.length);
  const late = perRound((costs) =>
    quantile(
      costs.flatMap(({ milliseconds }) => milliseconds),
      0.99,
    ),
  );
  return page === 'open'
    ? [
        { ...base, part: 'CPU', what, unit: 'µs/request', rounds: cpu, goal: { of: 'ratio', atMost: 1.4 } },
        { ...base, part: 'p99', what: `${what}; 4 at once`, unit: 'ms', rounds: late },
      ]
    : [{ ...base, part: 'CPU, unfiltered', what, unit: 'µs/request', rounds: cpu }];
};

const refusesStrangers = async ({ token, ...shot }: Shot): Promise<void> => {
  const anonymous = await send(shot);
  gate(anonymous.body.includes('FORBIDDEN'), `Without a token the product answers ${anonymous.body.slice(0, 300)}`);
  const forged = await send({ ...shot, token: `${token!.slice(0, -6)}AAAAAA` });
  gate(forged.status === 401, `A forged token is answered ${forged.status}.`);
  const elsewhere = await send({ ...shot, token: token!, path: '/t/nowhere/graphql' });
  gate(elsewhere.status === 404, `Another tenant is answered ${elsewhere.status}.`);
};
