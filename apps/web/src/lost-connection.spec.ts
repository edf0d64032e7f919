import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitors, type Page, type Visitors } from '../browser/visitor.ts';

/** These machines are shared: a moment may take seconds. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000 });

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
beforeEach(() => {
  all.site.online = true;
  all.site.loseAnswers = 0;
  all.site.graph.reset();
  Object.assign(october(), { stage: 'OPEN', minutesStatus: 'DRAFT' });
});
afterAll(() => all.close());

const minutesPath = '/t/cambridge-city/meetings/october/minutes';
const october = () => all.site.graph.world('cambridge-city').meetings.find(({ id }) => id === 'october')!;
const texts = () => october().minutes.map(({ text }) => text);
const minute = async (page: Page, text: string) => {
  await page.locator('#next-paragraph').fill(text);
  await page.keyboard.press('Enter');
};

/** Somebody else's change, as it reaches the server by another way. */
const elsewhere = (change: () => void) => {
  change();
  october().version += 1;
  all.site.graph.bell.ring();
};

describe('when the connection is lost', () => {
  it('keeps what is minuted, says so, and sends it once when the line is back', async () => {
    const { page, context } = await all.visit('officer', minutesPath);
    await minute(page, 'Before.');
    await page.getByText('All saved').waitFor();
    all.site.online = false;
    await minute(page, 'While away, one.');
    await minute(page, 'While away, two.');
    await page.getByText('Waiting for connection: 2 changes are kept in this browser.').waitFor();
    await page.getByText('While away, two.').waitFor();
    expect(texts()).toEqual(['Before.']);
    all.site.online = true;
    await eventually(texts).toEqual(['Before.', 'While away, one.', 'While away, two.']);
    await page.getByText('All saved').waitFor();
    await context.close();
  });

  it('has one effect when an answer is lost on its way back', async () => {
    const { page, context } = await all.visit('officer', minutesPath);
    all.site.loseAnswers = 2;
    await minute(page, 'Said once.');
    await eventually(() => all.site.graph.received.length).toBe(3);
    await page.getByText('All saved').waitFor();
    expect(texts()).toEqual(['Said once.']);
    expect(await page.getByText('Said once.').count()).toBe(1);
    expect(new Set(all.site.graph.received.map(({ input }) => input['commandId'])).size).toBe(1);
    await context.close();
  });

  it('goes on after a reload with what was not sent and what was not finished', async () => {
    const { page, context } = await all.visit('officer', minutesPath);
    all.site.online = false;
    await minute(page, 'Not sent yet.');
    await page.locator('#next-paragraph').fill('Not finish');
    await page.getByText('Waiting for connection').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
    all.site.online = true;
    await page.getByRole('button', { name: 'Try again' }).click();
    await eventually(texts).toEqual(['Not sent yet.']);
    expect(await page.locator('#next-paragraph').inputValue()).toBe('Not finish');
    await context.close();
  });

  it('records a decision on a paragraph that is itself still on its way', async () => {
    october().attendance.present = ['a', 'b', 'c'].map((agencyId) => ({
      ...{ role: 'Member', agencyId, agencyName: agencyId, capacity: 'BOARD', deputyFor: null },
    }));
    const { page, context } = await all.visit('officer', minutesPath);
    all.site.online = false;
    await minute(page, 'It was agreed. /d');
    await page.locator('#decision-subject').fill('the plan');
    await page.keyboard.press('Enter');
    await page.getByText('Waiting for connection: 2 changes').waitFor();
    all.site.online = true;
    await eventually(() => october().decisions).toMatchObject([{ paragraph: '1.1', subject: 'the plan' }]);
    await context.close();
  });
});

