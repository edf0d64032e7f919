import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, visitors, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

it('takes what happened since the last meeting into the minutes', async () => {
  const october = all.site.graph.world('cambridge-city').meetings.find(({ id }) => id === 'october')!;
  october.stage = 'OPEN';
  const { page, complaints } = await all.visit('officer', '/t/cambridge-city/meetings/october/minutes');
  await page.getByText('Since the last meeting', { exact: true }).click();
  const add = page.getByRole('button', { name: /^Add to the minutes/ });
  expect(await axeFindings(page)).toEqual([]);
  await add.click();
  await page.locator('.app-minutes').getByText('Action point 02/03 was closed: shared with the CSP').waitFor();
  await page.getByText('All saved').waitFor();
  expect(october.minutes).toMatchObject([
    { number: '1.1', text: 'Action point 02/03 was closed: shared with the CSP' },
  ]);
  await page.goto('/t/cambridge-city/meetings/october/review');
  await page.getByRole('link', { name: /^See it/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
