import { actionPointEvents } from '@csp/action-plan-contract';
import { tenantId, type DomainEvent, type NewCommit, type TenantId } from '@csp/kernel';
import { countyTenant } from '@csp/platform-runtime';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { raise } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { contexts, found } from '../partnership.ts';
import { openPlatform, type Platform } from '../platform.ts';
import { interleave, quantile, sum, type Round } from '../rounds.ts';
import { programs, start } from '../servers/process.ts';
import { createClients, ready, startProduct, type Client } from '../servers/product.ts';
import { counted, graphBody, listens, load, send, type Cost, type Shot } from '../servers/requests.ts';
import type { Size } from '../size.ts';

const query = `query Overview { countyOverview { slug name open overdue closed changedAt
  nextMeeting { meetingId groupName date startsAt stage } minutesNotAgreed { meetingId groupName date startsAt stage } } }`;
const pointsEach = 30;
const closedEach = 20;

/** D2: the county's page, with as many partnerships as a county has and with as many as a country has. */
export const countyOverview = async (size: Size): Promise<Measurement[]> => [
  ...(await overviewOf(7, size)),
  ...(await overviewOf(size.short ? 12 : 300, size)),
];

const overviewOf = async (districts: number, { short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks, each] = short ? [2, 1, 10] : [5, 3, districts > 100 ? 60 : 200];
  const dataDir = folder(`d2-${districts}`);
  const client = await prepare(dataDir, districts);
  const product = await startProduct(dataDir);
  await ready(product);
  const token = await product.token(client);
  const shot: Shot = { port: product.port, path: `/t/${countyTenant}/graphql`, body: graphBody(query), token };
  const { body } = await send(shot);
  checkOverview(body, districts);

  const file = join(dataDir, 'answer.json');
  writeFileSync(file, body);
  const raw = await start(join(programs, 'raw-http.js'), { BENCH_BODY: file });
  await listens({ port: raw.port, path: '/' });
  const subject = counted(product, load(shot, body), each);
  const control = counted(raw, load({ port: raw.port, path: '/', body: shot.body! }, body), each);
  // As for D1: the compilers of both need some thousand requests to come to rest.
  for (let warming = short ? 1 : Math.ceil(2_000 / each); warming > 0; warming--) {
    await subject();
    await control();
  }
  const taken = await interleave(rounds, blocks, subject, control);
  await product.stop();
  await raw.stop();
  return lines(taken, districts, body.length);
};

type Taken = readonly { readonly subject: readonly Cost[]; readonly control: readonly Cost[] }[];

const lines = (taken: Taken, districts: number, bytes: number): Measurement[] => {
  const perRound = (number: (costs: readonly Cost[]) => number): Round[] =>
    taken.map((round) => ({ subject: number(round.subject), control: number(round.control) }));
  const base = {
    figure: 'D2',
    control: `the same ${bytes} bytes from node:http`,
    gate: `open and closed points and the meetings of each of ${districts} partnerships are right; each answer counted is byte for byte that one`,
  };
  const what = `overview of the county with ${districts} partnerships, signed in`;
  const cpu = (costs: readonly Cost[]): number => sum(costs.map(({ cpu }) => cpu)) / costs.length;
  const late = (costs: readonly Cost[]): number =>
    quantile(
      costs.flatMap(({ milliseconds }) => milliseconds),
      0.99,
    );
  return [
    {
      ...base,
      part: `CPU, ${districts}`,
      what,
      unit: 'µs/request',
      rounds: perRound(cpu),
      goal: { of: 'ratio', atMost: 4 },
    },
    {
      ...base,
      part: `p99, ${districts}`,
      what: `${what}; 4 at once`,
      unit: 'ms',
      rounds: perRound(late),
      goal: { of: 'difference', atMost: 15 },
    },
  ];
};

interface Overview {
  readonly slug: string;
  readonly open: number;
  readonly closed: number;
  readonly nextMeeting: { readonly date: string } | null;
  readonly minutesNotAgreed: readonly unknown[];
}

