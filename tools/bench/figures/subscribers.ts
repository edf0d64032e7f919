import { join } from 'node:path';
import { act, lives } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { contexts, found } from '../partnership.ts';
import { city, openPlatform } from '../platform.ts';
import { interleave, quantile, type Round } from '../rounds.ts';
import { follow } from '../servers/followers.ts';
import { programs, start, type Served } from '../servers/process.ts';
import { createClients, ready, startProduct } from '../servers/product.ts';
import { graphBody, listens, send } from '../servers/requests.ts';
import type { Size } from '../size.ts';

const subscription = `subscription { actionPointEvents(after: "0") {
  cursor event { id kind at actionPointId reference text ownerAgencyIds note dueOn } } }`;
const mutation = `mutation Update($input: UpdateActionPointInput!) { updateActionPoint(input: $input) {
  ... on ActionPoint { id } ... on Refusal { code } } }`;
const path = `/t/${city}/graphql`;

/** E2: an event on its way to everybody who follows a partnership's action points, over one that is sent round ready made. */
export const subscribers = async (size: Size): Promise<Measurement[]> => [
  ...(await reach(size.short ? 10 : 100, size)),
  ...(await reach(size.short ? 30 : 1_000, size)),
];

const reach = async (count: number, { short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks] = short ? [2, 1] : [7, count > 500 ? 6 : 15];
  const dataDir = folder(`e2-${count}`);
  const { client, pointId } = await prepare(dataDir);
  const product = await startProduct(dataDir);
  await ready(product);
  const token = await product.token(client);
  const fanOut = await start(join(programs, 'fan-out.js'), { DATA_DIR: dataDir });
  await listens({ port: fanOut.port, path: '/' });

  const ours = await follow(count, {
    url: `ws://127.0.0.1:${product.port}${path}`,
    token,
    query: subscription,
    contentOf: (message) => (JSON.parse(message) as Next).payload.data.actionPointEvents.event.note,
  });
  const theirs = await follow(count, {
    url: `ws://127.0.0.1:${fanOut.port}/`,
    token,
    query: '',
    contentOf: (message) => message,
  });
  let number = 0;
  const tellOurs = (): Promise<number[]> => {
    const note = `Figures of week ${++number}`;
    const body = graphBody(mutation, { input: { id: pointId, note } });
    return ours.tell(note, async () => {
      const answer = await send({ port: product.port, path, token, body });
      gate(answer.body.includes(pointId), `The update was answered ${answer.body.slice(0, 300)}`);
    });
  };
  const tellTheirs = (): Promise<number[]> => {
    const message = ours.first.replace('"note":null', `"note":"Figures of week ${++number}"`);
    return theirs.tell(message, () => send({ port: fanOut.port, path: '/', body: message }));
  };
  for (let warming = short ? 1 : 10; warming > 0; warming--) {
    await tellOurs();
    await tellTheirs();
  }
  const taken = await interleave(rounds, 1, costOf(product, blocks, tellOurs), costOf(fanOut, blocks, tellTheirs));
  ours.close();
  theirs.close();
  await product.stop();
  await fanOut.stop();

  return lines(taken, { count, events: rounds * blocks });
};

interface Told {
  /** Microseconds of the server's processor time for each delivery. */
  readonly cpu: number;
  /** From the command to each delivery. */
  readonly milliseconds: readonly number[];
}

const costOf = (server: Served, events: number, tell: () => Promise<number[]>) => async (): Promise<Told> => {
  const before = await server.usage();
  const milliseconds: number[] = [];
  for (let left = events; left > 0; left--) milliseconds.push(...(await tell()));
  const after = await server.usage();
  return { cpu: (after.cpu - before.cpu) / milliseconds.length, milliseconds };
};

type Taken = readonly { readonly subject: readonly Told[]; readonly control: readonly Told[] }[];

const lines = (taken: Taken, { count, events }: { readonly count: number; readonly events: number }): Measurement[] => {
  const base = {
    figure: 'E2',
    control: `one row in one durable transaction, then the ready-made text to each of ${count} WebSockets`,
    gate: `each of ${events} events reached each of ${count} subscribers exactly once`,
  };
  const perRound = (number: (told: Told) => number): Round[] =>
    taken.map(({ subject, control }) => ({ subject: number(subject[0]!), control: number(control[0]!) }));
  return [
    {
      ...base,
      part: `p99, ${count}`,
      what: `from the sending of a command until the event it led to has reached each of ${count} subscribers, over graphql-ws, signed in`,
      unit: 'ms',
      rounds: perRound(({ milliseconds }) => quantile(milliseconds, 0.99)),
      goal: { of: 'ratio', atMost: 1.3 },
    },
    // What a busy machine doesn't blur.
    {
      ...base,
      part: `CPU, ${count}`,
      what: `processor time of the server for each delivery, ${count} subscribers`,
      unit: 'µs/delivery',
      rounds: perRound(({ cpu }) => cpu),
    },
  ];
};

/** A partnership with one action point, and a support officer's client. */
const prepare = async (dataDir: string) => {
  const platform = await openPlatform(dataDir, [city], contexts);
  await found(platform, city);
  const step = lives(() => platform.ports.ids.next()).next().value;
  const acted = await act(platform.here('action-plan', city), step);
  gate(acted.kind === 'accepted', `Raising the point was answered ${JSON.stringify(acted)}.`);
  await platform.close();
  const [client] = await createClients(dataDir, { 'bench-officer': [{ tenant: city, role: 'support-officer' }] });
  return { client: client!, pointId: step.id };
};

interface Next {
  readonly payload: { readonly data: { readonly actionPointEvents: { readonly event: { readonly note: string } } } };
}
