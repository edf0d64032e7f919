import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, axeFindingsOfLayout, tooWideBy, visitors, type Visitors } from '../browser/visitor.ts';

/** These machines are shared: a moment may take seconds. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000 });

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

const city = '/t/cambridge-city';

/** Every route, with somebody who may be there and somebody who may not, full and empty. */
const routes: readonly (readonly [what: string, account: string | undefined, path: string])[] = [
  ['welcome, signed out', undefined, '/'],
  ['welcome, several partnerships', 'several', '/'],
  ['welcome, no role yet', 'nobody', '/'],
  ['welcome, one partnership', 'officer', '/'],
  ['home, signed out', undefined, city],
  ['home of another partnership', 'officer', '/t/fenland'],
  ['home, empty', 'fenland', '/t/fenland'],
  ['home, member', 'member', city],
  ['meetings', 'officer', `${city}/meetings`],
  ['meetings, empty', 'fenland', '/t/fenland/meetings'],
  ['schedule', 'officer', `${city}/meetings/new`],
  ['schedule, not allowed', 'member', `${city}/meetings/new`],
  ['schedule, without a group', 'fenland', '/t/fenland/meetings/new'],
  ['series', 'officer', `${city}/meetings/series`],
  ['start a series', 'officer', `${city}/meetings/series/new`],
  ['one series', 'officer', `${city}/meetings/series/board-series`],
  ['one series, member', 'member', `${city}/meetings/series/board-series`],
  ['meeting that is not there', 'officer', `${city}/meetings/none`],
  ['agenda', 'officer', `${city}/meetings/october/agenda`],
  ['agenda, member', 'member', `${city}/meetings/october/agenda`],
  ['papers', 'officer', `${city}/meetings/october/papers`],
  ['papers, member', 'member', `${city}/meetings/october/papers`],
  ['attendance before the meeting', 'officer', `${city}/meetings/october/attendance`],
  ['attendance, fixed', 'officer', `${city}/meetings/february/attendance`],
  ['minutes before the meeting', 'officer', `${city}/meetings/october/minutes`],
  ['minutes, circulated', 'officer', `${city}/meetings/february/minutes`],
  ['review', 'officer', `${city}/meetings/october/review`],
  ['review, empty', 'officer', `${city}/meetings/february/review`],
  ['record, circulated', 'officer', `${city}/meetings/february/record`],
  ['record, agreed with alterations', 'member', `${city}/meetings/before/record`],
  ['record, as at a day', 'officer', `${city}/meetings/before/record?day=2020-02-20`],
  ['attendance by agency', 'member', `${city}/attendance?year=2019`],
  ['attendance by agency, empty', 'fenland', '/t/fenland/attendance'],
  ['search', 'officer', `${city}/search`],
  ['search, found', 'member', `${city}/search?words=the`],
  ['search, nothing', 'member', `${city}/search?words=zzzz`],
  ['register', 'officer', `${city}/action-points?all`],
  ['register, no response', 'officer', `${city}/action-points?silent`],
  ['register, as at a day', 'member', `${city}/action-points?all&day=2020-03-31&known=2020-04-30&words=the`],
  ['register, empty', 'fenland', '/t/fenland/action-points'],
  ['import an action table', 'officer', `${city}/action-points/import`],
  ['action point, open', 'officer', `${city}/action-points/p2`],
  ['action point, owning agency', 'police', `${city}/action-points/p2`],
  ['action point, closed', 'officer', `${city}/action-points/p1`],
  ['action point that is not there', 'officer', `${city}/action-points/none`],
  ['desk', 'police', `${city}/desk`],
  ['desk, no agency', 'officer', `${city}/desk`],
  ['desk, empty', 'fenland', '/t/fenland/desk'],
  ['county overview', 'county', '/t/county/overview'],
  ['search of the county', 'county', '/t/county/search/partnerships?words=problem&partnership=cambridge-city'],
  ['settings', 'officer', `${city}/settings`],
  ['settings, member', 'member', `${city}/settings`],
  ['page that is not there', 'officer', `${city}/nowhere`],
  ['address that is not there', undefined, '/t/Not%20a%20tenant'],
  ['public index', undefined, '/public'],
  ['public partnership', undefined, '/public/cambridge-city'],
  ['public partnership, empty', undefined, '/public/fenland'],
  ['public search, found', undefined, '/public/cambridge-city/search?words=the'],
  ['public answers to what was said', undefined, '/public/cambridge-city/you-said-we-did'],
  ['public terms of reference', undefined, '/public/cambridge-city/terms-of-reference'],
  ['public agenda', undefined, '/public/cambridge-city/meetings/february'],
  ['public question, wrongly filled in', undefined, '/public/cambridge-city/meetings/february/question'],
  ['public minutes', undefined, '/public/cambridge-city/meetings/before'],
  ['public page that is not there', undefined, '/public/cambridge-city/meetings/none'],
  ['link from an e-mail', undefined, '/answer'],
  ['link from an e-mail, with a mistake', undefined, '/answer/wrong'],
  ['layout around sign-in', undefined, '/message'],
];

describe('every page', () => {
  it.each(routes)('%s: axe finds nothing, on a wide and a narrow screen', async (_, account, path) => {
    const { page, complaints, context } = await all.visit(account, path);
    await eventually(() => page.getByText('Loading …').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await axeFindingsOfLayout(page)).toEqual([]);
    // 400 % zoom of a 1280 pixels wide window.
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await tooWideBy(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('has a title of its own and one heading of the first rank', async () => {
    const titles = new Set<string>();
    for (const path of [
      '',
      '/meetings',
      '/meetings/october/agenda',
      '/meetings/october/review',
      '/action-points',
      '/settings',
    ]) {
      const { page, context } = await all.visit('officer', city + path);
      expect(await page.locator('h1').count()).toBe(1);
      titles.add(await page.title());
      await context.close();
    }
    expect(titles.size).toBe(6);
  });

  it('puts the focus on the heading when one goes to another page, and nowhere when one arrives', async () => {
    const { page, context } = await all.visit('officer', city);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.getByRole('link', { name: 'Action points', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Action points' }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Action points');
    await context.close();
  });

  it('says all it says without colours of its own', async () => {
    const { page, context } = await all.visit('county', '/t/county/overview');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  it('needs no script where the public reads', async () => {
    const { page, context } = await all.visit(undefined, '/public/cambridge-city/meetings/before');
    expect(await page.locator('script, [style]').count()).toBe(0);
    await context.close();
  });
});
