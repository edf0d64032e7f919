import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountOf } from '../harness/accounts.ts';
import { launchBrowser } from '@csp/browser';
import { axeFindings } from '../harness/axe.ts';
import { openProduct, type Product } from '../harness/product.ts';
import type { Kind } from '../harness/users.ts';

vi.setConfig({ testTimeout: 60_000 });

let product: Product;
let browser: Browser;
/** What pages complained of in their consoles. */
const complaints: string[] = [];

const newPage = async (): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 1000 } })).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return page;
};

const signedIn = async (kind: Exclude<Kind, 'anonymous' | 'machine client'>, path: string): Promise<Page> => {
  const account = accountOf(kind);
  if (account.kind !== 'person') throw new Error(`${kind} is no person.`);
  const page = await newPage();
  await page.goto(`${product.url}/sign-in?return=${encodeURIComponent(path)}`);
  await page.getByRole('textbox').first().fill(account.login);
  await page.locator('input[type=password]').fill(account.password);
  await page.locator('main button').first().click();
  await page.waitForURL(product.url + path);
  return page;
};

const countOpen = async (page: Page): Promise<number> => {
  const row = page.locator('tr', { hasText: 'Cambridge Community Safety Partnership' }).first();
  return Number(await row.locator('td').first().innerText());
};

/** The same browser pages all through: what one person does, the others' open pages show. */
const pages = {} as { officer: Page; desk: Page; county: Page };
let meeting: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), launchBrowser()]);
  pages.officer = await signedIn('support officer', '/t/cambridge-city');
  pages.desk = await signedIn('agency officer', '/t/cambridge-city/desk');
  pages.county = await signedIn('county officer', '/t/county/overview');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

