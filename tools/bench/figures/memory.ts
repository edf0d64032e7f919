import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { checkedPage, mergedSdl, pageOf, prepareRegister, registerQueries, registerShot } from '../register.ts';
import { interleave, type Round } from '../rounds.ts';
import { programs, start, type Served } from '../servers/process.ts';
import { ready, startProduct } from '../servers/product.ts';
import { graphBody, listens, load, send, type Shot } from '../servers/requests.ts';
import type { Size } from '../size.ts';

const mebibyte = 2 ** 20;

/** F2: resident memory after a first answer and after some thousand, over the same frameworks with nothing in them. */
export const memory = async ({ short }: Size): Promise<Measurement[]> => {
  const requests = short ? 40 : 4_000;
  const rest = short ? 50 : 2_000;
  const dataDir = folder('f2');
  const client = await prepareRegister(dataDir, { open: 20, closed: 300 });
  const first = await startProduct(dataDir);
  await ready(first);
  const token = await first.token(client);
  const page = await checkedPage(registerShot(first.port, 'open', token));
  await first.stop();
  const rows = join(dataDir, 'rows.json');
  writeFileSync(rows, JSON.stringify({ sdl: mergedSdl(), page: pageOf(page) }));

  const measured = (begin: () => Promise<{ readonly served: Served; readonly shot: Shot }>) => async () => {
    const { served, shot } = await begin();
    const { status, body } = await send(shot);
    gate(
      status === 200 && JSON.stringify(JSON.parse(body)) === JSON.stringify(JSON.parse(page)),
      `Answered ${status} ${body.slice(0, 300)}`,
    );
    await new Promise((rested) => setTimeout(rested, rest));
    const idle = (await served.usage()).resident / mebibyte;
    await load(shot, body)(requests, 8);
    const loaded = (await served.usage()).resident / mebibyte;
    await served.stop();
    return { idle, loaded };
  };
  const product = measured(async () => {
    const served = await startProduct(dataDir);
    await ready(served);
    return { served, shot: registerShot(served.port, 'open', token) };
  });
  const bare = measured(async () => {
    const served = await start(join(programs, 'bare-nest.js'), { BENCH_ROWS: rows });
    const shot: Shot = { port: served.port, path: '/graphql', body: graphBody(registerQueries.open) };
    await listens(shot);
    return { served, shot };
  });
  const taken = await interleave(short ? 2 : 5, 1, product, bare);
  const perRound = (which: 'idle' | 'loaded'): Round[] =>
    taken.map(({ subject, control }) => ({ subject: subject[0]![which], control: control[0]![which] }));
  const base = {
    figure: 'F2',
    control: 'Nest, Apollo Server and Fastify in one bundle, the same schema and answer, from memory',
    unit: 'MiB',
    gate: 'each answer byte for byte the one that was checked, and the same from both',
    goal: { of: 'ratio', atMost: 1.5 } as const,
  };
  return [
    {
      ...base,
      part: 'idle',
      what: `resident memory ${rest / 1000} s after the first answer`,
      rounds: perRound('idle'),
    },
    {
      ...base,
      part: 'loaded',
      what: `resident memory after ${requests} lists of 20, 8 at once`,
      rounds: perRound('loaded'),
    },
  ];
};
