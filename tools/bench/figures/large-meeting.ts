import { countyTenant } from '@csp/platform-runtime';
import { everythingOf } from '../everything-of.ts';
import { folder } from '../folder.ts';
import { actionPoints, paragraphs, prepareLargeMeeting } from '../large-meeting.ts';
import { gate, type Measurement } from '../measurement.ts';
import { city } from '../platform.ts';
import { quantile } from '../rounds.ts';
import { createClients, ready, startProduct, type Product } from '../servers/product.ts';
import { graphBody, load, send, type Shot } from '../servers/requests.ts';
import type { Size } from '../size.ts';

interface Asked {
  readonly part: string;
  readonly shot: Shot;
  /** What a right answer has in it. */
  readonly has: string;
}

const base = {
  figure: 'H1',
  what: `a meeting of 30 items, ${paragraphs} paragraphs and ${actionPoints} action points, one request at a time, sign-in included`,
  control: null,
  unit: 'ms',
} as const;

/** H1: what a large meeting takes to be shown, found and printed. */
export const largeMeeting = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, each] = short ? [1, 3] : [5, 200];
  const dataDir = folder('h1');
  await prepareLargeMeeting(dataDir);
  const [officer, county] = await createClients(dataDir, {
    'bench-officer': [{ tenant: city, role: 'support-officer' }],
    'bench-county': [{ tenant: countyTenant, role: 'member' }],
  });
  const product = await startProduct(dataDir);
  await ready(product);
  const { pages, documents } = await allAsked(product, await product.token(officer!), await product.token(county!));
  const measurements: Measurement[] = [];
  for (const one of pages) measurements.push(await shown(one, rounds, each));
  for (const [format, those] of Object.entries(documents)) measurements.push(await printed(format, those));
  await product.stop();
  return measurements;
};

const shown = async ({ part, shot, has }: Asked, rounds: number, each: number): Promise<Measurement> => {
  const { status, body } = await send(shot);
  gate(status === 200 && body.includes(has), `${part}: ${status} ${body.slice(0, 300)}`);
  const fire = load(shot, body);
  await fire(each, 1);
  const taken: { subject: number }[] = [];
  for (let round = 0; round < rounds; round++) taken.push({ subject: quantile(await fire(each, 1), 0.99) });
  return {
    ...base,
    part: `p99, ${part}`,
    rounds: taken,
    goal: { of: 'value', atMost: 100 },
    gate: `each of ${rounds * each} answers the same as the first, which had what was asked for`,
  };
};

/** What was printed once is kept while nothing changes: only the first time counts, and of several documents the slowest. */
const printed = async (format: string, documents: readonly Asked[]): Promise<Measurement> => {
  let slowest = 0;
  for (const { part, shot, has } of documents) {
    const began = performance.now();
    const { status, body } = await send(shot);
    slowest = Math.max(slowest, performance.now() - began);
    gate(status === 200 && body.includes(has), `${part}: ${status} ${body.slice(0, 300)}`);
  }
  return {
    ...base,
    part: `the slowest of ${documents.length} papers as ${format}, printed for the first time`,
    rounds: [{ subject: slowest }],
    goal: { of: 'value', atMost: 1_000 },
    gate: 'each of them answered, and had in it what it must',
  };
};

const allAsked = async (product: Product, token: string, countyToken: string) => {
  const graph = (query: string, tenant: string = city, as = token): Shot => ({
    port: product.port,
    path: `/t/${tenant}/graphql`,
    body: graphBody(query),
    token: as,
  });
  const { body } = await send(graph('{ meetings(first: 20) { nodes { id actionPoints { reference } } } }'));
  gate(body.startsWith('{"data"'), `The meetings are answered ${body.slice(0, 300)}`);
  const { nodes } = (JSON.parse(body) as { data: { meetings: { nodes: { id: string; actionPoints: unknown[] }[] } } })
    .data.meetings;
  const large = nodes.find((one) => one.actionPoints.length === actionPoints)?.id;
  const next = nodes.find(({ id }) => id !== large)?.id;
  gate(large !== undefined && next !== undefined, `The meetings are ${body.slice(0, 300)}`);
  const get = (path: string): Shot => ({ port: product.port, path });
  const last = `Paragraph ${paragraphs - 1}`;
  const pages: Asked[] = [
    {
      part: 'all of it',
      shot: graph(`{ meeting(id: "${large}") ${everythingOf('Meeting')} }`),
      has: last,
    },
    {
      part: 'the review of its points at the next',
      shot: graph(`{ meeting(id: "${next}") ${everythingOf('Meeting')} }`),
      has: 'matter 192',
    },
    {
      part: 'the list of meetings',
      shot: graph('{ meetings(first: 20) { total nodes { id title date startsAt stage minutesStatus } } }'),
      has: 'Board',
    },
    {
      part: 'the register',
      shot: graph(`{ actionPoints(first: 100) { total nodes ${everythingOf('ActionPoint')} } }`),
      has: 'matter 192',
    },
    {
      part: 'a search',
      shot: graph(
        `{ searchMeetings(search: { words: "lighting night" }, first: 50) { total nodes ${everythingOf('SearchHit')} } }`,
      ),
      has: 'lighting',
    },
    {
      part: "the county's page",
      shot: graph(`{ countyOverview ${everythingOf('PartnershipOverview')} }`, countyTenant, countyToken),
      has: 'long meetings',
    },
    { part: 'its public page', shot: get(`/public/${city}/meetings/${large}`), has: last },
  ];
  const marks = { html: 'matter 192', pdf: '%PDF', docx: 'word/document.xml' };
  const documents = Object.fromEntries(
    Object.entries(marks).map(([format, has]) => [
      format,
      ['minutes', 'actions', 'pack'].map((kind): Asked => ({
        part: `${kind}.${format}`,
        shot: get(`/public/${city}/meetings/${large}/${kind}.${format}`),
        has: kind === 'pack' && format === 'html' ? 'Matter 20' : has,
      })),
    ]),
  );
  return { pages, documents };
};
