import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../harness/client.ts';
import { follow } from '../harness/live.ts';
import { openProduct, openServices, type Product } from '../harness/product.ts';
import { gatewayProgram, startProgram, type Program } from '../harness/program.ts';
import type { Services } from '../harness/services.ts';
import { kinds } from '../harness/users.ts';

const everything = `{
  viewer { signedIn roles agencyIds }
  partnership { name kind agencies { id name class succeededBy { name } } groups { id name } }
  publicMeetings { title date }
  nextMeeting { id title group { name } review { reference } }
  meetings(first: 3) { total nodes { id title group { id name } actionPoints { reference actionPoint { status owners { role agency { name } } } } } }
  actionPoints(first: 20) { total nodes { id reference status overdue owners { role agency { id name } } history { kind at } } }
}`;
const eachForItself = [
  '{ appointments { id } }',
  '{ countyOverview { slug name open overdue nextMeeting { date } } }',
  '{ publicMeetings { id title } }',
  '{ actionPointEvents(after: "0", first: 5) { messages { cursor event { id kind } } cursor } }',
  '{ meeting(id: "none") { id group { name } } actionPoint(id: "none") { id } }',
  '{ actionPointEvents(after: "made up") { cursor } }',
  '{ nonsense }',
  'mutation { ping }',
];
const note =
  'mutation ($input: UpdateActionPointInput!) { updateActionPoint(input: $input) { __typename ... on ActionPoint { version status owners { agency { name } } } ... on Refusal { code message } } }';
const events = 'subscription ($after: Cursor) { actionPointEvents(after: $after) { cursor event { id kind note } } }';
interface Told {
  readonly actionPointEvents: {
    readonly cursor: string;
    readonly event: { readonly id: string; readonly note: string };
  };
}

