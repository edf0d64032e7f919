import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../harness/client.ts';
import { wholeFeed } from '../harness/feed.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { commitsIn, type StoredCommit } from '../harness/positions.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { launch } from '../harness/program.ts';
import { seededRandom } from '../harness/random.ts';
import { Follower } from './follower.ts';
import { Recorder } from './recorder.ts';

/** `KILLS=5000` for a long night; otherwise as many as fit into the time, up to this number. */
const wanted = Number(process.env['KILLS'] ?? 45);
const longestMilliseconds = process.env['KILLS'] ? Infinity : 160_000;
const fewest = process.env['KILLS'] ? wanted : 30;
const seed = Number(process.env['KILLS_SEED'] ?? Date.now() % 1_000_000);
const writers = 4;
/** A meeting has at most 500 action points: each does for so many kills. */
const killsPerMeeting = 8;

describe.runIf(ours)('kill -9 at random, with commands and subscribers under way', () => {
  const random = seededRandom(seed);
  const recorder = new Recorder();
  const followers: Follower[] = [];
  let product: Product;
  let officer: GraphClient;
  let desk: { meetingId: string; paragraphId: string; agencyId: string };
  let kills = 0;
  let running = false;
  let sequence = 0;

  const openMeeting = async (): Promise<void> => {
    const { groupId, agencies } = await placeOf(officer);
    const meeting = await MeetingDesk.schedule(officer, { groupId, date: `20${30 + (kills % 60)}-06-11` });
    const item = await meeting.item('Under fire');
    await meeting.openWith(agencies.slice(0, 10));
    desk = { meetingId: meeting.id, paragraphId: await meeting.minute(item, 'Said.'), agencyId: agencies[0]! };
  };

  const raised: string[] = [];
  const command = async (): Promise<void> => {
    const number = sequence++;
    const owners = [{ role: 'Officer', agencyId: desk.agencyId }];
    const { meetingId, paragraphId } = desk;
    const kind = random();
    if (kind < 0.45)
      await recorder.send(
        officer,
        'minuteActionPoint',
        { meetingId, paragraphId, text: `Minuted ${number}`, owners },
        'id',
      );
    else if (kind < 0.7 || raised.length === 0) {
      const { outcome, answer } = await recorder.send(
        officer,
        'raiseActionPoint',
        { reference: `K${number}`, text: `Raised ${number}`, owners },
        'id',
      );
      if (outcome === 'acknowledged') raised.push((answer as { id: string }).id);
    } else
      await recorder.send(
        officer,
        'updateActionPoint',
        { id: raised[Math.floor(random() * raised.length)], note: `Note ${number}` },
        'id',
      );
  };

  /** Until the product is gone: first what has no answer yet, now and then what had one, else something new. */
  const write = async (own: number): Promise<void> => {
    try {
      for (const one of recorder.unknown.filter((_, index) => index % writers === own))
        await recorder.attempt(officer, one);
      while (running) {
        const old = recorder.acknowledged;
        if (old.length > 0 && random() < 0.15) await recorder.repeat(officer, old[Math.floor(random() * old.length)]!);
        else await command();
      }
    } catch (error) {
      // The connection broke: what was on its way stays unknown. An answer that is an error is a fault of the product.
      if (!/fetch failed|terminated|socket|ECONN/i.test(String(error))) throw error;
    }
  };

  beforeAll(async () => {
    product = await openProduct();
    officer = await product.user('support officer');
    await openMeeting();
    for (const kind of ['agency officer', 'support officer', 'member'] as const)
      followers.push(new Follower((await product.user(kind)).in('cambridge-city'), random).start());
  });
  afterAll(async () => {
    running = false;
    await Promise.all(followers.map((one) => one.stop()));
    await product.close();
  });

  it(
    `goes on for up to ${wanted} kills (KILLS_SEED=${seed})`,
    async () => {
      const began = Date.now();
      while (kills < wanted && Date.now() - began < longestMilliseconds) {
        running = true;
        const writing = Promise.all(Array.from({ length: writers }, (_, own) => write(own)));
        await wait(20 + random() * 480);
        await product.kill();
        running = false;
        kills++;
        await writing;
        // One kill in five strikes while the product is only just coming up.
        if (random() < 0.2) {
          const { dataDir, port } = product.program;
          const starting = await launch({ dataDir, port });
          await wait(random() * 700);
          await starting.kill();
          kills++;
        }
        await product.restart();
        if (kills % killsPerMeeting < 2) await openMeeting();
      }
      expect(kills).toBeGreaterThanOrEqual(fewest);
      for (const one of recorder.unknown) await recorder.attempt(officer, one);
    },
    process.env['KILLS'] ? 86_400_000 : 240_000,
  );

  it('lost nothing it acknowledged, doubled nothing, and left no gap', async () => {
    const tries = recorder.sent.filter((one) => one.tries > 1).length;
    console.log(
      `${kills} kills, ${recorder.sent.length} commands, ${recorder.acknowledged.length} acknowledged, ${tries} sent again because no answer came; seed ${seed}`,
    );
    expect(recorder.unknown).toEqual([]);
    expect(recorder.sent.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    expect(recorder.contradicted).toEqual([]);
    const meetings = commitsIn(product.dataDir, 'cambridge-city', 'meetings');
    const register = commitsIn(product.dataDir, 'cambridge-city', 'action-plan');
    const counts = new Map<string, number>();
    for (const { command: id } of [...meetings, ...register]) counts.set(id, (counts.get(id) ?? 0) + 1);
    const stored = recorder.acknowledged.map(({ commandId }) => counts.get(commandId.replaceAll('-', '')) ?? 0);
    expect(stored.filter((count) => count !== 1)).toEqual([]);
    for (const log of [meetings, register]) {
      expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
      const versions = new Map<string, number>();
      for (const { stream, version, events } of log) {
        expect(version).toBe((versions.get(stream) ?? 0) + 1);
        versions.set(stream, version + events.length - 1);
      }
    }
  });

  it('has in the register what was minuted, each once, and each effect once', async () => {
    await expect
      .poll(async () => (await (await fetch(`${product.url}/readyz`)).json()) as object)
      .toMatchObject({ state: 'ready', parked: 0 });
    const data = (commits: readonly StoredCommit[], type: string) =>
      commits.flatMap(({ events }) => events.filter(([name]) => name.startsWith(type)).map(([, given]) => given));
    const minuted = data(commitsIn(product.dataDir, 'cambridge-city', 'meetings'), 'ActionPointMinuted.');
    const raisedThere = () => data(commitsIn(product.dataDir, 'cambridge-city', 'action-plan'), 'ActionPointRaised.');
    await expect.poll(() => raisedThere().filter(({ meetingId }) => meetingId !== null).length).toBe(minuted.length);
    expect(
      raisedThere()
        .filter(({ meetingId }) => meetingId !== null)
        .map(({ reference, text }) => [reference, text])
        .sort(),
    ).toEqual(minuted.map(({ reference, text }) => [reference, text]).sort());
    for (const prefix of ['Minuted ', 'Raised ']) {
      const texts = raisedThere()
        .map(({ text }) => String(text))
        .filter((text) => text.startsWith(prefix));
      expect(new Set(texts).size).toBe(texts.length);
    }
    const notes = data(commitsIn(product.dataDir, 'cambridge-city', 'action-plan'), 'ActionPointUpdated.')
      .map(({ note }) => String(note))
      .filter((note) => /^Note \d/.test(note));
    expect(new Set(notes).size).toBe(notes.length);
    const { actionPoints } = await officer.read<{ actionPoints: { total: number } }>('{ actionPoints { total } }');
    expect(actionPoints.total).toBe(raisedThere().length);
  });

  it('told every subscriber every event exactly once, in order, through all their cuts', async () => {
    const whole = await wholeFeed(officer);
    await expect.poll(() => followers.every(({ told }) => told.length >= whole.length), { timeout: 15_000 }).toBe(true);
    for (const { told, connections } of followers) {
      expect(told.map(({ event }) => event.id)).toEqual(whole);
      expect(connections).toBeGreaterThan(Math.min(5, kills));
    }
  });
});
