import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, drawnOver, tabTo, visitors, type Page, type Visit, type Visitors } from '../browser/visitor.ts';

/** These machines are shared: a moment may take seconds. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000 });

let all: Visitors;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  all = await visitors();
  visit = await all.visit('officer', '/t/cambridge-city/meetings/october/agenda');
  page = visit.page;
});
afterAll(() => all.close());

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.type(text);
const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
const october = () => all.site.graph.world('cambridge-city').meetings.find(({ id }) => id === 'october')!;
const titles = () => october().agenda.map(({ title }) => title);
const goTo = async (stage: string) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tabTo(page, stage);
  await press('Enter');
  await page.locator('h1', { hasText: stage }).waitFor();
};

describe('a whole meeting by keyboard', () => {
  it('builds the agenda', async () => {
    await tabTo(page, 'Title');
    await type('County domestic abuse report');
    await press('Tab');
    await type('To n');
    await press('Tab');
    await type('40');
    await press('Enter');
    await eventually(titles).toContain('County domestic abuse report');
    expect(october().agenda.at(-1)).toMatchObject({ purpose: 'NOTE', minutesAllotted: 40, number: '9' });
    expect(await focused()).toBe('new-title');
    await page.getByText('110 of 110 minutes allotted: the agenda fills the meeting.').waitFor();
  });

  it('says what is missing and leads to it', async () => {
    await press('Enter');
    await page.getByRole('alert').getByText('Enter what the item is about').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press('Tab', 'Enter');
    expect(await focused()).toBe('new-title');
  });

  it('moves an item and keeps the focus with it', async () => {
    await tabTo(page, 'Change item 9, County domestic abuse report', { back: true });
    await press('Alt+ArrowUp', 'Alt+ArrowUp');
    await eventually(() => titles().indexOf('County domestic abuse report')).toBe(6);
    const control = await page.evaluate(() => document.activeElement?.textContent);
    expect(control).toBe('Change item 7, County domestic abuse report');
    await press('Enter');
    await eventually(focused).toMatch(/-title$/);
    expect(await axeFindings(page)).toEqual([]);
    await press('Escape');
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Change item 7');
  });

  it('publishes it and opens the meeting', async () => {
    await tabTo(page, 'Publish agenda');
    await press('Enter');
    await page.getByText('Published with five clear working days of notice.').waitFor();
    await goTo('Attendance');
    await tabTo(page, 'Open the meeting');
    await press('Enter');
    await page.getByText('Meeting now').waitFor();
  });

  it('records who is there from the last list', async () => {
    await tabTo(page, 'Add the 7 from 11 February 2020');
    await press('Enter');
    expect(await axeFindings(page)).toEqual([]);
    expect(await drawnOver(page)).toEqual([]);
    // Five board members come first; three of them are here.
    for (const place of [0, 1, 2, 3, 4]) {
      await tabTo(page, 'Present');
      await press(place < 3 ? 'Space' : 'ArrowRight');
    }
    await page.getByText('3 agencies of the board present, 3 needed.').waitFor();
    await tabTo(page, 'Save attendance');
    await press('Enter');
    await eventually(() => october().attendance.present.length).toBe(3);
    expect(october().attendance.apologies).toHaveLength(2);
  });

  it('says who came late, and who has an interest', async () => {
    await tabTo(page, /^Throughout/, { back: true });
    await press('Enter');
    await eventually(focused).toMatch(/^from-/);
    await type('2');
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, 'Save attendance');
    await press('Enter');
    const second = () => october().agenda[1]!.id;
    await eventually(() => october().attendance.present.some(({ fromItemId }) => fromItemId === second())).toBe(true);
    await tabTo(page, 'Declare an interest');
    await press('Enter', 'Tab');
    await type('Ch');
    await press('Tab');
    await type('3');
    await press('Tab');
    await type('Prej');
    await press('Tab');
    await type('Left');
    await press('Tab');
    await type('Holds the post that is to be funded');
    expect(await axeFindings(page)).toEqual([]);
    await press('Enter');
    await eventually(() => october().declarations).toMatchObject([
      { item: '3', role: 'Chair', kind: 'PREJUDICIAL', conduct: 'LEFT_THE_ROOM' },
    ]);
    await page.getByText('Left the room.').waitFor();
  });

  it('writes minutes with a decision and an action point', async () => {
    await goTo('Minutes');
    await tabTo(page, 'Next paragraph, 1.1');
    await type('The Chair welcomed everyone.');
    await press('Enter');
    await type('Apologies were noted.');
    await press('Enter', 'Alt+ArrowDown', 'Alt+ArrowDown');
    await eventually(() => page.locator('#current-item').textContent()).toBe('3 Minutes of 11 February 2020');
    await eventually(focused).toBe('next-paragraph');
    await type('The minutes were read through. /d');
    await press('Enter');
    await eventually(focused).toBe('decision-verb');
    expect(await axeFindings(page)).toEqual([]);
    await type('Agr');
    await press('Tab', 'Tab');
    await type('with one alteration');
    await press('Enter');
    await eventually(focused).toBe('next-paragraph');
    await eventually(() => october().decisions).toMatchObject([
      { paragraph: '3.1', verb: 'AGREED', subject: 'Minutes of 11 February 2020', caveat: 'with one alteration' },
    ]);
    await type('The structure chart is out of date. /a');
    await press('Enter');
    await eventually(focused).toBe('action-text');
    await type('Amend the structure chart');
    await press('Tab');
    await type('Officer (minutes)');
    await press('Tab');
    await type('Cambridge City Council (');
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, 'Record action point');
    await press('Enter');
    await page.getByRole('link', { name: 'Action point 10/01' }).waitFor();
    expect(october().actionPoints).toMatchObject([{ reference: '10/01', paragraph: '3.2' }]);
    expect(october().minutes.map(({ number }) => number)).toEqual(['1.1', '1.2', '3.1', '3.2']);
    await page.getByText('All saved').waitFor();
  });

  it('changes a paragraph in its place', async () => {
    await tabTo(page, 'Change paragraph 3.2', { back: true });
    await press('Enter');
    await press('End');
    await type(' Officers will see to it.');
    await press('Enter');
    await eventually(() => october().minutes.at(-1)?.text).toBe(
      'The structure chart is out of date. Officers will see to it.',
    );
    await eventually(focused).toBe('next-paragraph');
  });

  it('takes out what was written down by mistake, after asking once more', async () => {
    await tabTo(page, 'Take out action point 10/01', { back: true });
    await press('Enter');
    expect(await axeFindings(page)).toEqual([]);
    await press('Enter');
    await eventually(() => october().actionPoints).toEqual([]);
    await eventually(focused).toBe('next-paragraph');
  });

  it('says what the public is to be told', async () => {
    await tabTo(page, 'One on each line');
    await type('Report hate crime');
    await press('Enter');
    await type('Lock your bicycle');
    await tabTo(page, 'Save the key messages');
    await press('Enter');
    await eventually(() => october().keyMessages).toEqual(['Report hate crime', 'Lock your bicycle']);
  });

  it('goes through earlier action points', async () => {
    await goTo('Review');
    await tabTo(page, 'Carry forward 02/02');
    await press('Enter');
    await eventually(focused).toBe('response-p2');
    expect(await axeFindings(page)).toEqual([]);
    await type('Talks go on.');
    await press('Control+Enter');
    await eventually(() => october().outcomes['p2']?.outcome).toBe('CARRIED_FORWARD');
    await page.getByText('1 of 2 still to go through.').waitFor();
  });

  it('closes the meeting, circulates its minutes and takes comments', async () => {
    await goTo('Record');
    await tabTo(page, 'Close the meeting');
    await press('Enter');
    await page.getByRole('button', { name: 'Circulate the minutes' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, 'Circulate the minutes');
    await press('Enter');
    await page.getByText('Circulated, not yet agreed').waitFor();
    await tabTo(page, 'Comment on these minutes');
    await press('Enter', 'Tab', 'Tab');
    await type('It was the draft.');
    expect(await axeFindings(page)).toEqual([]);
    await press('Tab', 'Enter');
    await eventually(() => october().comments).toMatchObject([{ text: 'It was the draft.', paragraphId: null }]);
  });

  it('agrees those of the last with an alteration, and corrects them later', async () => {
    await page.goto('/t/cambridge-city/meetings/february/record');
    await page.getByRole('heading', { name: 'Agree the minutes' }).waitFor();
    await tabTo(page, 'As a correct record');
    await press('ArrowDown');
    await tabTo(page, 'Paragraph to alter');
    await type('4.1');
    await eventually(focused).toBe('alter-fp4');
    await press('End');
    await type(' There were two.');
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, 'Agree the minutes');
    await press('Enter');
    await page.getByText('Agreed on 6 October 2020 with 1 alteration').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, 'Record a correction');
    await press('Enter', 'Tab');
    await type('4.1');
    await press('Tab');
    await type('For two read three');
    expect(await axeFindings(page)).toEqual([]);
    await press('Tab', 'Enter');
    await page.getByText('paragraph 4.1: For two read three').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('has broken no rule of the content security policy on the way', () => {
    expect(visit.complaints).toEqual([]);
  });
});
