import { countyContext } from '@csp/county-service';
import { countyTenant } from '@csp/platform-runtime';
import { everythingOf } from '../everything-of.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { city } from '../platform.ts';
import { quantile } from '../rounds.ts';
import { createClients, ready, startProduct } from '../servers/product.ts';
import { graphBody, send, type Shot } from '../servers/requests.ts';
import type { Size } from '../size.ts';
import { openCounty, pointsEach, prepareYears } from '../years.ts';

/** H2: searching the papers of five years, and what all partnerships have told the county. */
export const searches = async (size: Size): Promise<Measurement[]> => [
  ...(await ownPapers(size)),
  ...(await county(6, size)),
  ...(await county(size.short ? 12 : 300, size)),
];

interface Searching {
  readonly part: string;
  readonly what: string;
  readonly rounds: number;
  readonly each: number;
  /** What happens before each. */
  readonly before?: () => Promise<unknown>;
  /** Whether it found what it should. */
  readonly search: () => Promise<boolean>;
  /** Processor time so far of the process that searches, microseconds. */
  readonly cpu: () => Promise<number>;
}

const measured = async (searching: Searching): Promise<Measurement[]> => {
  const { part, what, rounds, each, before, search, cpu } = searching;
  const [late, costs]: { subject: number }[][] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const milliseconds: number[] = [];
    let cost = 0;
    for (let one = 0; one < each; one++) {
      await before?.();
      const [began, usedBefore] = [performance.now(), await cpu()];
      const found = await search();
      milliseconds.push(performance.now() - began);
      cost += (await cpu()) - usedBefore;
      gate(found, `${part} did not find what it should.`);
    }
    late!.push({ subject: quantile(milliseconds, 0.99) });
    costs!.push({ subject: cost / each / 1_000 });
  }
  const base = {
    figure: 'H2',
    what,
    control: null,
    unit: 'ms',
    gate: `each of ${rounds * each} searches found what it should`,
  };
  return [
    { ...base, part: `p99, ${part}`, rounds: late!, goal: { of: 'value', atMost: 100 } },
    { ...base, part: `CPU, ${part}`, rounds: costs! },
  ];
};

const ownPapers = async ({ short }: Size): Promise<Measurement[]> => {
  const dataDir = folder('h2');
  await prepareYears(dataDir);
  const [officer] = await createClients(dataDir, { 'bench-officer': [{ tenant: city, role: 'support-officer' }] });
  const product = await startProduct(dataDir);
  await ready(product);
  const token = await product.token(officer!);
  const ask = async (query: string): Promise<string> => {
    const shot: Shot = { port: product.port, path: `/t/${city}/graphql`, body: graphBody(query), token };
    const { status, body } = await send(shot);
    gate(status === 200 && body.startsWith('{"data"'), `${query} was answered ${body.slice(0, 300)}`);
    return body;
  };
  const finds =
    (words: string, has: string, field = 'searchMeetings') =>
    async () =>
      (await ask(`{ ${field}(search: { words: "${words}" }) { total nodes ${everythingOf('SearchHit')} } }`)).includes(
        has,
      );
  const next = await ask('{ nextMeeting { id } }');
  const { id } = (JSON.parse(next) as { data: { nextMeeting: { id: string } } }).data.nextMeeting;
  const before = () =>
    ask(`mutation { addAgendaItem(input: { meetingId: "${id}", title: "One more" }) { __typename } }`);
  const [rounds, each] = short ? [1, 5] : [3, 20];
  const cpu = async () => (await product.usage()).cpu;
  const base = {
    what: 'five years: 60 meetings, 160 papers; one request at a time, sign-in included',
    rounds,
    each,
    cpu,
  };
  const measurements = [
    ...(await measured({ ...base, part: 'a rare word', search: finds('matter1234', 'MINUTE') })),
    ...(await measured({ ...base, part: 'frequent words', search: finds('lighting report', 'PAPER') })),
    ...(await measured({
      ...base,
      part: 'the same after a change',
      before,
      search: finds('lighting report', 'PAPER'),
    })),
    ...(await measured({
      ...base,
      ...{ part: 'the same by anyone', before, search: finds('lighting report', 'PAPER', 'searchPublicMeetings') },
    })),
  ];
  await product.stop();
  return measurements;
};

type SearchCounty = (
  parent: object,
  args: { readonly search: { readonly words: string }; readonly first: number; readonly offset: number },
  asking: unknown,
) => Promise<{ readonly total: number }>;

const usedHere = async (): Promise<number> => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const county = async (others: number, { short }: Size): Promise<Measurement[]> => {
  const platform = await openCounty(folder(`h2-${others}`), others);
  const here = platform.here('county', countyTenant);
  const { searchCounty } = countyContext.subgraph!.resolvers({ of: () => here } as never)['Query'] as unknown as {
    searchCounty: SearchCounty;
  };
  const finds = (words: string, total: number) => async () =>
    (await searchCounty({}, { search: { words }, first: 20, offset: 0 }, undefined)).total === total;
  const base = { ...(short ? { rounds: 1, each: 3 } : { rounds: 2, each: 10 }), cpu: usedHere };
  const what = `the county's search of ${others} partnerships with ${pointsEach} action points each, without a request around it`;
  const measurements = [
    ...(await measured({ ...base, what, part: `frequent words, ${others}`, search: finds('the', 1_000) })),
    ...(await measured({ ...base, what, part: `words that nothing says, ${others}`, search: finds('zzzz', 0) })),
  ];
  await platform.close();
  return measurements;
};