describe('the product as services', () => {
  let product: Product;
  let services: Services;
  let officer: GraphClient;
  beforeAll(async () => {
    ({ product, services } = await openServices());
    officer = await product.user('support officer');
  });
  afterAll(() => product.close());

  const operationsOf = async (context: string): Promise<number> => {
    const text = await (await fetch(`${services.url(context)}/metrics`)).text();
    const counts = [...text.matchAll(/^csp_graphql_operation_seconds_count\{[^}]*\} (\d+)$/gm)];
    return counts.reduce((sum, [, count]) => sum + Number(count), 0);
  };
  const anOpenPoint = async (): Promise<string> => {
    const { actionPoints } = await officer.read<{ actionPoints: { nodes: { id: string }[] } }>(
      '{ actionPoints(filter: { open: true }, first: 1) { nodes { id } } }',
    );
    return actionPoints.nodes[0]!.id;
  };
  const addNote = async (text: string, commandId: string = randomUUID()) =>
    (await officer.ask(note, { input: { id: await anOpenPoint(), note: text, commandId } })).data?.[
      'updateActionPoint'
    ];

  it('answers everyone as the product in one process does', async () => {
    const whole = await openProduct();
    try {
      for (const kind of kinds) {
        const [here, there] = [await product.user(kind), await whole.user(kind)];
        for (const query of [everything, ...eachForItself]) {
          const [answer, expected] = [await here.ask(query), await there.ask(query)];
          const told = ({ data, errors }: typeof answer) => ({
            data,
            // Which of several fields are named differs: what one service is asked at once, it refuses as a whole.
            faults: [...new Set(errors?.map(({ message, extensions }) => `${extensions?.code}: ${message}`))],
          });
          expect({ kind, query, ...told(answer) }).toEqual({ kind, query, ...told(expected) });
        }
      }
    } finally {
      await whole.close();
    }
  });

  it('asks each service once for a list whose rows refer elsewhere', async () => {
    const before = [await operationsOf('action-plan'), await operationsOf('partnerships')];
    const { data } = await officer.ask('{ actionPoints(first: 20) { nodes { owners { agency { name } } } } }');
    expect(JSON.stringify(data)).toContain('Cambridge City Council');
    const after = [await operationsOf('action-plan'), await operationsOf('partnerships')];
    expect(after).toEqual([before[0]! + 1, before[1]! + 1]);
  });

  it('carries out a change once, however often it is sent, and refuses in the words of the service', async () => {
    const commandId = randomUUID();
    const [first, again] = [await addNote('Once.', commandId), await addNote('Once.', commandId)];
    expect(first).toMatchObject({ __typename: 'ActionPoint', status: 'IN_PROGRESS' });
    expect(again).toEqual(first);
    expect(await addNote('Another.', commandId)).toMatchObject({ __typename: 'Refusal', code: 'command-id-reused' });
    const member = await product.user('member');
    const { errors } = await member.ask(note, { input: { id: await anOpenPoint(), note: 'x' } });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('gives a calendar by its secret address, put together from what three services know', async () => {
    const secret = randomBytes(32).toString('base64url');
    const make = `mutation ($input: MakeCalendarAddressInput!) {
      made: makeCalendarAddress(input: $input) { ... on CalendarAddress { path } } }`;
    const { made } = await officer.read<{ made: { path: string } }>(make, { input: { secret } });
    const calendar = await fetch(product.url + made.path);
    expect(calendar.status).toBe(200);
    const text = await calendar.text();
    expect(text).toMatch(/^SUMMARY:Due: action point /m);
    expect(text).toMatch(/^LOCATION:.*Guildhall/m);
    expect((await fetch(product.url + made.path.replace(secret, 'A'.repeat(43)))).status).toBe(404);
  });

  it('goes on at another gateway from the cursor that the first gave', async () => {
    const live = follow<Told>(officer, events, { after: '0' });
    const last = await live.first(() => true);
    await addNote('Heard live.');
    const heard = await live.first(({ actionPointEvents }) => actionPointEvents.event.note === 'Heard live.');
    await live.stop();
    await addNote('Missed meanwhile.');
    expect(last.actionPointEvents.cursor).not.toBe(heard.actionPointEvents.cursor);
    const second: Program = await startProgram({
      dataDir: product.dataDir,
      file: gatewayProgram,
      // People know both by one address.
      environment: { ...services.environment, PUBLIC_URL: product.url },
    });
    try {
      const there = Object.assign(Object.create(officer) as GraphClient, { site: second.url });
      const resumed = follow<Told>(there, events, { after: heard.actionPointEvents.cursor });
      await resumed.first(({ actionPointEvents }) => actionPointEvents.event.note === 'Missed meanwhile.');
      expect(resumed.received[0]?.actionPointEvents.event.note).toBe('Missed meanwhile.');
      await resumed.stop();
    } finally {
      await second.stop();
    }
  });

  it('does without a service that is down, says which, and has it again when it is back', async () => {
    const query =
      '{ viewer { signedIn } partnership { slug } nextMeeting { id } meetings { total } publicMeetings { id } actionPoints { total } }';
    const live = follow<Told>(officer, events, { after: '0' });
    await live.first(() => true);
    const whole = (await officer.ask(query)).data!;
    await services.down('meetings');
    await services.down('subscriptions');
    try {
      const { data, errors } = await officer.ask(query);
      expect(data).toEqual({ ...whole, nextMeeting: null, meetings: null, publicMeetings: null });
      expect(whole).toMatchObject({
        partnership: { slug: 'cambridge-city' },
        actionPoints: { total: expect.any(Number) },
      });
      expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual(
        ['nextMeeting', 'meetings', 'publicMeetings'].map((name) => [[name], 'SERVICE_UNAVAILABLE']),
      );
      expect(errors?.[0]?.message).toContain('"meetings"');
      expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|ECONN/);
      // A change is refused for the moment, not for good, and nothing has happened.
      expect(
        (await officer.ask('mutation { publishAgenda(input: { meetingId: "x" }) { __typename } }')).errors,
      ).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
      const page = await fetch(`${product.url}/public/cambridge-city`);
      expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await page.text()).toContain('can’t be reached just now');
      await live.ended;
      expect(live.errors[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
    } finally {
      await services.up('meetings');
      await services.up('subscriptions');
    }
    expect((await officer.ask(query)).errors).toBeUndefined();
  });

  it('serves pages, sign-in, keys and health beside the graph', async () => {
    const at = (path: string) => fetch(`${product.url}${path}`, { redirect: 'manual' });
    expect(await (await at('/public/cambridge-city')).text()).toContain('Cambridge Community Safety Partnership');
    expect((await at('/')).headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await at('/sign-in')).status).toBe(303);
    expect(await (await at('/.well-known/csp-gateway-keys.json')).text()).not.toContain('"d"');
    expect(await (await at('/readyz')).json()).toEqual({
      state: 'ready',
      reached: { partnerships: true, accounts: true },
    });
    expect((await at('/metrics')).status).toBe(404);
    expect((await at('/t/nowhere/graphql')).status).toBe(404);
  });
});
