import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../folder.ts';
import { gate, GateFailed, type Measurement } from '../measurement.ts';
import { checkedPage, mergedSdl, pageOf, prepareRegister, registerQueries, registerShot } from '../register.ts';
import { interleave, type Round } from '../rounds.ts';
import { programs, start, type Served } from '../servers/process.ts';
import { ready, startProduct } from '../servers/product.ts';
import { graphBody, send, type Shot } from '../servers/requests.ts';
import type { Size } from '../size.ts';

const usual = { open: 20, closed: 300 };
/** A closed point has three events, an open one two. */
const long = { open: 20, closed: 33_320 };

/** F1: from nothing to the first answer that somebody can use, with data and with more data than a partnership ever has. */
export const firstAnswer = async (size: Size): Promise<Measurement[]> => [
  ...(await startOf('usual', usual, size)),
  ...(size.short ? [] : await startOf('100,000 events', long, size)),
];

const startOf = async (
  name: string,
  register: { readonly open: number; readonly closed: number },
  { short }: Size,
): Promise<Measurement[]> => {
  const dataDir = folder('f1');
  const { token, page } = await prepared(dataDir, register);
  const rows = join(dataDir, 'rows.json');
  writeFileSync(rows, JSON.stringify({ sdl: mergedSdl(), page: pageOf(page) }));

  const product = async (): Promise<Start> => {
    const served = await startProduct(dataDir);
    return untilAnswered(served, registerShot(served.port, 'open', token), page);
  };
  const bare = async (): Promise<Start> => {
    const served = await start(join(programs, 'bare-nest.js'), { BENCH_ROWS: rows });
    const shot = { port: served.port, path: '/graphql', body: graphBody(registerQueries.open) };
    return untilAnswered(served, shot, page);
  };
  await product();
  await bare();
  const taken = await interleave(short ? 2 : 9, 1, product, bare);
  const events = 3 * register.closed + 2 * register.open;
  const base = {
    figure: 'F1',
    control: 'Nest, Apollo Server and Fastify in one bundle, the same schema and answer, from memory',
    unit: 'ms',
    gate: 'each first answer is byte for byte the one that was checked before',
  };
  const what = `from the start of the built product on a log of ${events} events until the list of 20 open points was answered, signed in`;
  const perRound = (which: keyof Start): Round[] =>
    taken.map(({ subject, control }) => ({ subject: subject[0]![which], control: control[0]![which] }));
  return [
    { ...base, part: name, what, rounds: perRound('wall'), goal: { of: 'value', atMost: 1_000 } },
    // What a busy machine doesn't blur.
    { ...base, part: `${name}, CPU`, what: `processor time ${what}`, rounds: perRound('cpu') },
  ];
};

/** Milliseconds until the first answer. */
interface Start {
  readonly wall: number;
  /** Of the processors. */
  readonly cpu: number;
}

/** Runs the product once: it makes its views and gives a token. */
const prepared = async (dataDir: string, register: { readonly open: number; readonly closed: number }) => {
  const client = await prepareRegister(dataDir, register);
  const product = await startProduct(dataDir);
  await ready(product);
  const token = await product.token(client);
  const page = await checkedPage(registerShot(product.port, 'open', token));
  gate(pageOf(page).total === register.open, `${pageOf(page).total} points are open where ${register.open} should be.`);
  await product.stop();
  return { token, page };
};

/** Asks until there is an answer, and stops the process. */
const untilAnswered = async (served: Served, shot: Shot, expected: string): Promise<Start> => {
  for (let left = 6_000; left > 0; left--) {
    const answer = await send(shot).catch(() => undefined);
    const at = performance.now();
    if (answer) {
      const same =
        answer.status === 200 && JSON.stringify(JSON.parse(answer.body)) === JSON.stringify(JSON.parse(expected));
      gate(same, `The first answer was ${answer.status} ${answer.body.slice(0, 300)}`);
      const { cpu } = await served.usage();
      await served.stop();
      return { wall: at - served.startedAt, cpu: cpu / 1000 };
    }
    await new Promise((waited) => setTimeout(waited, 5));
  }
  throw new GateFailed('There was no answer within 30 s.');
};
