import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, tabTo, visitors, type Page, type Visitors } from '../browser/visitor.ts';

/** These machines are shared: a moment may take seconds. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000 });

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

const city = '/t/cambridge-city';
const world = () => all.site.graph.world('cambridge-city');
const point = () => world().points.find(({ id }) => id === 'p2')!;
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('an action point by keyboard', () => {
  it('is declined by its owner, with a reason', async () => {
    const { page, context } = await all.visit('police', `${city}/action-points/p2`);
    await page.getByText('not heard of since 11 February 2020').waitFor();
    await tabTo(page, 'We accept it');
    await press(page, 'ArrowDown', 'ArrowDown');
    await tabTo(page, 'Decline the action point');
    await press(page, 'Enter');
    await page.getByRole('alert').getByText('Enter why it is declined').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Tab', 'Enter');
    await page.keyboard.type('The council leads on this.');
    await press(page, 'Control+Enter');
    await page.getByText('Cambridgeshire Constabulary declined: The council leads on this.').waitFor();
    expect(point()).toMatchObject({ declined: true, answers: [{ answer: 'DECLINED' }] });
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  it('is found by the support officer, who gives it to others', async () => {
    const { page, context } = await all.visit('officer', `${city}/action-points`);
    await tabTo(page, 'Open');
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await page.getByText('1 action point', { exact: true }).waitFor();
    await tabTo(page, '02/02');
    await press(page, 'Enter');
    await page.getByText('An owner has declined this action point').waitFor();
    await tabTo(page, 'There is progress');
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await tabTo(page, 'Owner: agency');
    await page.keyboard.type('Cambridge City');
    await press(page, 'Tab', 'Tab');
    await page.keyboard.type('It leads on this.');
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Control+Enter');
    await page.getByText('Owner when raised').waitFor();
    expect(point().owners).not.toEqual(point().originalOwners);
    expect(point().history.at(-1)).toMatchObject({ kind: 'REASSIGNED', note: 'It leads on this.' });
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});

describe('the register', () => {
  it('that is left open is read again when a new day begins', async () => {
    const { page, context } = await all.visit('officer', `${city}/action-points`);
    point().overdue = false;
    await page.reload();
    await page.getByText('1 action point', { exact: true }).waitFor();
    expect(await page.locator('table').getByText('Overdue').count()).toBe(0);
    point().overdue = true;
    all.site.graph.bell.ring();
    world().today = '2020-10-07';
    all.site.graph.bell.ring();
    await page.locator('table').getByText('Overdue').waitFor();
    await context.close();
  });

  it('has words and a day in its address, and back again', async () => {
    const { page, context } = await all.visit('officer', `${city}/action-points`);
    await tabTo(page, 'Words or reference');
    await page.keyboard.type('group');
    await press(page, 'Enter');
    await eventually(() => page.url()).toMatch(/\?open=&words=group$/);
    await tabTo(page, 'See the register as it stood on a day');
    await press(page, 'Enter', 'Tab');
    await page.getByLabel('At the end of', { exact: true }).fill('2020-03-31');
    await press(page, 'Enter');
    await page
      .getByText('This is how the register stood at the end of Tuesday 31 March 2020, as it is known now.')
      .waitFor();
    expect(page.url()).toMatch(/\?open=&words=group&day=2020-03-31$/);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show it as it is now' }).click();
    await eventually(() => page.url()).toMatch(/\?open=&words=group$/);
    await context.close();
  });

  it('takes another number of days before an owner counts as silent', async () => {
    const { page, context } = await all.visit('officer', `${city}/action-points`);
    await tabTo(page, 'When owners count as silent');
    await press(page, 'Enter', 'Tab', 'Control+a');
    await page.keyboard.type('x');
    await press(page, 'Enter');
    await page.getByRole('alert').getByText('Enter a number of days from 1 to 365').waitFor();
    await tabTo(page, 'Days without an answer or a note');
    await press(page, 'Control+a');
    await page.keyboard.type('21');
    await press(page, 'Enter');
    await eventually(() => world().silentAfterDays).toBe(21);
    await context.close();
  });
});
