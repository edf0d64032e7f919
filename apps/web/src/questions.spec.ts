import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, visitors, type Page, type Visit, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
let visit: Visit;
let page: Page;
const question = (id: string) => ({
  ...{ id, text: `What is done about ${id}?`, status: 'ASKED', askedOn: '2020-10-01', reason: null, answer: null },
});
beforeAll(async () => {
  all = await visitors();
  const october = all.site.graph.world('cambridge-city').meetings.find(({ id }) => id === 'october')!;
  october.publicQuestions = [question('noise'), question('speeding')];
  visit = await all.visit('officer', '/t/cambridge-city/meetings/october/agenda');
  page = visit.page;
});
afterAll(() => all.close());

describe('questions from the public', () => {
  it('are accepted and answered', async () => {
    await page.getByText('Taken from the public until').waitFor();
    await page.getByRole('button', { name: 'Accept question: What is done about noise?' }).click();
    await page.getByRole('button', { name: 'Answer question: What is done about noise?' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Answer the question' }).click();
    await page.getByRole('alert').getByText('Enter the answer').waitFor();
    await page.getByLabel('Answer', { exact: true }).fill('Wardens go round at night');
    await page.getByRole('button', { name: 'Answer the question' }).click();
    await page.getByText('Answer: Wardens go round at night').waitFor();
  });

  it('are refused with a reason', async () => {
    await page.getByRole('button', { name: 'Refuse question: What is done about speeding?' }).click();
    await page.getByLabel('Why it is not answered').fill('It is for the highways authority');
    await page.getByRole('button', { name: 'Refuse the question' }).click();
    await page.getByText('Refused: It is for the highways authority').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });
});
