import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, tabTo, visitors, type Visitors } from '../browser/visitor.ts';

let all: Visitors;
beforeAll(async () => {
  all = await visitors();
});
afterAll(() => all.close());

describe('the address of one’s calendar', () => {
  it('is made by keyboard, shown once, and ended', async () => {
    const { page, complaints } = await all.visit('police', '/t/cambridge-city/settings');
    await page.getByText('the due dates of your agency’s action points').waitFor();
    await tabTo(page, 'Make an address');
    await page.keyboard.press('Enter');
    const address = page.getByLabel('Address for your calendar');
    await address.waitFor();
    expect(await address.inputValue()).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/t\/cambridge-city\/calendars\/[\w-]{43}\.ics$/,
    );
    expect(await axeFindings(page)).toEqual([]);
    await page.reload();
    await page.getByText('You made an address on').waitFor();
    expect(await address.count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'End the address of your calendar' }).click();
    await page.getByRole('button', { name: 'Make an address' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
