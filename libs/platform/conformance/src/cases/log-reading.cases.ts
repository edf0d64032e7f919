import { UnknownTenant, type NewCommit, type TenantId } from '@csp/kernel';
import { expect } from 'vitest';
import type { Cases } from '../platform.ts';
import { numberedId, provisioned } from '../ports.ts';
import { all, appended, commit, counted, logOf, plain, positionsOf, upTo } from './commits.ts';

/** What comes back from a log is what went in. */
export const logReadingCases: Cases = {
  'is empty at first': async (platform) => {
    const log = await logOf(platform);
    expect(await log.head()).toBe(0);
    expect(await log.read(0, 10)).toEqual([]);
    expect(await log.stream('tally-1')).toEqual([]);
    expect(await log.history('tally-1')).toEqual({ events: [], position: 0 });
    expect(await log.commitOf(numberedId(1))).toBeUndefined();
  },
  'gives back every field as it was stored': async (platform) => {
    const log = await logOf(platform);
    const given: NewCommit = {
      stream: 'tally-fields',
      version: 1,
      events: [counted(3), { type: 'TallyNoted.v1', data: { tallyId: 't', note: 'n' } }],
      commandId: numberedId(1, 1),
      commandDigest: '0123456789abcdef0123456789abcdef',
      at: '2020-10-06T09:59:59.999Z',
      actor: 'policy:echo-what-was-counted',
      correlation: numberedId(2, 1),
      causation: numberedId(3, 1),
    };
    await log.append(given);
    expect(await all(log)).toEqual([{ ...given, position: 1 }]);
    expect((await log.stream('tally-fields')).map(plain)).toEqual([{ ...given, position: 1 }]);
    expect(plain((await log.commitOf(given.commandId))!)).toEqual({ ...given, position: 1 });
  },
  'tells a cause that is the command itself from one that is another': async (platform) => {
    const log = await logOf(platform);
    const alone = await appended(log);
    const caused = await appended(log, { correlation: alone.commandId, causation: numberedId(7, 7) });
    const [first, second] = await all(log);
    expect([first!.correlation, first!.causation]).toEqual([alone.commandId, alone.commandId]);
    expect([second!.correlation, second!.causation]).toEqual([alone.commandId, caused.causation]);
  },
  'keeps any text people write': async (platform) => {
    const log = await logOf(platform);
    const texts = [
      '',
      "O'Brien",
      'Null',
      '–£',
      'Łódź',
      'Llanfairpwllgwyngyll ŵ',
      'میٹنگ',
      '👩‍👩‍👧‍👦',
      'a\u0301',
      '\u202e',
      '\ufeff',
      '</script>',
    ];
    await appended(log, { events: texts.map((note) => ({ type: 'TallyNoted.v1', data: { tallyId: 't', note } })) });
    const [stored] = await all(log);
    expect(stored!.events.map(({ data }) => (data as { note: string }).note)).toEqual(texts);
  },
  'keeps any plain data, whatever its keys are called': async (platform) => {
    const log = await logOf(platform);
    const data = {
      none: null,
      yes: true,
      pence: 9_007_199_254_740_991,
      less: -1.5,
      list: [[], [{}], ['a']],
      $ne: null,
      $where: { $gt: '' },
      'a.b': { 'c.$d': 1 },
      constructor: 'x',
      length: 0,
    };
    await appended(log, { events: [{ type: 'Anything.v1', data }] });
    expect((await all(log))[0]!.events[0]!.data).toEqual(data);
  },
  'keeps a commit of a thousand events whole and in order': async (platform) => {
    const log = await logOf(platform);
    await appended(log, { events: upTo(1_000).map(counted) });
    const [stored] = await all(log);
    expect(stored!.events).toEqual(upTo(1_000).map(counted));
  },
  'keeps an event of a million characters': async (platform) => {
    const log = await logOf(platform);
    const note = 'agenda '.repeat(150_000);
    await appended(log, { events: [{ type: 'TallyNoted.v1', data: { tallyId: 't', note } }] });
    expect(((await all(log))[0]!.events[0]!.data as { note: string }).note).toBe(note);
  },
  'is not changed by what happens to an object handed in or given out': async (platform) => {
    const log = await logOf(platform);
    const data = { tallyId: 't', amount: 1, note: 'as it was' };
    const { commandId } = await appended(log, { stream: 'tally-x', events: [{ type: 'Counted.v1', data }] });
    data.note = 'changed by the writer';
    for (const read of [log.read(0, 1), log.stream('tally-x'), log.commitOf(commandId).then((one) => [one!])])
      ((await read)[0]!.events[0]!.data as { note: string }).note = 'changed by a reader';
    ((await log.history('tally-x')).events[0]!.data as { note: string }).note = 'changed by a reader';
    expect((await log.history('tally-x')).events[0]!.data).toEqual({ tallyId: 't', amount: 1, note: 'as it was' });
    expect((await all(log))[0]!.events[0]!.data).toEqual({ tallyId: 't', amount: 1, note: 'as it was' });
  },
  'reads in pages that join without seam': async (platform) => {
    const log = await logOf(platform);
    for (let n = 0; n < 11; n++) await appended(log);
    for (const limit of [1, 2, 3, 5, 11, 12]) {
      const read: number[] = [];
      for (let page = await log.read(0, limit); page.length > 0; page = await log.read(read.at(-1)!, limit)) {
        expect(page.length).toBeLessThanOrEqual(limit);
        read.push(...positionsOf(page));
      }
      expect(read, `pages of ${limit}`).toEqual(upTo(11));
    }
  },
  'reads nothing after its end': async (platform) => {
    const log = await logOf(platform);
    await appended(log);
    expect(await log.read(1, 10)).toEqual([]);
    expect(await log.read(99, 10)).toEqual([]);
  },
  "reads a stream's own commits only, in order, also from a position on": async (platform) => {
    const log = await logOf(platform);
    for (let version = 1; version <= 3; version++) {
      await appended(log, { stream: 'tally-a', version });
      await appended(log, { stream: 'tally-ab', version });
    }
    expect((await log.stream('tally-a')).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(positionsOf(await log.stream('tally-a'))).toEqual([1, 3, 5]);
    expect(positionsOf(await log.stream('tally-a', 1))).toEqual([3, 5]);
    expect(positionsOf(await log.stream('tally-ab', 5))).toEqual([6]);
    expect(await log.stream('tally-')).toEqual([]);
  },
  'gives all that happened in a stream, in order, and how far that is': async (platform) => {
    const log = await logOf(platform);
    await appended(log, { stream: 'tally-a', version: 1, events: [counted(1), counted(2)] });
    await appended(log, { stream: 'tally-ab', version: 1, events: [counted(7)] });
    await appended(log, { stream: 'tally-a', version: 3, events: [counted(3)] });
    await appended(log, { stream: 'tally-a', version: 4, events: [counted(4), counted(5)] });
    await appended(log, { stream: 'tally-b', version: 1, events: [counted(8)] });
    expect(await log.history('tally-a')).toEqual({ events: upTo(5).map(counted), position: 4 });
    expect(await log.history('tally-')).toEqual({ events: [], position: 0 });
  },
  'takes a stream by its name, letter by letter': async (platform) => {
    const log = await logOf(platform);
    const names = [
      'tally-a',
      'tally-A',
      'tally-%',
      'tally-_',
      "tally-'",
      'tally-é',
      'tally-e\u0301',
      'tally-a ',
      'tally-$where',
    ];
    for (const stream of names) await appended(log, { stream });
    for (const [index, name] of names.entries()) {
      expect(positionsOf(await log.stream(name)), name).toEqual([index + 1]);
      expect((await log.history(name)).position, name).toBe(index + 1);
    }
  },
  'goes by positions, whatever the clock did meanwhile': async (platform) => {
    const log = await logOf(platform);
    const instants = [
      '2027-03-28T01:00:00.000Z',
      '2020-01-01T00:00:00.000Z',
      '2027-10-31T00:59:59.999Z',
      '1999-12-31T23:59:59.000Z',
    ];
    for (const [index, at] of instants.entries()) await appended(log, { stream: 'tally-t', version: index + 1, at });
    expect((await all(log)).map(({ at }) => at)).toEqual(instants);
    expect((await log.stream('tally-t')).map(({ at }) => at)).toEqual(instants);
  },
  'shows a tenant nothing of another': async (platform) => {
    const mine = await logOf(platform, 'cambridge-city');
    const theirs = await logOf(platform, 'fenland');
    const { commandId, stream } = await appended(theirs);
    expect(await mine.head()).toBe(0);
    expect(await mine.read(0, 10)).toEqual([]);
    expect(await mine.stream(stream)).toEqual([]);
    expect(await mine.history(stream)).toEqual({ events: [], position: 0 });
    expect(await mine.commitOf(commandId)).toBeUndefined();
    await appended(mine);
    expect(positionsOf(await all(mine))).toEqual([1]);
    expect(positionsOf(await all(theirs))).toEqual([1]);
  },
  'shows a context nothing of another': async (platform) => {
    const mine = await logOf(platform, 'cambridge-city', 'tally');
    const theirs = await logOf(platform, 'cambridge-city', 'tally-more');
    const { commandId, stream } = await appended(theirs);
    expect(await mine.head()).toBe(0);
    expect(await mine.stream(stream)).toEqual([]);
    expect(await mine.history(stream)).toEqual({ events: [], position: 0 });
    expect(await mine.commitOf(commandId)).toBeUndefined();
    expect(positionsOf([await appended(mine, { stream })])).toEqual([1]);
  },
  'is not there for a tenant never provisioned': async (platform) => {
    await provisioned(platform, 'cambridge-city');
    expect(() => platform.store('tally').of('nowhere' as TenantId)).toThrow(UnknownTenant);
    expect(platform.tenants()).toEqual(['cambridge-city']);
  },
  'names its tenants in order, each once': async (platform) => {
    await provisioned(platform, 'peterborough', 'cambridge-city', 'fenland', 'cambridge-city');
    expect(platform.tenants()).toEqual(['cambridge-city', 'fenland', 'peterborough']);
  },
  'is kept when its tenant is provisioned again': async (platform) => {
    const log = await logOf(platform);
    await appended(log);
    expect(positionsOf(await all(await logOf(platform)))).toEqual([1]);
  },
  'is the same whoever asks for it': async (platform) => {
    const commitBy = commit();
    await (await logOf(platform)).append(commitBy);
    expect((await (await logOf(platform)).commitOf(commitBy.commandId))?.position).toBe(1);
  },
};