describe('one meeting in the browser, from the agenda to the public’s page', () => {
  it('begins with the next meeting, and fills its agenda to the minute', async () => {
    const { officer } = pages;
    await officer.getByText('Build the agenda').click();
    await officer.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor();
    meeting = new URL(officer.url()).pathname.replace(/\/agenda$/, '');
    const left = Number(/(\d+) minutes left/.exec(await officer.locator('main').innerText())?.[1]);
    expect(left).toBeGreaterThan(0);
    await officer.getByLabel('Title').last().fill('Serious violence update');
    await officer.getByLabel('Minutes', { exact: true }).last().fill(String(left));
    await officer.getByRole('button', { name: 'Add item', exact: true }).click();
    await officer.getByText('the agenda fills the meeting', { exact: false }).waitFor();
    expect(await axeFindings(officer)).toEqual([]);
  });

  it('publishes the agenda, and anyone reads it', async () => {
    const { officer } = pages;
    await officer.getByRole('button', { name: 'Publish agenda' }).click();
    await officer.getByText('Agenda published').first().waitFor();
    const anyone = await newPage();
    await anyone.goto(`${product.url}/public${meeting.replace('/t', '')}`);
    expect(await anyone.locator('main').innerText()).toContain('Serious violence update');
    expect(await axeFindings(anyone)).toEqual([]);
    await anyone.context().close();
  });

  it('opens the meeting and records who is there: then there is a quorum', async () => {
    const { officer } = pages;
    await officer.goto(`${product.url}${meeting}/attendance`);
    await officer.getByRole('button', { name: 'Open the meeting' }).click();
    await officer.getByRole('button', { name: /^Add the \d+ from/ }).click();
    for (const present of await officer.locator('table').getByRole('radio', { name: 'Present', exact: true }).all())
      await present.check();
    await officer.getByRole('button', { name: 'Save attendance' }).click();
    await officer.getByText('Attendance is saved.').waitFor();
    expect(await officer.getByText('No quorum').count()).toBe(0);
    expect(await axeFindings(officer)).toEqual([]);
  });

  it('minutes by the keyboard, records a decision and an action point, which its agency and the county see at once', async () => {
    const { officer, desk, county } = pages;
    const before = await countOpen(county);
    await officer.goto(`${product.url}${meeting}/minutes`);
    await officer.getByRole('button', { name: /Serious violence update/ }).click();
    const composer = officer.getByLabel(/^Next paragraph/);
    await composer.fill('The Chief Inspector reported on serious violence.');
    await composer.press('Control+Enter');
    await officer.getByRole('button', { name: /^Decision on paragraph \d+\.1$/ }).click();
    await officer.getByLabel('On what').fill('the approach to serious violence');
    await officer.getByRole('button', { name: 'Record decision' }).click();
    await officer.getByRole('button', { name: /^Action point on paragraph \d+\.1$/ }).click();
    await officer.getByLabel('What is to be done').fill('Bring a map of knife crime');
    await officer.getByLabel('Owner: role').fill('Chief Inspector');
    await officer.getByLabel('Owner: agency').selectOption({ label: 'Cambridgeshire Constabulary' });
    await officer.getByRole('button', { name: 'Record action point' }).click();
    await desk.getByText('Bring a map of knife crime').first().waitFor();
    await vi.waitFor(async () => expect(await countOpen(county)).toBe(before + 1), 5_000);
    for (const page of [officer, desk, county]) expect(await axeFindings(page)).toEqual([]);
  });

  it('lets the agency close its action point with an answer', async () => {
    const { desk } = pages;
    await desk.locator('tr', { hasText: 'Bring a map of knife crime' }).getByRole('link').first().click();
    await desk.getByLabel('It is done').check();
    await desk.getByLabel('Answer').fill('The map was brought.');
    await desk.locator('main form button[type=submit]').first().click();
    await desk.getByText('Closed').first().waitFor();
    expect(await axeFindings(desk)).toEqual([]);
  });

  it('goes through earlier action points, closes the meeting and circulates the minutes', async () => {
    const { officer } = pages;
    await officer.goto(`${product.url}${meeting}/review`);
    await officer.getByRole('button', { name: 'Close 10/01' }).click();
    await officer.getByLabel('Answer').fill('One route is in place.');
    await officer.locator('main form button[type=submit]').first().click();
    await officer.locator('main form').waitFor({ state: 'detached' });
    await officer.locator('tr', { hasText: '10/01' }).getByText('One route is in place.').waitFor();
    expect(await axeFindings(officer)).toEqual([]);
    await officer.goto(`${product.url}${meeting}/minutes`);
    await officer.getByRole('button', { name: /Serious violence update/ }).click();
    await officer.getByRole('button', { name: 'Close the meeting' }).click();
    await officer.getByText('Held', { exact: true }).first().waitFor();
    await officer.goto(`${product.url}${meeting}/record`);
    await officer.getByRole('button', { name: 'Circulate the minutes' }).click();
    await officer.getByText('Circulated, not yet agreed').waitFor();
    expect(await axeFindings(officer)).toEqual([]);
  });

  it('has them agreed at the next meeting, and then anyone reads them', async () => {
    const { officer } = pages;
    const anyone = await newPage();
    await anyone.goto(`${product.url}/public${meeting.replace('/t', '')}`);
    expect(await anyone.locator('main').innerText()).not.toContain('The Chief Inspector reported');
    await officer.goto(`${product.url}/t/cambridge-city/meetings`);
    await officer.locator('main table a').first().click();
    await officer.getByLabel('Title').last().fill('Minutes of the last meeting');
    await officer.getByRole('button', { name: 'Add item', exact: true }).click();
    await officer.getByRole('button', { name: 'Publish agenda' }).click();
    await officer.getByText('Agenda published').first().waitFor();
    const later = new URL(officer.url()).pathname.replace(/\/agenda$/, '');
    await officer.goto(`${product.url}${later}/attendance`);
    await officer.getByRole('button', { name: 'Open the meeting' }).click();
    await officer.getByText('Meeting now').waitFor();
    await officer.goto(`${product.url}${meeting}/record`);
    await officer.getByRole('button', { name: 'Agree the minutes' }).click();
    await officer.getByText('as a correct record', { exact: false }).first().waitFor();
    await anyone.reload();
    expect(await anyone.locator('main').innerText()).toContain('The Chief Inspector reported on serious violence.');
    expect(await axeFindings(officer)).toEqual([]);
    expect(await axeFindings(anyone)).toEqual([]);
  });

  it('leaves no complaint in any console', () => {
    expect(complaints).toEqual([]);
  });
});
