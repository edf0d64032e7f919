import { upcast, type Commit, type TenantId, type TenantLog } from '@csp/kernel';
import { publicationsOf, relayed, type Publication, type PublicationSource } from '@csp/platform-runtime';
import { expect } from 'vitest';
import { tallyContext } from '../examples/tally.ts';
import type { Cases, PlatformUnderTest } from '../platform.ts';
import { all, appended, counted, logOf, plain, positionsOf, upTo } from './commits.ts';

const tenant = 'cambridge-city' as TenantId;
const noted = (note: string) => ({ type: 'TallyNoted.v1', data: { tallyId: 't', note } });
const opened = { type: 'TallyOpened.v1', data: { tallyId: 't' } };

const published = (log: TenantLog): PublicationSource =>
  publicationsOf('tally', tenant, log, tallyContext.upcasts, new Set(tallyContext.published));

/** Twelve commits, of which 2, 5, 6, 7 and 12 publish nothing. */
const mixed = async (platform: PlatformUnderTest): Promise<TenantLog> => {
  const log = await logOf(platform);
  for (const position of upTo(12))
    await appended(log, {
      events: [2, 5, 6, 7, 12].includes(position)
        ? [noted(`private ${position}`)]
        : [counted(position), noted(`beside ${position}`), counted(-position)],
    });
  return log;
};

const readAll = async (source: PublicationSource, after = 0, limit = 100): Promise<Publication[]> => {
  const publications: Publication[] = [];
  for (let at = after; ;) {
    const { publications: page, upTo: end } = await source.read(at, limit);
    publications.push(...page);
    if (end === at) return publications;
    at = end;
  }
};

const amounts = (publications: readonly Publication[]) =>
  publications.flatMap(({ commit }) => commit.events.map(({ data }) => (data as { amount: number }).amount));

/** One context's log as others read it. */
export const relayCases: Cases = {
  'gives what is published in the order of positions': async (platform) => {
    const log = await mixed(platform);
    const publications = await readAll(published(log));
    expect(publications.map(({ position }) => position)).toEqual([1, 3, 4, 8, 9, 10, 11]);
    expect(amounts(publications)).toEqual([1, 3, 4, 8, 9, 10, 11].flatMap((n) => [n, -n]));
  },
  'never lets out an event that is not published': async (platform) => {
    const text = JSON.stringify(await readAll(published(await mixed(platform))));
    expect(text).not.toContain('TallyNoted');
    expect(text).not.toContain('private');
    expect(text).not.toContain('beside');
  },
  'gives a context all of its own events': async (platform) => {
    const log = await mixed(platform);
    const own = await readAll(publicationsOf('tally', tenant, log, {}));
    expect(own.map(({ commit }) => plain(commit))).toEqual(await all(log));
  },
  'says with each what comes before it, so that a gap shows': async (platform) => {
    const publications = await readAll(published(await mixed(platform)), 0, 100);
    expect(publications.map(({ previous }) => previous)).toEqual([0, 1, 3, 4, 8, 9, 10]);
  },
  'tells the same whatever the size of a page': async (platform) => {
    const log = await mixed(platform);
    const whole = (await readAll(published(log))).map(({ commit }) => plain(commit));
    for (const limit of upTo(13)) {
      const paged = (await readAll(published(log), 0, limit)).map(({ commit }) => plain(commit));
      expect(paged, `pages of ${limit}`).toEqual(whole);
    }
  },
  'moves on over a page that publishes nothing': async (platform) => {
    const source = published(await mixed(platform));
    expect(await source.read(4, 3)).toEqual({ publications: [], upTo: 7 });
    expect(await source.read(11, 3)).toEqual({ publications: [], upTo: 12 });
    expect(await source.read(12, 3)).toEqual({ publications: [], upTo: 12 });
  },
  'goes on from anywhere with exactly the rest': async (platform) => {
    const source = published(await mixed(platform));
    const whole = await readAll(source);
    for (const after of [0, ...upTo(12)])
      expect(positionsOf((await readAll(source, after)).map(({ commit }) => commit)), `after ${after}`).toEqual(
        positionsOf(whole.map(({ commit }) => commit)).filter((position) => position > after),
      );
  },
  'gives old events in their newest shape': async (platform) => {
    const log = await logOf(platform);
    await appended(log, { events: [opened] });
    const [publication] = await readAll(published(log));
    const newest = upcast(tallyContext.upcasts, opened);
    expect(publication!.commit.events).toEqual([newest]);
    expect((await all(log))[0]!.events).toEqual([opened]);
  },
  'takes in what is written while it reads': async (platform) => {
    const log = await logOf(platform);
    const source = published(log);
    const writing = upTo(50).map((n) => appended(log, { events: [counted(n)] }));
    const early = await readAll(source, 0, 3);
    await Promise.all(writing);
    const late = await readAll(source, early.at(-1)?.position ?? 0, 3);
    expect([...early, ...late].map(({ position }) => position)).toEqual(upTo(50));
  },
  'names its context and its tenant, and gives no other`s': async (platform) => {
    await appended(await logOf(platform, 'fenland'), { events: [counted(9)] });
    await appended(await logOf(platform), { events: [counted(1)] });
    const publications = await readAll(published(await logOf(platform)));
    expect(publications).toHaveLength(1);
    expect(publications[0]).toMatchObject({ context: 'tally', tenant, position: 1, previous: 0 });
    expect(amounts(publications)).toEqual([1]);
  },
  'hands on who and why, with no more than a commit has': async (platform) => {
    const log = await logOf(platform);
    const stored = await appended(log, { actor: 'machine-7', events: [counted(1)] });
    const [{ commit }] = (await readAll(published(log))) as [Publication];
    expect(plain(commit)).toEqual(stored);
    expect(Object.keys(commit).sort()).toEqual(Object.keys(plain(commit as Commit)).sort());
  },
  'pushes in an unbroken chain over pages that publish nothing': async (platform) => {
    const log = await mixed(platform);
    for (const limit of upTo(13)) {
      const pushed: Publication[] = [];
      for await (const publication of relayed(published(log), 0, limit)) pushed.push(publication);
      expect(
        pushed.map(({ position }) => position),
        `pages of ${limit}`,
      ).toEqual([1, 3, 4, 8, 9, 10, 11]);
      expect(
        pushed.map(({ previous }) => previous),
        `pages of ${limit}`,
      ).toEqual([0, 1, 3, 4, 8, 9, 10]);
    }
  },
  'pushes on in the same chain after the last one that arrived': async (platform) => {
    const log = await mixed(platform);
    for (const after of [1, 3, 4, 8, 9, 10, 11]) {
      const pushed: Publication[] = [];
      for await (const publication of relayed(published(log), after, 2)) pushed.push(publication);
      expect(pushed[0]?.previous ?? after).toBe(after);
      expect(pushed.map(({ position }) => position)).toEqual([1, 3, 4, 8, 9, 10, 11].filter((one) => one > after));
    }
  },
};

export const relayReopeningCases: Cases = {
  'gives the same, byte for byte, after it was opened again': async (platform) => {
    const before = JSON.stringify(await readAll(published(await mixed(platform))));
    await platform.reopen!();
    expect(JSON.stringify(await readAll(published(await logOf(platform))))).toBe(before);
  },
};