const checkOverview = (body: string, districts: number): void => {
  const { data } = JSON.parse(body) as { data?: { countyOverview: Overview[] } };
  const all = data?.countyOverview ?? [];
  gate(all.length === districts + 1, `The overview has ${all.length} partnerships: ${body.slice(0, 300)}`);
  for (const { slug, open, closed, nextMeeting, minutesNotAgreed } of all) {
    const right =
      slug === countyTenant
        ? open + closed === 0
        : open === pointsEach - closedEach && closed === closedEach && nextMeeting && minutesNotAgreed.length === 1;
    gate(Boolean(right), `The overview is wrong about ${slug}: ${open} open, ${closed} closed.`);
  }
};

/** What partnerships have published, put into their logs; the product makes its views of it. */
const prepare = async (dataDir: string, districts: number): Promise<Client> => {
  const tenants = Array.from({ length: districts }, (_, index) => tenantId(`district-${index + 1}`));
  const platform = await openPlatform(dataDir, [countyTenant, ...tenants], contexts);
  for (const tenant of [countyTenant, ...tenants]) await found(platform, tenant, []);
  for (const tenant of tenants) await publish(platform, tenant);
  await platform.close();
  return (await createClients(dataDir, { 'bench-board': [{ tenant: countyTenant, role: 'member' }] }))[0]!;
};

const publish = async ({ embedded, ports }: Platform, tenant: TenantId): Promise<void> => {
  const logs = {
    'action-plan': embedded.store('action-plan').of(tenant),
    meetings: embedded.store('meetings').of(tenant),
  };
  const appends: Promise<unknown>[] = [];
  const append = (context: keyof typeof logs, stream: string, events: readonly DomainEvent[]): void => {
    const commandId = ports.ids.next();
    const commit: NewCommit = {
      stream,
      version: 1,
      events,
      commandId,
      commandDigest: '00'.repeat(16),
      at: new Date(ports.clock.now()).toISOString(),
      actor: 'bench-officer',
      correlation: commandId,
      causation: commandId,
    };
    appends.push(logs[context].append(commit));
  };
  for (let number = 1; number <= pointsEach; number++) {
    const id = ports.ids.next();
    append('action-plan', `action-point-${id}`, pointEvents(id, number));
  }
  for (const meeting of ['held', 'to come']) {
    const id = ports.ids.next();
    append('meetings', `meeting-${id}`, meetingEvents(id, meeting === 'held'));
  }
  await Promise.all(appends);
};

const pointEvents = (actionPointId: string, number: number): DomainEvent[] => {
  const { type: _, id: __, ...facts } = raise(actionPointId, number);
  const raised = { type: 'ActionPointRaised.v1', data: { ...facts, actionPointId } } as const;
  actionPointEvents[raised.type].parse(raised.data);
  const closed = {
    type: 'ActionPointClosed.v1',
    data: { actionPointId, answer: 'Done', closedOn: '2020-10-06', dueOn: facts.dueOn },
  } as const;
  return number <= closedEach ? [raised, closed] : [raised];
};

const meetingEvents = (meetingId: string, held: boolean): DomainEvent[] => {
  const scheduled = {
    type: 'MeetingScheduled.v1',
    data: {
      meetingId,
      groupId: 'board',
      title: 'Community Safety Partnership',
      date: held ? '2020-07-07' : '2099-07-07',
      startsAt: '10:00',
      endsAt: '11:50',
      place: null,
      noticeWorkingDays: 5,
      quorumAgencies: 3,
      minuteNumbering: 'item-and-paragraph',
      actionReferences: 'month-and-number',
    },
  };
  const closing = [
    { type: 'MeetingOpened.v1', data: { meetingId } },
    { type: 'MeetingClosed.v1', data: { meetingId, closedAt: '11:30' } },
  ];
  return held ? [scheduled, ...closing] : [scheduled];
};
