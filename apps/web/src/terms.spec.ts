import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, visitors, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

describe('terms of reference', () => {
  it('stand with the decision that adopted them, and those before them below', async () => {
    const { page, complaints } = await all.visit('officer', '/t/cambridge-city/settings');
    await page.getByRole('link', { name: 'Cambridge Community Safety Partnership' }).click();
    await page.getByText('Version 1, adopted on 11 February 2020').waitFor();
    await page.getByText('They were to be looked at again by 1 December 2020.').waitFor();
    await page.getByText('Write down terms that were adopted elsewhere').click();
    await page.getByRole('button', { name: 'Write them down' }).click();
    await page.getByRole('alert').getByText('Enter when they were adopted').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Terms of reference').fill('To agree the plan.');
    await page.getByLabel('Adopted on').fill('2020-09-01');
    await page.getByRole('button', { name: 'Write them down' }).click();
    await page.getByText('Version 2, adopted on 1 September 2020.').waitFor();
    await page.getByText('Version 1, adopted on 11 February 2020', { exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'the decision of a meeting' }).click();
    await page.getByRole('heading', { level: 1, name: 'Record' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('are not for an agency', async () => {
    const { page } = await all.visit('police', '/t/cambridge-city/groups/board');
    await page.getByText('These are for the partnership’s own people.').waitFor();
  });
});
