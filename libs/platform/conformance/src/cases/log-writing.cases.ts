import type { Appended } from '@csp/kernel';
import { expect } from 'vitest';
import type { Cases } from '../platform.ts';
import { numberedId } from '../ports.ts';
import { all, appended, commit, counted, logOf, plain, positionsOf, upTo } from './commits.ts';

const kinds = (answers: readonly Appended[]) => answers.map(({ kind }) => kind);

/** Who may write what, one after the other. */
export const logWritingCases: Cases = {
  'counts positions from 1, one for each commit, over all streams': async (platform) => {
    const log = await logOf(platform);
    for (const position of upTo(5)) {
      expect(await log.append(commit())).toEqual({ kind: 'appended', position });
      expect(await log.head()).toBe(position);
    }
    expect(positionsOf(await all(log))).toEqual(upTo(5));
  },
  'shows a commit to whoever reads after its answer': async (platform) => {
    const log = await logOf(platform);
    const { position, stream } = await appended(log);
    expect(positionsOf(await log.read(0, 10))).toEqual([position]);
    expect(positionsOf(await log.stream(stream))).toEqual([position]);
  },
  'counts one version for each event': async (platform) => {
    const log = await logOf(platform);
    await appended(log, { stream: 'tally-v', version: 1, events: [counted(1), counted(2), counted(3)] });
    await appended(log, { stream: 'tally-v', version: 4, events: [counted(4)] });
    expect((await log.stream('tally-v')).map(({ version }) => version)).toEqual([1, 4]);
  },
  'refuses a version that is taken, and writes nothing': async (platform) => {
    const log = await logOf(platform);
    await appended(log, { stream: 'tally-v', events: [counted(1)] });
    expect(await log.append(commit({ stream: 'tally-v', events: [counted(2)] }))).toEqual({ kind: 'conflict' });
    const [only, ...more] = await all(log);
    expect(more).toEqual([]);
    expect(only!.events).toEqual([counted(1)]);
    expect((await appended(log)).position).toBe(2);
  },
  'lets the loser of a version write the next one under the same command id': async (platform) => {
    const log = await logOf(platform);
    await appended(log, { stream: 'tally-v' });
    const late = commit({ stream: 'tally-v' });
    expect((await log.append(late)).kind).toBe('conflict');
    expect(await log.append({ ...late, version: 2 })).toEqual({ kind: 'appended', position: 2 });
  },
  'keeps versions of different streams apart': async (platform) => {
    const log = await logOf(platform);
    expect(kinds([await log.append(commit({ stream: 'a' })), await log.append(commit({ stream: 'b' }))])).toEqual([
      'appended',
      'appended',
    ]);
  },
  'answers a command it knows with the first commit, and writes nothing': async (platform) => {
    const log = await logOf(platform);
    const first = commit({ events: [counted(1)] });
    await log.append(first);
    const again = await log.append({ ...first, version: 2, at: '2021-01-01T00:00:00.000Z' });
    expect(again.kind).toBe('repeated');
    expect(plain((again as Extract<Appended, { kind: 'repeated' }>).commit)).toEqual({ ...first, position: 1 });
    expect(await log.head()).toBe(1);
  },
  'says repeated rather than conflict': async (platform) => {
    const log = await logOf(platform);
    const first = commit();
    await log.append(first);
    expect((await log.append(first)).kind).toBe('repeated');
  },
  'gives the first digest for a command id that comes with something else': async (platform) => {
    const log = await logOf(platform);
    const first = commit({ commandDigest: '1'.repeat(32) });
    await log.append(first);
    const other = await log.append(
      commit({ commandId: first.commandId, stream: 'elsewhere', commandDigest: '2'.repeat(32) }),
    );
    expect(other).toMatchObject({ kind: 'repeated', commit: { position: 1 } });
    expect((other as Extract<Appended, { kind: 'repeated' }>).commit.commandDigest).toBe('1'.repeat(32));
    expect(await log.stream('elsewhere')).toEqual([]);
  },
  'finds a command again, however long ago it was': async (platform) => {
    const log = await logOf(platform);
    const old = await appended(log, { stream: 'tally-old' });
    for (let n = 0; n < 60; n++) await appended(log);
    expect(plain((await log.commitOf(old.commandId))!)).toEqual(old);
    expect((await log.append(commit({ commandId: old.commandId }))).kind).toBe('repeated');
  },
  'takes the same command id once for each tenant': async (platform) => {
    const commandId = numberedId(1, 2);
    for (const tenant of ['cambridge-city', 'fenland'])
      expect((await (await logOf(platform, tenant)).append(commit({ commandId }))).kind, tenant).toBe('appended');
  },
  'takes the same command id once for each context': async (platform) => {
    const commandId = numberedId(1, 2);
    for (const context of ['tally', 'echo'])
      expect((await (await logOf(platform, 'fenland', context)).append(commit({ commandId }))).kind).toBe('appended');
  },
  'takes no position for what it refuses': async (platform) => {
    const log = await logOf(platform);
    const first = await appended(log, { stream: 'tally-v' });
    for (let n = 0; n < 5; n++) {
      await log.append(commit({ stream: 'tally-v' }));
      await log.append(commit({ commandId: first.commandId }));
    }
    expect((await appended(log)).position).toBe(2);
  },
  'lets a name be claimed once, whichever stream asks': async (platform) => {
    const log = await logOf(platform);
    const claim = 'reference 10/01';
    const first = await appended(log, { claim, stream: 'tally-v' });
    expect(await log.append(commit({ claim }))).toEqual({ kind: 'taken' });
    expect(await log.append(commit({ claim: 'reference 10/1' }))).toEqual({ kind: 'appended', position: 2 });
    // Who sends again hears the first answer, and who lost the race for a version decides again.
    expect((await log.append(commit({ claim, commandId: first.commandId }))).kind).toBe('repeated');
    expect(await log.append(commit({ claim, stream: 'tally-v' }))).toEqual({ kind: 'conflict' });
    expect(positionsOf(await all(log))).toEqual([1, 2]);
  },
  'lets a name be claimed once for each tenant and context': async (platform) => {
    const claim = 'reference 10/01';
    for (const [tenant, context] of [
      ['fenland', 'tally'],
      ['fenland', 'echo'],
      ['peterborough', 'tally'],
    ] as const)
      expect((await (await logOf(platform, tenant, context)).append(commit({ claim }))).kind).toBe('appended');
  },
  'rejects what it could not give back, and goes on': async (platform) => {
    const log = await logOf(platform);
    await expect(log.append(commit({ commandId: 'not-a-uuid' }))).rejects.toThrow();
    await expect(log.append(commit({ at: 'yesterday' }))).rejects.toThrow();
    await expect(log.append(commit({ version: 0 }))).rejects.toThrow();
    expect(await log.append(commit())).toEqual({ kind: 'appended', position: 1 });
  },
};

