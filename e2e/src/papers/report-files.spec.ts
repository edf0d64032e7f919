import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenantId } from '@csp/kernel';
import { sqliteFiles } from '@csp/platform-files';
import type { GraphClient } from '../harness/client.ts';
import { cspOutput } from '../harness/command.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { emptyFolder } from '../harness/seeded.ts';

let product: Product;
let officer: GraphClient;
let agency: GraphClient;
let meeting: MeetingDesk;
let report: string;
let restricted: string;

const content = { subject: 'Figures of the year', purpose: 'To note them.' };
const csv = 'Month,Thefts\nMay,4\n';

beforeAll(async () => {
  product = await openProduct();
  [officer, agency] = [await product.user('support officer'), await product.user('agency officer')];
  const { groupId } = await placeOf(officer);
  meeting = await MeetingDesk.schedule(officer, { groupId, date: '2036-05-13' });
  const itemId = await meeting.item('Figures');
  await meeting.do('publishAgenda');
  const of = { meetingId: meeting.id, itemId, author: { role: 'Analyst' } };
  const submit = async (client: GraphClient, more: object) =>
    (await client.act<{ id: string }>('submitReport', { ...of, content: { ...content, ...more } }, 'id')).id;
  report = await submit(agency, {});
  restricted = await submit(officer, { subject: 'SECRET', restrictedBecause: 'SECRET' });
});
afterAll(() => product?.close());

const filesOf = (id: string, root = '/t/cambridge-city'): string =>
  `${product.url}${root}/meetings/${meeting.id}/papers/${id}/files`;

const upload = async (client: GraphClient | undefined, id: string, name: string, bytes: string | Uint8Array) => {
  const body = new FormData();
  body.append('file', new Blob([bytes as string]), name);
  const answer = await fetch(filesOf(id), { method: 'POST', body, headers: { ...client?.credentials } });
  const { code } = (await answer.json()) as { code?: string };
  return { status: answer.status, code };
};
const attached = async (id: string) => {
  const source = 'query ($id: ID!) { meeting(id: $id) { reports { id files { digest name mediaType sizeBytes } } } }';
  const { meeting: found } = await officer.read<{
    meeting: { reports: { id: string; files: { digest: string; name: string }[] }[] };
  }>(source, { id: meeting.id });
  return found.reports.find((one) => one.id === id)!.files;
};
const statusOf = async (address: string, client?: GraphClient) =>
  (await fetch(address, { headers: { ...client?.credentials } })).status;

describe('a file for a paper', () => {
  it('is uploaded by who wrote it, and given to anyone who may read it, as a file and nothing else', async () => {
    expect(await upload(agency, report, "Zahlen ą'% اردو.csv", csv)).toEqual({ status: 200 });
    const [file] = await attached(report);
    expect(file).toMatchObject({ name: "Zahlen ą'% اردو.csv", mediaType: 'CSV', sizeBytes: csv.length });
    const answer = await fetch(`${filesOf(report, '/public/cambridge-city')}/${file!.digest}`);
    expect(await answer.text()).toBe(csv);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename="Zahlen _'_ ____.csv"; filename*=UTF-8''Zahlen%20%C4%85%27%25%20%D8%A7%D8%B1%D8%AF%D9%88.csv`,
      'x-content-type-options': 'nosniff',
    });
    const page = await fetch(`${product.url}/public/cambridge-city/meetings/${meeting.id}`).then((one) => one.text());
    expect(page).toContain(`/papers/${report}/files/${file!.digest}`);
  });

  it('is refused for what it is, with nothing kept', async () => {
    const outcomes = [
      await upload(agency, report, 'page.html', '<script>alert(1)</script>'),
      await upload(agency, report, 'picture.csv', '<svg onload="alert(1)"/>'),
      await upload(agency, report, 'report.pdf', csv),
      await upload(agency, report, 'empty.csv', ''),
      await upload(agency, report, 'large.csv', 'x'.repeat(10 * 1024 * 1024 + 1)),
      await upload(agency, report, 'huge.csv', 'x'.repeat(12 * 1024 * 1024)).catch(() => ({ code: 'cut off' })),
    ];
    expect(outcomes.map(({ code }) => code)).toEqual([
      ...['file-kind-not-taken', 'file-kind-not-taken', 'file-kind-not-taken', 'file-empty', 'file-too-large'],
      expect.stringMatching(/^(?:file-too-large|cut off)$/),
    ]);
    expect(await attached(report)).toHaveLength(1);
  });

  it('is taken from nobody else', async () => {
    expect(await upload(undefined, report, 'a.csv', csv)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await upload(await product.user('member'), report, 'a.csv', csv)).toMatchObject({ code: 'not-your-report' });
    expect(await upload(agency, restricted, 'a.csv', csv)).toEqual({ status: 404, code: 'unknown-report' });
    expect(await upload(await product.user('officer of another district'), report, 'a.csv', csv)).not.toMatchObject({
      status: 200,
    });
    expect((await upload(agency, report, 'a.csv', 'a,b\n')).status).toBe(200);
  });

  it('of a restricted paper is for those who see it, whatever address it is asked at', async () => {
    expect(await upload(officer, restricted, 'secret.csv', 'SECRET,1\n')).toEqual({ status: 200 });
    const [file] = await attached(restricted);
    expect(await statusOf(`${filesOf(restricted)}/${file!.digest}`, officer)).toBe(200);
    expect(await statusOf(`${filesOf(restricted)}/${file!.digest}`)).toBe(401);
    expect(await statusOf(`${filesOf(restricted)}/${file!.digest}`, agency)).toBe(404);
    expect(await statusOf(`${filesOf(restricted, '/public/cambridge-city')}/${file!.digest}`)).toBe(404);
    // Put down for one's own paper, somebody else's file still isn't there.
    const forged = { reportId: report, digest: file!.digest, name: 'mine.csv', mediaType: 'CSV', sizeBytes: 9 };
    await agency.act('attachReportFile', forged, 'id');
    expect(await statusOf(`${filesOf(report)}/${file!.digest}`, agency)).toBe(404);
  });

  it.runIf(ours)('is in the copies that are made, and there when they are put back', async () => {
    const [copies, elsewhere] = [emptyFolder(), emptyFolder()];
    try {
      await cspOutput(product.dataDir, ['backup', copies.path]);
      await cspOutput(elsewhere.path, ['restore', copies.path]);
      const kept = sqliteFiles(elsewhere.path);
      const [file] = await attached(report);
      const found = await kept.get(tenantId('cambridge-city'), report, file!.digest);
      await kept.close();
      expect(Buffer.from(found!.bytes).toString()).toBe(csv);
    } finally {
      copies.remove();
      elsewhere.remove();
    }
  });

  it('is not taken from another site’s page, whoever is signed in', async () => {
    const body = new FormData();
    body.append('file', new Blob([csv]), 'a.csv');
    const headers = { ...officer.credentials, origin: 'https://elsewhere.example' };
    expect((await fetch(filesOf(report), { method: 'POST', body, headers })).status).toBe(403);
  });
});
