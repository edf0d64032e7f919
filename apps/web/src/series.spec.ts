import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, tabTo, visitors, type Page, type Visit, type Visitors } from '../browser/visitor.ts';

/** These machines are shared: a moment may take seconds. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000 });

let all: Visitors;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  all = await visitors();
  visit = await all.visit('officer', '/t/cambridge-city/meetings/series/board-series');
  page = visit.page;
});
afterAll(() => all.close());

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const world = () => all.site.graph.world('cambridge-city');
const titles = () => world().series[0]!.agenda.map(({ title }) => title);
const named = (name: string) => all.site.graph.received.filter((one) => one.name === name);

describe('a series of meetings by keyboard', () => {
  it('gets standing items one after the other', async () => {
    await tabTo(page, 'Title');
    await page.keyboard.type('Declarations of interest');
    await press('Enter');
    // The next one is typed at once, whether or not the first is stored.
    await page.keyboard.type('Key messages');
    await press('Enter');
    await eventually(titles).toEqual([
      ...['Welcome and apologies', 'Action points', 'Next meeting'],
      ...['Declarations of interest', 'Key messages'],
    ]);
    await press('Enter');
    await page.getByRole('alert').getByText('Enter what the item is about').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('has one moved up two places without waiting, and the focus goes with it', async () => {
    await tabTo(page, 'Change item 4, Declarations of interest', { back: true });
    await press('Alt+ArrowUp', 'Alt+ArrowUp');
    await eventually(titles).toEqual([
      ...['Welcome and apologies', 'Declarations of interest', 'Action points'],
      ...['Next meeting', 'Key messages'],
    ]);
    expect(named('moveStandingItem').map(({ input }) => input['place'] as number)).toEqual([3, 2]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Change item 2, Declarations of interest',
    );
    await press('Enter');
    await page.getByRole('heading', { name: 'Change item 2' }).waitFor();
    await tabTo(page, 'Minutes');
    await page.keyboard.type('5');
    await press('Enter');
    await eventually(() => world().series[0]!.agenda[1]!.minutesAllotted).toBe(5);
  });

  it('schedules the days proposed but those changed or left out', async () => {
    await page.getByText('Monday 5 April 2021 is a bank holiday').waitFor();
    await page.getByRole('group', { name: 'Meeting 1' }).getByLabel('Monday 4 January 2021').fill('2021-01-11');
    await page.getByRole('button', { name: 'Leave out meeting 4' }).click();
    await page.getByRole('group', { name: 'Meeting 3' }).getByLabel('Place').fill('');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Schedule these 3 meetings' }).click();
    await page.getByRole('link', { name: 'Monday 11 January 2021, 10:00' }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('series-meetings');
    const usual = { startsAt: '10:00', endsAt: '11:50', place: 'Committee Room 1, The Guildhall' };
    expect(named('scheduleFromSeries')[0]!.input).toMatchObject({
      meetings: [
        { date: '2021-01-11', ...usual },
        { date: '2021-04-06', ...usual },
        { date: '2021-07-05', ...usual, place: null },
      ],
    });
  });

  it('is named by its meetings, with the way to those about it', async () => {
    await page.getByRole('link', { name: 'Tuesday 6 April 2021, 10:00' }).click();
    await page.getByRole('link', { name: 'earlier: 11 January 2021' }).waitFor();
    await page.getByText('Declarations of interest', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'next: 5 July 2021' }).click();
    await page.getByText('Cambridge Community Safety Partnership, Monday 5 July 2021').waitFor();
    await page.getByRole('link', { name: 'earlier: 6 April 2021' }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('is started with the usual items', async () => {
    await page.goto('/t/cambridge-city/meetings/series');
    await page.getByRole('button', { name: 'Start a series' }).click();
    await page.getByRole('button', { name: 'Start the series' }).click();
    await page.getByRole('alert').getByText('Enter what the series is called').waitFor();
    await page.getByLabel('Name').fill('Problem solving');
    await page.getByLabel('How often').selectOption('Days are set by hand');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start the series' }).click();
    await page.getByRole('heading', { level: 1, name: 'Problem solving' }).waitFor();
    expect(world().series.at(-1)).toMatchObject({ rhythm: null, agenda: [{}, {}] });
    await page.getByRole('button', { name: 'Schedule this meeting' }).click();
    await page.getByRole('alert').getByText('Enter the day of the meeting').waitFor();
  });

  it('ends, and is only shown then', async () => {
    await page.getByText('End this series').click();
    await page.getByRole('button', { name: 'End the series' }).click();
    await page.getByText('This series ended on 6 October 2020.').waitFor();
    expect(await page.getByRole('button', { name: 'Add standing item' }).count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  });
});