/** Who may write what, all at once. */
export const logRacingCases: Cases = {
  'takes 64 appends at once to as many streams, each at a position of its own': async (platform) => {
    const log = await logOf(platform);
    const commits = upTo(64).map(() => commit());
    const answers = await Promise.all(commits.map((one) => log.append(one)));
    const stored = await all(log);
    expect(positionsOf(stored)).toEqual(upTo(64));
    for (const [index, answer] of answers.entries()) {
      expect(answer.kind).toBe('appended');
      const { position } = answer as Extract<Appended, { kind: 'appended' }>;
      expect(stored[position - 1]!.commandId, `position ${position}`).toBe(commits[index]!.commandId);
    }
  },
  'lets exactly one of 64 have a version': async (platform) => {
    const log = await logOf(platform);
    for (let version = 1; version <= 3; version++) {
      const answers = await Promise.all(upTo(64).map(() => log.append(commit({ stream: 'tally-hot', version }))));
      expect(kinds(answers).filter((kind) => kind === 'appended')).toHaveLength(1);
      expect(kinds(answers).filter((kind) => kind === 'conflict')).toHaveLength(63);
    }
    expect(positionsOf(await log.stream('tally-hot'))).toEqual([1, 2, 3]);
  },
  'gives a name that 64 streams claim at once to exactly one': async (platform) => {
    const log = await logOf(platform);
    const answers = await Promise.all(upTo(64).map(() => log.append(commit({ claim: 'reference 10/01' }))));
    expect(kinds(answers).filter((kind) => kind === 'appended')).toHaveLength(1);
    expect(kinds(answers).filter((kind) => kind === 'taken')).toHaveLength(63);
    expect(await log.head()).toBe(1);
  },
  'gives a command sent 32 times at once one effect and one answer': async (platform) => {
    const log = await logOf(platform);
    const same = commit();
    const answers = await Promise.all(upTo(32).map(() => log.append(same)));
    expect(kinds(answers).filter((kind) => kind === 'appended')).toHaveLength(1);
    for (const answer of answers)
      if (answer.kind === 'repeated') expect(plain(answer.commit)).toEqual({ ...same, position: 1 });
      else expect(answer).toEqual({ kind: 'appended', position: 1 });
    expect(await log.head()).toBe(1);
  },
  'shows readers beside writers no gap and nothing twice': async (platform) => {
    const log = await logOf(platform);
    let writing = true;
    const seen: number[] = [];
    const read = async () => {
      for (let last = false; !last;) {
        last = !writing;
        const head = await log.head();
        const page = positionsOf(await log.read(seen.length, 7));
        expect(page).toEqual(page.map((_, index) => seen.length + index + 1));
        if (page.length < 7) expect(seen.length + page.length).toBeGreaterThanOrEqual(head);
        if (page.length > 0) last = false;
        seen.push(...page);
        await new Promise((turn) => setImmediate(turn));
      }
    };
    const write = async () => {
      try {
        for (let n = 0; n < 20; n++) await Promise.all(upTo(8).map(() => appended(log)));
      } finally {
        writing = false;
      }
    };
    await Promise.all([write(), read()]);
    expect(seen).toEqual(upTo(160));
  },
  'lets an append that can not be stored harm no other of the same moment': async (platform) => {
    const log = await logOf(platform);
    const [before, bad, after] = await Promise.allSettled([
      log.append(commit()),
      log.append(commit({ commandId: 'not-a-uuid' })),
      log.append(commit()),
    ]);
    expect(bad.status).toBe('rejected');
    expect([before, after].map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(positionsOf(await all(log))).toEqual([1, 2]);
  },
  'keeps writers of different tenants and contexts out of each other`s count': async (platform) => {
    const places = ['a', 'b', 'c'].flatMap((tenant) => ['tally', 'echo'].map((context) => [tenant, context] as const));
    const logs = await Promise.all(places.map(([tenant, context]) => logOf(platform, tenant, context)));
    await Promise.all(logs.flatMap((log) => upTo(10).map(() => appended(log))));
    for (const log of logs) expect(positionsOf(await all(log))).toEqual(upTo(10));
  },
};

/** What is still known when the process has ended and begun again. */
export const logReopeningCases: Cases = {
  'holds the same commits after it was opened again': async (platform) => {
    const log = await logOf(platform);
    for (let n = 0; n < 5; n++) await appended(log, { events: [counted(n), counted(-n)] });
    const before = await all(log);
    await platform.reopen!();
    expect(await all(await logOf(platform))).toEqual(before);
  },
  'counts on after it was opened again': async (platform) => {
    await appended(await logOf(platform), { stream: 'tally-v' });
    await platform.reopen!();
    const log = await logOf(platform);
    expect((await log.append(commit({ stream: 'tally-v' }))).kind).toBe('conflict');
    expect(await log.append(commit({ stream: 'tally-v', version: 2 }))).toEqual({ kind: 'appended', position: 2 });
  },
  'knows what was claimed after it was opened again': async (platform) => {
    await appended(await logOf(platform), { claim: 'reference 10/01' });
    await platform.reopen!();
    expect(await (await logOf(platform)).append(commit({ claim: 'reference 10/01' }))).toEqual({ kind: 'taken' });
  },
  'knows a command after it was opened again': async (platform) => {
    const first = await appended(await logOf(platform));
    await platform.reopen!();
    const again = await (await logOf(platform)).append(commit({ commandId: first.commandId }));
    expect(again.kind).toBe('repeated');
    expect(plain((again as Extract<Appended, { kind: 'repeated' }>).commit)).toEqual(first);
  },
  'knows its tenants after it was opened again': async (platform) => {
    await logOf(platform, 'fenland');
    await logOf(platform, 'cambridge-city');
    await platform.reopen!();
    expect(platform.tenants()).toEqual(['cambridge-city', 'fenland']);
  },
};
