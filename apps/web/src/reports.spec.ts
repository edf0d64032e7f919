import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, visitors, type Page, type Visit, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
let visit: Visit;
let page: Page;
const path = '/t/cambridge-city/meetings/october';
beforeAll(async () => {
  all = await visitors();
  visit = await all.visit('officer', `${path}/papers`);
  page = visit.page;
});
afterAll(() => all.close());

const item = () => all.site.graph.world('cambridge-city').meetings.find(({ id }) => id === 'october')!.agenda[0]!;
const about = () => `item ${item().number}, ${item().title}`;
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe('the paper for an item', () => {
  it('is put down as to follow, and the agenda says so', async () => {
    await press(`Expect a paper for ${about()}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('From: role').fill('Chief Inspector');
    await page.getByLabel('From: agency').selectOption('cambs-constabulary');
    await press('Say that it is to follow');
    await page.getByText('To follow', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Agenda', exact: true }).click();
    await page.getByText('Paper to follow from Chief Inspector').waitFor();
  });

  it('is written by its agency, kept while it is, and says why it is late', async () => {
    const { page: own } = await all.visit('police', `${path}/papers`);
    await own.getByRole('button', { name: /^Write it/ }).click();
    await own.getByRole('button', { name: 'Submit the paper' }).click();
    await own.getByRole('alert').getByText('Enter what the paper is about').waitFor();
    await own.getByLabel('Subject').fill('Cycle theft');
    await own.getByLabel('Purpose').fill('To agree what is done');
    await own.reload();
    await own.getByRole('button', { name: /^Write it/ }).click();
    expect(await own.getByLabel('Subject').inputValue()).toBe('Cycle theft');
    await own.getByLabel('Section 1: text').fill('Reports rose.');
    await own.getByLabel('Recommendation 1 (optional)').fill('That racks be lit');
    await own.getByLabel('Protective marking').selectOption('OFFICIAL_SENSITIVE');
    await own.getByRole('button', { name: 'Submit the paper' }).click();
    for (const missing of ['Enter why the paper is kept from the public', 'Enter why the paper is late'])
      await own.getByRole('alert').getByText(missing).waitFor();
    expect(await axeFindings(own)).toEqual([]);
    await own.getByLabel('Why it is kept from the public').fill('It names a victim');
    await own.getByLabel('Why it is late').fill('The figures came late');
    await own.getByRole('button', { name: 'Submit the paper' }).click();
    await own.getByText('Late: The figures came late').waitFor();
    expect(await axeFindings(own)).toEqual([]);
    const sent = all.site.graph.world('cambridge-city').meetings.flatMap(({ reports = [] }) => reports);
    expect(sent).toMatchObject([
      {
        itemId: item().id,
        author: { role: 'Chief Inspector', agencyId: 'cambs-constabulary' },
        current: {
          ...{ sections: [{ heading: 'Background', text: 'Reports rose.' }], recommendations: ['That racks be lit'] },
          restrictedBecause: 'It names a victim',
        },
      },
    ]);
  });

  it('gets another version, and is withdrawn with a reason', async () => {
    await page.goto(`${path}/papers`);
    await press('New version paper: Cycle theft');
    await page.getByLabel('Protective marking').selectOption('OFFICIAL');
    await page.getByLabel('Keep this paper from the public').uncheck();
    await page.getByLabel('What changed since the version before').fill('The name is out');
    await page.getByLabel('Why it is late').fill('So that all can read it');
    await press('Submit the new version');
    await page.getByText('2 versions').click();
    await page.getByText('Version 2, 30 September 2020: The name is out').waitFor();
    await press('Withdraw paper: Cycle theft');
    await press('Withdraw the paper');
    await page.getByRole('alert').getByText('Enter why').waitFor();
    await page.getByLabel('Why it is withdrawn').fill('It goes to December');
    await press('Withdraw the paper');
    await page.getByText('Withdrawn: It goes to December').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });
});
