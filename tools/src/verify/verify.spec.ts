import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sealedRecord, sealOf, type Link, type Part, type SealedRecord } from '@csp/documents';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../verify-minutes.mjs';

const parts: readonly Part[] = [
  { content: { kind: 'meeting', title: 'Board', date: '2020-02-11', place: null }, secret: 'm', restricted: false },
  { content: { kind: 'paragraph', number: '1.1', text: 'Welcome: "Zażółć" 😀' }, secret: 'p1', restricted: false },
  { content: { kind: 'paragraph', number: '2.1', text: 'A name' }, secret: 'p2', restricted: true },
  { content: { kind: 'public', count: 3, also: [true, { b: 1, a: 2 }] }, secret: 'm', restricted: false },
  {
    content: { kind: 'decision', paragraph: '1.1', verb: 'agreed', subject: 'the plan' },
    secret: 'd',
    restricted: false,
  },
];
const first: Link = { record: 'minutes', partnership: 'cambridge-city', meeting: 'm1', number: 1, previous: null };
const second: Link = { ...first, meeting: 'm2', number: 2, previous: sealOf(first, parts) };
const text = (record: unknown): string => `${JSON.stringify(record, null, 2)}\n`;
const published = sealedRecord(second, parts, false);
const faultsOf = async (record: unknown, ...before: unknown[]) => (await verify(text(record), before.map(text))).faults;
const withParts = (change: (all: unknown[]) => unknown[]) => ({ ...published, parts: change([...published.parts]) });

describe('sealed minutes', () => {
  it('agree as they are published, alone and on top of the ones before', async () => {
    expect(await verify(text(published))).toMatchObject({ faults: [], hidden: 1, record: { number: 2 } });
    expect(await faultsOf(published, sealedRecord(first, parts, false))).toEqual([]);
  });

  it('keep restricted parts back, under the same seal as for those who see them', async () => {
    const whole = sealedRecord(second, parts, true);
    expect(text(published)).not.toContain('A name');
    expect(Object.keys(published.parts[2]!)).toEqual(['hash']);
    expect(whole.seal).toBe(published.seal);
    expect(await verify(text(whole))).toMatchObject({ faults: [], hidden: 0 });
  });

  it('hide short texts: the same words under another id have another hash', () => {
    const again = parts.map((part) => ({ ...part, secret: `${part.secret}'` }));
    const hashes = (record: SealedRecord) => record.parts.map(({ hash }) => hash);
    const other = hashes(sealedRecord(second, again, false));
    expect(hashes(published).some((hash) => other.includes(hash))).toBe(false);
  });

  it('say which part was changed', async () => {
    const changed = withParts((all) =>
      all.toSpliced(1, 1, { ...published.parts[1], content: { ...parts[1]!.content, text: 'No' } }),
    );
    expect(await faultsOf(changed)).toEqual(["Part 2 (paragraph 1.1) doesn't agree with its hash: it was changed."]);
  });

  it.each([
    ['a part is left out', withParts((all) => all.toSpliced(3, 1))],
    ['a restricted part is left out', withParts((all) => all.toSpliced(2, 1))],
    ['parts change places', withParts(([one, two, ...rest]) => [two, one, ...rest])],
    ['a part is there twice', withParts((all) => [...all, all[0]])],
    ['a part has something beside it', withParts((all) => all.with(0, { ...published.parts[0], note: 'x' }))],
    ['a part keeps its content back that was open', withParts((all) => all.with(0, { hash: 'x' }))],
    ['a part is nothing', withParts((all) => all.with(0, null))],
    ['it has a field more', { ...published, note: 'x' }],
    ['it is another partnership’s', { ...published, partnership: 'fenland' }],
    ['it is of another meeting', { ...published, meeting: 'm3' }],
    ['it has another number', { ...published, number: 3 }],
    ['it stands on another seal', { ...published, previous: published.seal }],
    ['it has another seal', { ...published, seal: second.previous }],
  ])('don’t agree when %s', async (_, record) => {
    expect(await faultsOf(record)).not.toEqual([]);
  });

  it('don’t agree with another file before them than the one they were sealed on', async () => {
    const other = sealedRecord({ ...first, meeting: 'm0' }, parts, false);
    expect(await faultsOf(published, other)).toHaveLength(1);
    expect(await faultsOf(published, sealedRecord({ ...first, partnership: 'fenland' }, parts, false))).toHaveLength(1);
    expect(await faultsOf(published, published)).toHaveLength(1);
  });

  it('can’t be read where a name is given twice, or the file is something else', async () => {
    const twice = text(published).replace('"number": 2', '"number": 1,\n  "number": 2');
    for (const words of [twice, '', '{}', 'null', '[]', '{"format":"csp-sealed-record/1"}', '<html>'])
      expect((await verify(words)).faults).toHaveLength(1);
  });

  it('don’t agree when any one character is another', async () => {
    const whole = text(published);
    const place = fc.nat(whole.length - 2);
    await fc.assert(
      fc.asyncProperty(place, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), async (at, character) => {
        const changed = whole.slice(0, at) + character + whole.slice(at + 1);
        return changed === whole || (await verify(changed)).faults.length > 0;
      }),
      { numRuns: 300 },
    );
  });

  it('don’t agree when any one part says anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(parts.length - 1), fc.string({ unit: 'binary' }), async (at, words) => {
        const honest = published.parts[at]!;
        const forged = sealedRecord(second, parts.with(at, { ...parts[at]!, content: { kind: words } }), true).parts[
          at
        ];
        const alone = withParts((all) => all.with(at, { ...honest, content: { kind: words } }));
        return (
          (await faultsOf(withParts((all) => all.with(at, forged)))).length > 0 && (await faultsOf(alone)).length > 0
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('node tools/verify-minutes.mjs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealed-'));
    writeFileSync(join(folder, 'minutes.json'), text(published));
    writeFileSync(join(folder, 'before.json'), text(sealedRecord(first, parts, false)));
    writeFileSync(join(folder, 'false.json'), text({ ...published, number: 9 }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...names: string[]) =>
    new Promise<{ code: number; printed: string }>((settle) => {
      const program = fileURLToPath(new URL('../../verify-minutes.mjs', import.meta.url));
      execFile(process.execPath, [program, ...names.map((name) => join(folder, name))], (error, printed) =>
        settle({ code: Number(error?.code ?? 0), printed }),
      );
    });

  it('exits with 0 and the seal for what agrees, with 1 and the reason for what doesn’t', async () => {
    const [good, bad] = await Promise.all([run('minutes.json', 'before.json'), run('false.json')]);
    expect(good.code).toBe(0);
    expect(good.printed).toContain(`Agrees with its seal, no. 2 of cambridge-city: ${published.seal}`);
    expect(good.printed).toContain('1 of 5 parts are restricted');
    expect(bad.code).toBe(1);
    expect(bad.printed).toContain('The seal is not the seal of this file');
  });
});
