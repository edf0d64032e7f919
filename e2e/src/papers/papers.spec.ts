import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../harness/client.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { openProduct, type Product } from '../harness/product.ts';

const kinds = ['agenda', 'minutes', 'actions', 'pack'] as const;
const formats = ['html', 'pdf', 'docx'] as const;
const types = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

let product: Product;
let officer: GraphClient;
/** Its minutes are agreed; an item of it is restricted. */
let agreed: MeetingDesk;
/** Its agenda is out; it agreed the minutes of the other. */
let later: MeetingDesk;

const date = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  product = await openProduct();
  officer = await product.user('support officer');
  const { groupId, agencies } = await placeOf(officer);
  agreed = await MeetingDesk.schedule(officer, { groupId, date: date(400) });
  const open = await agreed.item('An open matter');
  const restricted = await agreed.item('SECRET matter', { restrictedBecause: 'SECRET reason' });
  await agreed.openWith(agencies.slice(0, 3));
  const paragraphId = await agreed.minute(open, 'What was said <b>openly</b>.');
  await agreed.do('recordDecision', { paragraphId, verb: 'AGREED', subject: 'the plan' });
  await agreed.minute(restricted, 'SECRET words.');
  await agreed.do('closeMeeting', { closedAt: '11:30' });
  later = await MeetingDesk.schedule(officer, { groupId, date: date(401) });
  await later.item('Minutes of the last meeting');
  await later.openWith(agencies.slice(0, 3));
});
afterAll(() => product?.close());

const get = async (path: string, client?: GraphClient) => {
  const answer = await fetch(product.url + path, { headers: { ...client?.credentials } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const here = (paper: string, meeting = agreed) => `/t/cambridge-city/meetings/${meeting.id}/${paper}`;
const inPublic = (paper: string, meeting = agreed) => `/public/cambridge-city/meetings/${meeting.id}/${paper}`;

describe('papers of a meeting whose minutes are a draft', () => {
  it('say so, and hold what is restricted for those who see it, marked on each page and in their name', async () => {
    const { status, headers, bytes } = await get(here('minutes.html'), officer);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="cambridge-city-${date(400)}-minutes-restricted.html"`,
    );
    const html = bytes.toString();
    expect(html).toContain('Restricted: not for publication · Draft: not yet agreed');
    expect(html).toContain('SECRET words.');
    expect(html).toContain('What was said &lt;b&gt;openly&lt;/b&gt;.');
  });

  it('leave it out in the copy for the public, and for agencies', async () => {
    for (const paper of ['minutes.html', 'agenda.html', 'pack.html'])
      for (const [path, kind] of [
        [here(`${paper}?for=public`), 'support officer'],
        [here(paper), 'agency officer'],
      ] as const) {
        const { status, bytes } = await get(path, await product.user(kind));
        expect(status).toBe(200);
        expect(bytes.toString()).toContain('An open matter');
        expect(bytes.toString()).not.toMatch(/SECRET|Restricted/);
      }
  });

  it('are for nobody outside: sign in first, or there is nothing', async () => {
    expect((await get(here('minutes.pdf'))).status).toBe(401);
    expect((await get(here('minutes.pdf'), await product.user('officer of another district'))).status).toBe(404);
    expect((await get(here('minutes.pdf').replace(agreed.id, 'none'), officer)).status).toBe(404);
    expect((await get(here('minutes.pdf').replace('cambridge-city', 'nowhere'), officer)).status).toBe(404);
    for (const format of formats) expect((await get(inPublic(`minutes.${format}`))).status).toBe(404);
    expect((await get(inPublic('minutes.json'))).status).toBe(404);
    expect((await get(inPublic('agenda.pdf'))).status).toBe(200);
  });

  it('hold what was said of them once they went round, but not in the copy for the public', async () => {
    await agreed.do('circulateMinutes');
    await agreed.do('commentOnMinutes', { text: 'Said <b>of</b> a draft' });
    const said = async (path: string) =>
      (await get(path, officer)).bytes.toString().includes('Said &lt;b&gt;of&lt;/b&gt;');
    expect(await said(here('minutes.html'))).toBe(true);
    expect(await said(here('pack.html', later))).toBe(true);
    for (const path of [here('minutes.html?for=public'), here('pack.html?for=public', later)])
      expect(await said(path)).toBe(false);
  });
});

describe('papers once the minutes are agreed', () => {
  beforeAll(async () => {
    await agreed.do('agreeMinutes', { atMeetingId: later.id });
  });

  it.each(kinds.flatMap((kind) => formats.map((format) => `${kind}.${format}` as const)))('%s', async (paper) => {
    const [kind, format] = paper.split('.') as [(typeof kinds)[number], (typeof formats)[number]];
    const there = kind === 'actions' ? 404 : 200;
    for (const [path, client] of [
      [here(paper), officer],
      [inPublic(paper), undefined],
    ] as const) {
      const { status, headers, bytes } = await get(path, client);
      expect(status).toBe(there);
      if (status !== 200) continue;
      expect(headers.get('content-type')).toBe(types[format]);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(
        { html: '<!do', pdf: '%PDF', docx: 'PK\u0003\u0004' }[format],
      );
      if (format === 'html') expect(bytes.toString().includes('SECRET')).toBe(client !== undefined);
    }
  });

  it('a pack has the last minutes in it', async () => {
    for (const [path, client] of [
      [here('pack.html', later), officer],
      [inPublic('pack.html', later), undefined],
    ] as const)
      expect((await get(path, client)).bytes.toString()).toContain('What was said &lt;b&gt;openly&lt;/b&gt;.');
  });

  it('are the same bytes each time', async () => {
    const [one, other] = [await get(inPublic('minutes.pdf')), await get(inPublic('minutes.pdf'))];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it('other requests are answered while a paper is made', async () => {
    const making = get(here('pack.docx', later), officer);
    const begun = performance.now();
    expect((await get('/livez')).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect((await making).status).toBe(200);
  });
});
