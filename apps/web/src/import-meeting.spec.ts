import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, visitors, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

const fileOf = (text: string) => ({ name: 'meeting.json', mimeType: 'application/json', buffer: Buffer.from(text) });

describe('a meeting in a file', () => {
  it('is chosen or pasted, put right, confirmed and imported', async () => {
    const { page, complaints } = await all.visit('officer', '/t/cambridge-city/meetings');
    await page.getByRole('link', { name: 'Import a meeting' }).click();
    const file = page.getByLabel('Meeting as JSON', { exact: true });
    await file.setInputFiles(fileOf('{'));
    await page.getByRole('alert').getByText('The file is no JSON in UTF-8').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByText('Paste it instead').click();
    await page.getByLabel('Meeting as JSON, pasted').fill('[{"date": "2020-02-11", "owner": "Strangers"}]');
    await page.getByRole('button', { name: 'Check what was pasted' }).click();
    await page.getByRole('heading', { name: 'Something must be put right first' }).waitFor();
    await page.getByRole('row', { name: 'owner No such agency is listed. Strangers' }).waitFor();
    expect(await page.getByRole('button', { name: 'Import this meeting' }).count()).toBe(0);

    await file.setInputFiles(fileOf('[{"date": "2020-02-11"}, {"date": "2020-10-06", "total": 100}]'));
    await page.getByRole('heading', { name: 'Nothing is wrong with it' }).waitFor();
    await page.getByLabel('Meeting of the file').selectOption('2');
    await page.getByRole('row', { name: 'totalMinutes The total is not the sum. 100; 110' }).waitFor();
    await page.getByRole('button', { name: 'Import this meeting' }).click();
    await page.getByRole('alert').getByText('Look at the warnings first.').waitFor();
    await page.getByLabel('I have looked at these: import nevertheless').check();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import this meeting' }).click();
    await page.waitForURL(/\/meetings\/(?!import)/);
    expect(all.site.graph.received.at(-1)).toMatchObject({
      name: 'importMeeting',
      input: { confirmed: true, file: { which: 2, groupId: null } },
    });
    expect(complaints).toEqual([]);
  });
});
