import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '@csp/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../harness/axe.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { openProduct, type Product } from '../harness/product.ts';

interface MeetingObject {
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  readonly deleted?: true;
  readonly meetingState?: string;
  readonly agendaItem?: readonly { readonly name: string; readonly resolutionText?: string }[];
  readonly 'csp:sealedMinutes'?: string;
}

let product: Product;
const get = (path: string) => fetch(product.url + path);
const list = async (query = ''): Promise<readonly MeetingObject[]> => {
  const answer = await get(`/public/cambridge-city/meetings.json${query}`);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  return ((await answer.json()) as { data: MeetingObject[] }).data;
};
const idOf = ({ id }: MeetingObject): string => /meetings\/([^/]+)\/meeting\.json$/.exec(id)![1]!;

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

describe('you said, we did', () => {
  it('shows what was published, and what it was answered, to anyone; nothing that was not', async () => {
    const page = await get('/public/cambridge-city/you-said-we-did');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await page.text();
    expect(text).toContain('They should say what it changed.');
    expect(text).not.toContain('dark after ten');
    expect((await get('/public/nowhere/you-said-we-did')).status).toBe(404);
  });
});

describe('terms of reference', () => {
  it('stand for anyone as a meeting adopted them in public', async () => {
    const page = await get('/public/cambridge-city/terms-of-reference');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('To set the direction of community safety in the city');
    expect((await get('/public/nowhere/terms-of-reference')).status).toBe(404);
  });
});

describe('the public feed', () => {
  it('has each published meeting with its items and decisions, and each alone at its address', async () => {
    const meetings = await list();
    const agreed = meetings.find(({ meetingState }) => meetingState === 'minutes agreed')!;
    expect(agreed.agendaItem!.length).toBeGreaterThan(3);
    expect(agreed.agendaItem!.some(({ resolutionText }) => resolutionText?.includes('agreed:'))).toBe(true);
    const alone = await get(`/public/cambridge-city/meetings/${idOf(agreed)}/meeting.json`);
    expect(await alone.json()).toEqual(agreed);
  });

  it('tells of a meeting that was cancelled as withdrawn, and of what was changed since a moment', async () => {
    const officer = await product.user('support officer');
    const { groupId } = await placeOf(officer);
    const begun = new Date().toISOString();
    const desk = await MeetingDesk.schedule(officer, {
      groupId,
      date: new Date(Date.now() + 9e9).toISOString().slice(0, 10),
    });
    await desk.item('SECRET matter', { restrictedBecause: 'SECRET' });
    await desk.item('Any other business');
    await desk.do('publishAgenda');
    const [published] = await list(`?modified_since=${begun}`);
    expect(idOf(published!)).toBe(desk.id);
    expect(published!.agendaItem!.map(({ name }) => name)).toEqual(['Any other business']);
    await desk.do('cancelMeeting', { reason: 'SECRET reason' });
    const [withdrawn, ...others] = await list(`?modified_since=${begun}`);
    expect(others).toEqual([]);
    expect(withdrawn).toMatchObject({ id: published!.id, deleted: true, created: published!.created });
    expect(withdrawn!.agendaItem).toBeUndefined();
    expect(Date.parse(withdrawn!.modified)).toBeGreaterThan(Date.parse(published!.modified));
    expect((await get('/public/cambridge-city/meetings.json?modified_since=yesterday')).status).toBe(400);
    expect((await get('/public/nowhere/meetings.json')).status).toBe(404);
    expect((await get('/public/cambridge-city/meetings/none/meeting.json')).status).toBe(404);
  });
});

