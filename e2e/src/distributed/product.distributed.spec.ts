import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startProduct } from '@csp/infra-local/product';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Follower } from '../faults-http/follower.ts';
import { Recorder, type Sent } from '../faults-http/recorder.ts';
import { GraphClient } from '../harness/client.ts';
import { csp } from '../harness/command.ts';
import { wholeFeed } from '../harness/feed.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { seededRandom } from '../harness/random.ts';
import { tokenOf } from '../harness/users.ts';

// One product for all that is tried here: a MongoDB, a Kafka, and two processes of each of the five services and of the gateway. Each
// request goes to the other one than the last, so that whoever signs in does so at both gateways.
const lines: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'csp-services-'));
const running = await startProduct({
  folder,
  replicas: 2,
  prefix: `e${(Date.now() % 36 ** 7).toString(36)}`,
  say: (text) => console.log(text),
  heard: (line) => void lines.push(line),
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

// The journey as it is walked in one process, to the letter: it asks a product at an address.
process.env['CSP_URL'] = running.url;
const { openProduct } = await import('../harness/product.ts');
await import('../journey/journey.spec.ts');

/** `KILLS=500` for a long look; otherwise a handful, each of another kind of process, beginning with any. */
const wanted = Number(process.env['KILLS'] ?? 4);
const seed = Number(process.env['KILLS_SEED'] ?? Date.now() % 1_000_000);
const writers = 3;
const mostTries = 600;

/** An open meeting, to minute action points at. */
let desk: { meetingId: string; paragraphId: string; agencyId: string };

describe('two of everything', () => {
  it('share the work', () => {
    // Nothing in the journey asks for letters.
    for (const [name, { counts }] of Object.entries(running.balancers).filter(([name]) => name !== 'outreach'))
      for (const count of counts()) expect(count, name).toBeGreaterThan(name === 'gateway' ? 10 : 0);
  });

  it('take who was given an account from a shell a moment ago', async () => {
    const words = ['machine', 'shell-desk', 'Constabulary, desk', 'cambridge-city', 'cambs-constabulary'];
    const made = await csp(folder, words, { environment: running.servers });
    expect(made.error).toBe('');
    const [clientId = '', secret = ''] = made.output.split('\n');
    const token = await tokenOf(running.url, clientId, secret);
    const desk = new GraphClient(running.url, 'cambridge-city', { authorization: `Bearer ${token}` });
    for (let gateway = 0; gateway < 2; gateway++)
      expect((await desk.ask('{ viewer { agencyIds } }')).data).toEqual({
        viewer: { agencyIds: ['cambs-constabulary'] },
      });
  });
});

describe('kill -9 of any process at random, with commands and subscribers under way', () => {
  const random = seededRandom(seed);
  const recorder = new Recorder();
  const followers: Follower[] = [];
  let officer: GraphClient;
  let over = false;
  let number = 0;

  beforeAll(async () => {
    // For those that are started again: the journey above is timed without the first writing of thirty topics beside it.
    process.env['AGENCY_TOPICS'] = 'yes';
    // One at least, whoever is struck below.
    const writing = running.processes['subscriptions-1']!;
    await writing.stop();
    writing.start();
    await writing.ready();
    const product = await openProduct();
    officer = await product.user('support officer');
    const { groupId, agencies } = await placeOf(officer);
    const meeting = await MeetingDesk.schedule(officer, { groupId, date: '2044-06-11' });
    const item = await meeting.item('Under fire');
    await meeting.openWith(agencies.slice(0, 10));
    desk = { meetingId: meeting.id, paragraphId: await meeting.minute(item, 'Said.'), agencyId: agencies[0]! };
    for (const kind of ['agency officer', 'member'] as const)
      followers.push(new Follower((await product.user(kind)).in('cambridge-city'), random).start());
  });
  afterAll(async () => {
    over = true;
    await Promise.all(followers.map((one) => one.stop()));
  });

  const command = (): Promise<Sent> => {
    const text = `${random() < 0.5 ? 'Minuted' : 'Raised'} ${number++}`;
    const owners = [{ role: 'Officer', agencyId: desk.agencyId }];
    const { meetingId, paragraphId } = desk;
    return text.startsWith('Minuted')
      ? recorder.send(officer, 'minuteActionPoint', { meetingId, paragraphId, text, owners }, 'id')
      : recorder.send(officer, 'raiseActionPoint', { reference: `K${text.slice(7)}`, text, owners }, 'id');
  };

  /** What a client does who is told nothing, or that it isn't certain: sends the same command again until it has an answer. */
  const insist = async (sending: Promise<Sent>): Promise<void> => {
    const one = recorder.sent.at(-1)!;
    await sending.catch(() => undefined);
    while (one.outcome === 'unknown' && one.tries < mostTries)
      await recorder.attempt(officer, one).catch(() => wait(100));
  };

  const write = async (): Promise<void> => {
    while (!over) await insist(command());
  };

  it(
    `goes on through ${wanted} kills (KILLS_SEED=${seed})`,
    async () => {
      const writing = Promise.all(Array.from({ length: writers }, write));
      const names = Object.keys(running.processes);
      const first = Math.floor(random() * names.length);
      for (let kills = 0; kills < wanted; kills++) {
        await wait(200 + random() * 1_000);
        // One of each kind, then the other: they stand in pairs.
        const turn = 2 * kills + Math.floor((2 * kills) / names.length);
        const struck = running.processes[names[(first + turn) % names.length]!]!;
        await struck.kill();
        await wait(random() * 500);
        struck.start();
        await struck.ready();
      }
      over = true;
      await writing;
    },
    wanted * 30_000 + 60_000,
  );

  it('lost nothing it acknowledged, doubled nothing, and gave no reference twice', async () => {
    console.log(
      `${wanted} kills, ${recorder.sent.length} commands, ${recorder.sent.filter(({ tries }) => tries > 1).length} sent again; seed ${seed}`,
    );
    expect(recorder.sent.length).toBeGreaterThan(wanted);
    expect(recorder.unknown).toEqual([]);
    expect(recorder.sent.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    const wantedTexts = recorder.acknowledged.map(({ input }) => String(input['text'])).sort();
    const registered = async (): Promise<{ text: string; reference: string }[]> => {
      const all: { text: string; reference: string }[] = [];
      for (let offset = 0; ; offset += 100) {
        const { actionPoints } = await officer.read<{ actionPoints: { nodes: { text: string; reference: string }[] } }>(
          'query($offset: Int!) { actionPoints(first: 100, offset: $offset) { nodes { text reference } } }',
          { offset },
        );
        all.push(...actionPoints.nodes);
        if (actionPoints.nodes.length < 100) return all.filter(({ text }) => /^(?:Minuted|Raised) \d/.test(text));
      }
    };
    // What was minuted comes into the register by Kafka, a moment later.
    await expect
      .poll(async () => (await registered()).map(({ text }) => text).sort(), { timeout: 30_000 })
      .toEqual(wantedTexts);
    const references = (await registered()).map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
    const { meeting } = await officer.read<{ meeting: { actionPoints: { actionPointId: string }[] } }>(
      'query($id: ID!) { meeting(id: $id) { actionPoints { actionPointId } } }',
      { id: desk.meetingId },
    );
    expect(meeting.actionPoints).toHaveLength(wantedTexts.filter((text) => text.startsWith('Minuted')).length);
  });

  it('told every subscriber every event exactly once, in order, through all their cuts', async () => {
    const whole = await wholeFeed(officer);
    await expect.poll(() => followers.every(({ told }) => told.length >= whole.length), { timeout: 30_000 }).toBe(true);
    for (const { told } of followers) expect(told.map(({ event }) => event.id)).toEqual(whole);
  });
});

const atDesk = () => {
  const { meetingId, paragraphId, agencyId } = desk;
  return { meetingId, paragraphId, owners: [{ role: 'Officer', agencyId }] };
};
const { nobodyElses } = await import('./nobody-elses.ts');
nobodyElses(running, {
  desk: atDesk,
  lines,
  metrics: Object.values(running.processes).map(({ metrics }) => metrics),
});
const { oneTrace } = await import('./one-trace.ts');
oneTrace(running, atDesk);
