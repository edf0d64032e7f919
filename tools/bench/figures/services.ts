import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { actionPlanContext } from '@csp/action-plan-service';
import { actionPoint } from '@csp/action-plan-domain';
import { startProduct, type RunningProduct } from '@csp/infra-local/product';
import { partnershipsContext } from '@csp/partnerships-service';
import { timeOrderedIds, systemClock } from '@csp/platform-nest';
import { raise } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { found } from '../partnership.ts';
import { city } from '../platform.ts';
import { quantile, timed } from '../rounds.ts';
import { install, within, type Installation } from '../servers/contexts.ts';
import { follow } from '../servers/followers.ts';
import { signIn } from '../servers/product.ts';
import { graphBody, send } from '../servers/requests.ts';
import type { Size } from '../size.ts';

const path = `/t/${city}/graphql`;
const agencyId = 'cambs-constabulary';
/** The demonstration's, which the gateway makes here and docs/graph.md prints. */
const machineClient = { clientId: agencyId, secret: 'cambs-constabulary-demonstration-secret' };
const update = `mutation($input: UpdateActionPointInput!) { updateActionPoint(input: $input) {
  ... on ActionPoint { version } ... on Refusal { code } } }`;
const look = 'query($id: ID!) { actionPoint(id: $id) { version } }';
const subscription = 'subscription { actionPointEvents(after: "0") { cursor event { at note } } }';
const mebibyte = 2 ** 20;

/** E1, F1 and F2 of the product as services: five of them and the gateway, a process each, as `npm run start:distributed` has them. */
export const services = async ({ short }: Size): Promise<Measurement[]> => {
  const installation = await install([city]);
  const pointId = await prepare(installation);
  const product = await startProduct({
    folder: folder('services'),
    prefix: installation.prefix,
    demonstration: false,
    say: () => {},
  });
  try {
    const visibility = await visible(product, pointId, short ? [2, 5] : [7, 60]);
    return [
      ...visibility,
      ...(await startAndMemory(product, short ? { rounds: 1, rest: 100 } : { rounds: 5, rest: 1_500 })),
    ];
  } finally {
    await product.stop();
    await installation.clear();
  }
};

/** A partnership with one action point; its id. */
const prepare = async (installation: Installation): Promise<string> => {
  const partnerships = await installation.open(partnershipsContext);
  await found({ here: (_, tenant) => partnerships.here(tenant) }, city, [agencyId]);
  await partnerships.close();
  const actionPlan = await installation.open(actionPlanContext);
  const id = timeOrderedIds(systemClock).next();
  const owners = [{ agencyId, role: 'Officer' }];
  const acted = await actionPlan.here(city).act(actionPoint, id, { ...raise(id, 1), owners }, { commandId: id });
  gate(acted.kind === 'accepted', `Raising the point was answered ${JSON.stringify(acted)}.`);
  await actionPlan.close();
  return id;
};

type Part = 'own view' | 'feed';

/** From the moment that is written in an event, which a service takes down before it appends it. */
const visible = async (product: RunningProduct, id: string, [rounds, each]: readonly [number, number]) => {
  const port = Number(new URL(product.url).port);
  const token = await signIn(port, machineClient);
  const url = `ws://127.0.0.1:${port}${path}`;
  const notes: { note: string; at: string }[] = [];
  const follower = await follow(1, {
    url,
    token,
    query: subscription,
    contentOf: (message) => {
      const { event } = (JSON.parse(message) as Next).payload.data.actionPointEvents;
      notes.push(event);
      return event.note;
    },
  });
  const ask = async <T>(query: string, variables: object): Promise<T> => {
    const { body } = await send({ port, path, token, body: graphBody(query, { ...variables }) });
    return (JSON.parse(body) as { data: T }).data;
  };
  let number = 0;
  const once = async (): Promise<Record<Part, number>> => {
    const note = `Figures of week ${++number}`;
    let shownAt = 0;
    const began = performance.now();
    const [heard] = await follower.tell(note, async () => {
      const { updateActionPoint: answer } = await ask<{ updateActionPoint: Versioned }>(update, {
        input: { id, note },
      });
      const { actionPoint: shown } = await ask<{ actionPoint: Versioned }>(look, { id });
      shownAt = performance.now();
      gate(shown.version === answer.version, `After ${JSON.stringify(answer)} a query shows ${JSON.stringify(shown)}.`);
    });
    const stamped = Date.parse(notes.at(-1)!.at) - performance.timeOrigin;
    return { 'own view': shownAt - stamped, feed: began + heard! - stamped };
  };
  await within(60, 'Nothing is told', once());
  const taken: Record<Part, number>[][] = [];
  for (let round = 0; round < rounds; round++) {
    taken.push([]);
    for (let left = each; left > 0; left--) taken.at(-1)!.push(await once());
  }
  follower.close();
  const lines = (part: Part, what: string): Measurement[] =>
    [0.5, 0.99].map((share) => ({
      figure: 'E1',
      part: `p${share * 100}, ${part}, across processes`,
      what: `from the moment a service takes a command up, before it appends, until ${what}`,
      control: null,
      unit: 'ms',
      rounds: taken.map((round) => ({
        subject: quantile(
          round.map((one) => one[part]),
          share,
        ),
      })),
      ...(share === 0.99 && { goal: { of: 'value', atMost: 10 } as const }),
      gate: `${rounds * each} commands through the gateway, each shown by the first query after its answer, each told once`,
    }));
  return [
    ...lines('own view', 'a query that was sent after the answer shows it, all through the gateway'),
    ...lines('feed', 'a subscriber of the gateway is told, through Kafka'),
  ];
};

/** Each process by itself, stopped and started again, while the servers and the other processes are there. */
const startAndMemory = async (
  product: RunningProduct,
  { rounds, rest }: { readonly rounds: number; readonly rest: number },
): Promise<Measurement[]> => {
  const lines: Measurement[] = [];
  for (const [name, one] of Object.entries(product.processes)) {
    const milliseconds: number[] = [];
    const resident: number[] = [];
    for (let left = rounds; left > 0; left--) {
      await one.stop();
      milliseconds.push(
        await timed(() => {
          one.start();
          return one.ready();
        }),
      );
      await wait(rest);
      resident.push(residentBytes(one.pid()!) / mebibyte);
    }
    const base = { control: null, gate: 'it answered that it takes requests, with the servers there' };
    const start = `from the start of the process until it takes requests: ${name}`;
    const memory = `resident memory ${rest / 1_000} s after that: ${name}`;
    const [starts, sizes] = [milliseconds, resident].map((all) => all.map((subject) => ({ subject })));
    const goal = { of: 'value', atMost: 1_000 } as const;
    lines.push({ ...base, figure: 'F1', part: name, what: start, unit: 'ms', rounds: starts!, goal });
    lines.push({ ...base, figure: 'F2', part: name, what: memory, unit: 'MiB', rounds: sizes! });
  }
  return lines;
};

/** As Linux tells. */
const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

interface Versioned {
  readonly version: number;
}

interface Next {
  readonly payload: { readonly data: { readonly actionPointEvents: { readonly event: { note: string; at: string } } } };
}