describe('/public/verify', () => {
  let browser: Browser;
  let file: string;
  let minutesPage: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    const agreed = (await list()).find((one) => one['csp:sealedMinutes'])!;
    const officer = await product.user('support officer');
    const { meeting } = await officer.read<{ meeting: { minutes: { id: string }[] } }>(
      'query ($id: ID!) { meeting(id: $id) { minutes { id } } }',
      { id: idOf(agreed) },
    );
    const correction = { meetingId: idOf(agreed), paragraphId: meeting.minutes[0]!.id, text: 'For <i>a</i> read “b”.' };
    await officer.act('correctMinutes', correction, 'id');
    const sealed = await get(`/public/cambridge-city/meetings/${idOf(agreed)}/minutes.json`);
    file = await sealed.text();
    minutesPage = `${product.url}/public/cambridge-city/meetings/${idOf(agreed)}/minutes.html`;
  });
  afterAll(() => browser?.close());

  it('verifies published minutes in the browser, within our policy, and says what was changed', async () => {
    const page = await (await browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${product.url}/public/verify`);
    const choose = (text: string) =>
      page
        .getByLabel('The minutes', { exact: true })
        .setInputFiles({ name: 'minutes.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const verdict = page.getByRole('status');
    await choose(file);
    await verdict.getByText('Agrees with its seal').waitFor();
    await verdict
      .getByText(/^Correction \d+, sealed on what stands before it: ([0-9a-f]{4} ){15}/)
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await choose(file.replace(/"text": "./, '"text": "Never: '));
    await verdict.getByText(/^Part \d+ \(paragraph 1\.1\) doesn't agree/).waitFor();
    const { records, ...rest } = JSON.parse(file) as { readonly records: readonly object[] };
    await choose(`${JSON.stringify({ ...rest, records: [...records, records.at(-1)] }, null, 2)}\n`);
    await verdict.getByText(/^Correction \d+ was not made on what stands before it/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('and the minutes as a web page are without fault to axe, and nothing is refused by their policy', async () => {
    const page = await (await browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(minutesPage);
    expect(await page.getByRole('columnheader', { name: 'Reference' }).count()).toBe(1);
    expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).color")).toBe('rgb(15, 56, 92)');
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('gives the command to those who would rather run it themselves', async () => {
    const answer = await get('/assets/verify-minutes.mjs');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    const program = join(tmpdir(), `verify-minutes-${process.pid}.mjs`);
    writeFileSync(program, await answer.text());
    const { verify } = (await import(program)) as { verify: (text: string) => Promise<{ faults: readonly string[] }> };
    expect((await verify(file)).faults).toEqual([]);
  });
});

describe('a question from the public', () => {
  let asked = '';
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(product.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  it('is asked by a form without signing in, is accepted and answered, and stands where anyone reads it', async () => {
    const officer = await product.user('support officer');
    const { groupId } = await placeOf(officer);
    const date = new Date(Date.now() + 9.2e9).toISOString().slice(0, 10);
    const desk = await MeetingDesk.schedule(officer, { groupId, date });
    await desk.item('Public questions');
    await desk.do('publishAgenda');
    asked = desk.id;
    const meeting = `/public/cambridge-city/meetings/${desk.id}`;
    const form = await (await get(`${meeting}/question`)).text();
    const command = /name="command" value="([^"]+)"/.exec(form)![1]!;
    const text = 'What is done about <i>cycle theft</i>?';
    const sent = await send(`${meeting}/question`, { command, text, website: '' });
    expect(sent.status).toBe(303);
    const own = sent.headers.get('location')!;
    // Sent twice by an impatient hand, it is one question.
    expect((await send(`${meeting}/question`, { command, text, website: '' })).headers.get('location')).toBe(own);
    expect(await (await get(own)).text()).toContain('It has come in and will be looked at.');
    const questionId = own.split('/').at(-1)!;
    const accept = 'mutation ($input: PublicQuestionInput!) { acceptPublicQuestion(input: $input) { __typename } }';
    await officer.read(accept, { input: { questionId } });
    const answer =
      'mutation ($input: AnswerPublicQuestionInput!) { answerPublicQuestion(input: $input) { __typename } }';
    await officer.read(answer, { input: { questionId, answer: 'More racks' } });
    const page = await (await get(meeting)).text();
    expect(page).toContain('What is done about &lt;i&gt;cycle theft&lt;/i&gt;?');
    expect(page).toContain('Answer: More racks');
  });

  it('that says nothing, or was filled in by a program, is given back with what was typed; a flood is stopped', async () => {
    const path = `/public/cambridge-city/meetings/${asked}/question`;
    expect((await send(path, { text: ' ' })).status).toBe(400);
    const program = await (await send(path, { text: 'Buy <now>', website: 'https://spam.example' })).text();
    expect(program).toContain('Leave the last field empty');
    expect(program).toContain('Buy &lt;now&gt;</textarea>');
    expect(await (await send(path, { text: 'x'.repeat(2_001) })).text()).toContain('The text is too long. Shorten it.');
    const [past] = (await list()).filter(({ meetingState }) => meetingState === 'minutes agreed');
    const late = `/public/cambridge-city/meetings/${idOf(past!)}/question`;
    expect(await (await get(late)).text()).toContain('Questions were taken until');
    expect(await (await send(late, { text: 'Why?' })).text()).toContain('Questions were taken until');
    expect((await send('/public/cambridge-city/meetings/none/question', { text: 'Why?' })).status).toBe(404);
    expect((await get('/public/cambridge-city/questions/none')).status).toBe(404);
    let last = await send(path, { text: ' ' });
    for (let sent = 0; sent < 20 && last.status === 400; sent++) last = await send(path, { text: ' ' });
    expect(last.status).toBe(429);
    expect(await last.text()).toContain('Try again in an hour');
  });
});
