import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, visitors, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

const register = '/t/cambridge-city/recommendations';

describe('you said, we did', () => {
  it('is written down, answered and published', async () => {
    const { page, context, complaints } = await all.visit('officer', '/t/cambridge-city/you-said-we-did');
    await page.getByText('Write down what was said').click();
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.getByRole('alert').getByText('Enter the day on which it was said').waitFor();
    await page.getByLabel('What was said').fill('Cycles are stolen at the station');
    await page.getByLabel('When it was said').fill('2020-10-01');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.getByRole('button', { name: 'Answer what was said: Cycles are stolen' }).click();
    await page.getByLabel('What we answer').fill('The railway was asked');
    await page.getByLabel('What changed').fill('Racks are watched');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep the answer' }).click();
    await page.getByRole('button', { name: 'Publish what was said: Cycles are stolen' }).click();
    await page.getByRole('button', { name: 'Take back what was said: Cycles are stolen' }).waitFor();
    await page.getByRole('link', { name: 'the page that anyone reads' }).click();
    await page.getByText('Racks are watched').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a domestic homicide review', () => {
  it('is commissioned, names somebody, and comes to its publication', async () => {
    const { page, context, complaints } = await all.visit('officer', '/t/cambridge-city/reviews');
    await page.getByText('You are not named in any review.').waitFor();
    await page.getByText('Commission a review').click();
    await page.getByRole('button', { name: 'Commission the review' }).click();
    await page.getByRole('alert').getByText('Enter the day of the decision').waitFor();
    await page.getByLabel('When the partnership decided to hold it').fill('2020-02-11');
    await page.getByRole('button', { name: 'Commission the review' }).click();
    await page.getByRole('heading', { level: 1, name: 'DHR/2020/K7PXM' }).waitFor();
    await page.getByLabel('Name somebody else').selectOption('Board member');
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    await page.getByRole('button', { name: 'Take out Board member' }).waitFor();
    await page.getByText('Add a recommendation').click();
    await page.getByLabel('Number in the report').fill('1');
    await page.getByLabel('What is recommended').fill('Ask about coercive control');
    await page.getByRole('button', { name: 'Add the recommendation' }).click();
    await page.getByRole('button', { name: 'Take out recommendation 1' }).waitFor();
    await page.getByText('Note what was done').click();
    await page.getByLabel('Which recommendation').selectOption('1 Ask about coercive control');
    await page.getByLabel('What was done', { exact: true }).fill('All officers were trained');
    await page.getByLabel('That is all that was recommended').check();
    await page.getByRole('button', { name: 'Note the progress' }).click();
    await page.getByText('All officers were trained (done)').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (const stage of ['Panel', 'Report', 'Home Office approval']) {
      await page.getByLabel(`Next stage: ${stage}`).fill('2020-10-06');
      await page.getByRole('button', { name: 'Record the stage' }).click();
    }
    await page.getByText('everybody with a role here sees').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('the register of recommendations', () => {
  it('takes one of its source, and shows those that stand so', async () => {
    const { page, context, complaints } = await all.visit('officer', register);
    await page.getByText('Enter a recommendation').click();
    await page.getByRole('button', { name: 'Enter the recommendation' }).click();
    await page.getByRole('alert').getByText('Enter what the source is called').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('What the source is called').fill('Scrutiny of 6 October');
    await page.getByLabel('Number in the source').fill('7');
    await page.getByLabel('What is recommended').fill('Say what training changed');
    await page.getByRole('button', { name: 'Enter the recommendation' }).click();
    await page.getByText('3 recommendations').waitFor();
    await page.getByLabel('Status').selectOption('Agreed');
    await page.getByText('1 recommendation', { exact: true }).waitFor();
    expect(page.url()).toMatch(/\?status=AGREED$/);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('follows one from its decision to what was done', async () => {
    const { page, context, complaints } = await all.visit('officer', `${register}/r2`);
    await page.getByRole('button', { name: 'Say what takes it up' }).click();
    await page.getByRole('button', { name: 'Take it up' }).click();
    await page.getByRole('alert').getByText('Choose an action point or an agency').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('02/02').check();
    await page.getByRole('button', { name: 'Take it up' }).click();
    await page.getByRole('rowheader', { name: '02/02' }).waitFor();
    await page.getByRole('button', { name: 'It is done' }).click();
    await page.getByLabel('What was done').fill('It is asked in each update');
    await page.getByRole('button', { name: 'End the recommendation' }).click();
    await page.locator('.app-history').getByText('It is asked in each update').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
