import { compose } from '@csp/platform-gateway';
import type { ContextPorts } from '@csp/platform-runtime';
import { printSchema } from 'graphql';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { contexts, fillRegister, found } from '../partnership.ts';
import { city, openPlatform } from '../platform.ts';
import { interleave, quantile, sum, type Round } from '../rounds.ts';
import { programs, start, type Served } from '../servers/process.ts';
import { createClients, ready, startProduct } from '../servers/product.ts';
import { graphBody, load, send, type Shot } from '../servers/requests.ts';
import type { Size } from '../size.ts';

const openPoints = 20;
const closedPoints = 220;
const fields = `total nodes { id version reference text status owners { role agency { id name } } dueOn overdue
  meetingId paragraph raisedOn closedOn answer timesCarriedForward }`;
const queries = {
  open: `query Register { actionPoints(filter: { open: true }, first: 20) { ${fields} } }`,
  all: `query Register { actionPoints(first: 20) { ${fields} } }`,
} as const;
type Page = { readonly nodes: readonly { readonly owners: readonly unknown[] }[]; readonly total: number };

/** D1: what a list costs that has been asked for by a client who has signed in, over the leanest GraphQL server there is. */
export const listOfTwenty = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks, each] = short ? [5, 1, 20] : [7, 4, 250];
  const dataDir = folder('d1');
  const client = await prepare(dataDir);
  const product = await startProduct(dataDir);
  await ready(product);
  const token = await product.token(client);
  const shot = (query: string): Shot => ({
    port: product.port,
    path: `/t/${city}/graphql`,
    body: graphBody(query),
    token,
  });
  const answers = { open: await checked(shot(queries.open)), all: await checked(shot(queries.all)) };
  await refusesStrangers(shot(queries.open));

  const rows = join(dataDir, 'rows.json');
  const pages = { open: pageOf(answers.open), all: pageOf(answers.all) };
  writeFileSync(rows, JSON.stringify({ sdl: sdl(), pages }));
  const mercurius = await start(join(programs, 'mercurius.js'), { BENCH_ROWS: rows });
  await listens(mercurius);

  const measurements: Measurement[] = [];
  for (const page of ['open', 'all'] as const) {
    const control: Shot = { port: mercurius.port, path: '/graphql', body: graphBody(queries[page]) };
    const { body } = await send(control);
    gate(
      JSON.stringify(JSON.parse(body)) === JSON.stringify(JSON.parse(answers[page])),
      `Mercurius answers ${body.slice(0, 300)}`,
    );
    const subject = counted(product, load(shot(queries[page]), answers[page]), each);
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

interface Cost {
  /** Microseconds of processor time for each request. */
  readonly cpu: number;
  readonly milliseconds: readonly number[];
}

/** A fixed number of requests, and what the server's process used for them. */
const counted = (server: Served, fire: ReturnType<typeof load>, count: number) => async (): Promise<Cost> => {
  const before = await server.usage();
  const milliseconds = await fire(count, 4);
  const after = await server.usage();
  return { cpu: (after.cpu - before.cpu) / count, milliseconds };
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

const prepare = async (dataDir: string) => {
  const platform = await openPlatform(dataDir, [city], contexts);
  await found(platform, city);
  await fillRegister(platform, city, { open: openPoints, closed: closedPoints });
  gate(platform.alarms.length === 0, platform.alarms.join('; '));
  await platform.close();
  const [client] = createClients(dataDir, {
    'bench-desk': [{ tenant: city, role: 'agency-officer', agencyId: 'agency-01' }],
  });
  return client!;
};

const pageOf = (answer: string): Page => (JSON.parse(answer) as { data: { actionPoints: Page } }).data.actionPoints;

const checked = async (shot: Shot): Promise<string> => {
  const { status, body } = await send(shot);
  gate(status === 200 && !body.includes('"errors"'), `The product answers ${status} ${body.slice(0, 300)}`);
  const { nodes, total } = pageOf(body);
  gate(nodes.length === 20 && total >= openPoints, `The page has ${nodes.length} of ${total} points.`);
  gate(nodes.every(({ owners }) => owners.length > 0) && body.includes('Agency called agency-'), 'Owners are missing.');
  return body;
};

const refusesStrangers = async ({ token, ...shot }: Shot): Promise<void> => {
  const anonymous = await send(shot);
  gate(anonymous.body.includes('FORBIDDEN'), `Without a token the product answers ${anonymous.body.slice(0, 300)}`);
  const forged = await send({ ...shot, token: `${token!.slice(0, -6)}AAAAAA` });
  gate(forged.status === 401, `A forged token is answered ${forged.status}.`);
  const elsewhere = await send({ ...shot, token: token!, path: '/t/nowhere/graphql' });
  gate(elsewhere.status === 404, `Another tenant is answered ${elsewhere.status}.`);
};

/** The merged schema as a text; nothing is asked of its resolvers. */
const sdl = (): string => {
  const ports = {} as ContextPorts;
  return printSchema(compose(contexts.map((context) => ({ context, ports }))));
};

const listens = async ({ port }: Served): Promise<void> => {
  for (let left = 400; left > 0; left--) {
    const answer = await send({ port, path: '/graphql?query={__typename}' }).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((waited) => setTimeout(waited, 25));
  }
  gate(false, 'The control has not come up within 10 s.');
};
