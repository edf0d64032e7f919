import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, visitors, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

const fileOf = (...lines: readonly string[]) => ({
  name: 'table.csv',
  mimeType: 'text/csv',
  // “ and ” as Windows-1252 has them.
  buffer: Buffer.from(
    ['Reference,Action,Owner,Due', ...lines].join('\r\n').replace(/“/g, '\x93').replace(/”/g, '\x94'),
    'latin1',
  ),
});

describe('an action table', () => {
  it('is chosen, put right, confirmed and imported', async () => {
    const { page, complaints } = await all.visit('officer', '/t/cambridge-city/action-points');
    await page.getByRole('link', { name: 'Import an action table' }).click();
    const file = page.getByLabel('Table as CSV');
    await file.setInputFiles({ ...fileOf(), buffer: Buffer.from('PK\x03\x04') });
    await page.getByRole('alert').getByText('Save it as CSV first').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await file.setInputFiles(fileOf('1/1,Look at “gates”,Police: Officer,2019-01-01', '1/2,Look,Strangers: Officer,'));
    await page.getByRole('heading', { name: 'Something must be put right first' }).waitFor();
    await page.getByRole('row', { name: '3 Owner Strangers: Officer No such agency is listed.' }).waitFor();
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);

    await file.setInputFiles(fileOf('1/1,Look at “gates”,Police: Officer,2019-01-01'));
    await page.getByRole('row', { name: '2 Due 2019-01-01 It will be overdue at once.' }).waitFor();
    await page.getByRole('button', { name: 'Import 1 action point' }).click();
    await page.getByRole('alert').getByText('Look at the warnings first.').waitFor();
    await page.getByLabel('I have looked at these, and they are right').check();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import 1 action point' }).click();
    await page.getByText('1 action point imported.').waitFor();
    expect(all.site.graph.received.at(-1)).toMatchObject({
      name: 'importActionTable',
      input: { confirmed: true, table: { rows: [['1/1', 'Look at “gates”', 'Police: Officer', '2019-01-01']] } },
    });
    expect(complaints).toEqual([]);
  });
});
