import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifiedPdfs } from '@csp/infra-local/verapdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cambridge, february, october } from '../meeting/meeting.examples.ts';
import { paperOf } from '../meeting/papers.ts';
import { render } from '../render.ts';

// Here since it needs Java, as the servers of the other distributed specs do.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

it('veraPDF judges every kind of paper to be PDF/UA-1, and a PDF that only says so not to be', async () => {
  const input = { meeting: october, partnership: cambridge, last: february };
  const urdu = february.minutes.map((one) => ({ ...one, text: 'یہ ایک پیراگراف ہے۔ CSP 2020' }));
  const papers = [paperOf('pack', input)!, paperOf('minutes', { ...input, meeting: { ...february, minutes: urdu } })!];
  const files = await Promise.all(papers.map(async (one, place) => written(`${place}.pdf`, await render(one, 'pdf'))));
  const { compliant, report } = await verifiedPdfs(files, console.log);
  expect(report.match(/^compliant, \d{4,} assertions/gm)).toHaveLength(2);
  expect(compliant).toBe(true);
  // Its tags are still there, but nothing names the tree they hang on.
  const good = Buffer.from(await render(papers[1]!, 'pdf')).toString('latin1');
  const bad = await verifiedPdfs(
    [written('bad.pdf', Buffer.from(good.replace('/MarkInfo', '/MorkInfo'), 'latin1'))],
    console.log,
  );
  expect(bad.report).toContain('not compliant');
  expect(bad.compliant).toBe(false);
}, 300_000);