describe('when somebody else changes the same meeting', () => {
  it('shows their change at once, and sends own changes of other parts unasked', async () => {
    const { page, context } = await all.visit('officer', minutesPath);
    await minute(page, 'Mine.');
    await page.getByText('All saved').waitFor();
    elsewhere(() =>
      october().minutes.push({ id: 'other', number: '1.2', itemId: 'welcome', text: 'Theirs.', before: null }),
    );
    await page.getByText('Theirs.').waitFor();
    // Unknown to the page: the live line is down, so it still holds the version before.
    await page.getByRole('button', { name: 'Change paragraph 1.1' }).click({ force: true });
    october().version += 1;
    await page.locator('textarea[id^="revise-"]').fill('Mine, better.');
    await page.keyboard.press('Enter');
    await eventually(texts).toEqual(['Mine, better.', 'Theirs.']);
    await context.close();
  });

  it('does not write over their words: it says so and keeps what was typed', async () => {
    const { page, context } = await all.visit('officer', minutesPath);
    await minute(page, 'First wording.');
    await page.getByText('All saved').waitFor();
    await page.getByRole('button', { name: 'Change paragraph 1.1' }).click({ force: true });
    await page.locator('textarea[id^="revise-"]').fill('My wording.');
    elsewhere(() => (october().minutes[0]!.text = 'Their wording.'));
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.getByText('Somebody else has changed this meanwhile', { exact: false }).waitFor();
    expect(texts()).toEqual(['Their wording.']);
    await page.getByRole('button', { name: 'Put it back where I typed it' }).click();
    expect(await page.locator('textarea[id^="revise-"]').inputValue()).toBe('My wording.');
    await page.locator('textarea[id^="revise-"]').press('Enter');
    await eventually(texts).toEqual(['My wording.']);
    await context.close();
  });

  it('keeps the form of an action point as it was typed, and shows the point as it is now', async () => {
    const { page, context } = await all.visit('officer', '/t/cambridge-city/action-points/p2');
    await page.getByLabel('Progress note').fill('A second talk.');
    const point = all.site.graph.world('cambridge-city').points.find(({ id }) => id === 'p2')!;
    point.version += 1;
    point.text = 'Changed elsewhere';
    await page.getByRole('button', { name: 'Add progress note' }).click();
    await page.getByRole('alert').getByText('Somebody else has changed this meanwhile.').waitFor();
    await page.getByRole('heading', { name: 'Changed elsewhere' }).waitFor();
    expect(await page.getByLabel('Progress note').inputValue()).toBe('A second talk.');
    await page.getByRole('button', { name: 'Add progress note' }).click();
    await page.locator('.app-history').getByText('A second talk.').waitFor();
    expect(await page.getByLabel('Progress note').inputValue()).toBe('');
    await context.close();
  });
});

describe('live pages', () => {
  it('give an agency each event once, also those it missed', async () => {
    const { feed } = all.site.graph.world('cambridge-city');
    const more = (n: number) => {
      feed.push({
        cursor: `cursor-${n}`,
        event: { ...feed[0]!.event, id: `event-${n}`, kind: 'CLOSED', reference: `09/${n}` },
      } as (typeof feed)[number]);
      all.site.graph.bell.ring();
    };
    const { page, context } = await all.visit('police', '/t/cambridge-city/desk');
    const events = page.locator('.app-history__entry');
    await eventually(() => events.count()).toBe(2);
    more(10);
    await page.getByText('09/10 was closed').first().waitFor();
    all.site.online = false;
    await page.getByText('Connection lost').waitFor();
    more(11);
    await page.goto('/public');
    more(12);
    all.site.online = true;
    await page.goto('/t/cambridge-city/desk');
    await eventually(() => events.count()).toBe(5);
    await page.waitForTimeout(300);
    expect(await events.count()).toBe(5);
    expect(await page.getByText('New', { exact: true }).count()).toBe(2);
    await context.close();
  });

  it('tell the county what changed, in the row and aloud', async () => {
    const { page, context } = await all.visit('county', '/t/county/overview');
    await page.getByText('Live', { exact: true }).waitFor();
    const world = all.site.graph.world('county');
    world.overview = world.overview.map((row) => (row['slug'] === 'fenland' ? { ...row, open: 1, overdue: 1 } : row));
    all.site.graph.bell.ring();
    await page.locator('.app-row-changed__note').getByText('1 more open, 1 more overdue').waitFor();
    await page
      .getByRole('status')
      .getByText('Fenland Community Safety Partnership: 1 more open, 1 more overdue.')
      .waitFor();
    await context.close();
  });
});
