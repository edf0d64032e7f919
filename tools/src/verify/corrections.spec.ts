import { sealedCorrections, sealedFile, sealedRecord, type Link, type Part, type SealedRecords } from '@csp/documents';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verify } from '../../verify-minutes.mjs';

const link: Link = { record: 'minutes', partnership: 'cambridge-city', meeting: 'm1', number: 1, previous: null };
const parts: readonly Part[] = [
  { content: { kind: 'paragraph', number: '1.1', text: 'A' }, secret: 'p', restricted: false },
];
const correction = (text: string, restricted = false): Part => ({
  content: { kind: 'correction', paragraph: '1.1', text, on: '2021-03-01' },
  secret: `c-${text}`,
  restricted,
});
const made = [correction('For A read B'), correction('A name', true), correction('For B read C')];
const minutes = sealedRecord(link, parts, false);
const fileWith = (corrections: readonly Part[]) =>
  sealedFile(minutes, sealedCorrections(minutes, corrections, false)) as SealedRecords;
const published = fileWith(made);
const text = (file: unknown): string => `${JSON.stringify(file, null, 2)}\n`;
const faultsOf = async (file: unknown): Promise<readonly string[]> => (await verify(text(file))).faults;
const moved = 'was not made on what stands before it: one was added, moved or left out.';
const end = "It doesn't end as it says: a correction was added or left out at its end.";
const withRecords = (change: (all: SealedRecords['records']) => readonly unknown[]) => {
  const records = change(published.records);
  return { ...published, records };
};

describe('corrections of sealed minutes', () => {
  it('leave the minutes’ own file and seal as they were', () => {
    expect(sealedFile(minutes, [])).toBe(minutes);
    expect(published.records[0]).toEqual(minutes);
    expect(published.records[1]!.previous).toBe(minutes.seal);
  });

  it('agree as they are published, each on top of the one before, restricted ones as hashes', async () => {
    expect(text(published)).not.toContain('A name');
    const found = await verify(text(published));
    expect(found).toMatchObject({ faults: [], parts: 4, hidden: 1, record: { number: 1 } });
    expect(found.corrections!.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3]);
    const whole = sealedFile(minutes, sealedCorrections(minutes, made, true)) as SealedRecords;
    expect(whole.seal).toBe(published.seal);
    expect(await verify(text(whole))).toMatchObject({ faults: [], hidden: 0 });
  });

  it('don’t stand between minutes and those agreed after them', async () => {
    const next = sealedRecord({ ...link, meeting: 'm2', number: 2, previous: minutes.seal }, parts, false);
    expect((await verify(text(next), [text(published)])).faults).toEqual([]);
    const wrong = sealedRecord({ ...link, meeting: 'm2', number: 2, previous: published.seal }, parts, false);
    expect((await verify(text(wrong), [text(published)])).faults).toHaveLength(1);
  });

  it.each([
    [
      'says something else',
      withRecords((all) => all.with(1, forged('For A read D'))),
      ["In correction 1: Part 1 (correction 1.1) doesn't agree with its hash: it was changed."],
    ],
    [
      'is sealed anew by itself',
      withRecords((all) => all.with(1, resealed('For A read D'))),
      [`Correction 2 ${moved}`],
    ],
    ['is dropped between others', withRecords((all) => all.toSpliced(2, 1)), [`Correction 2 ${moved}`]],
    ['is dropped at the end', withRecords((all) => all.slice(0, -1)), [end]],
    ['is there twice', withRecords((all) => [...all, all.at(-1)]), [`Correction 4 ${moved}`]],
    [
      'changes place',
      withRecords(([first, one, two, three]) => [first, two, one, three]),
      [`Correction 1 ${moved}`, `Correction 2 ${moved}`, `Correction 3 ${moved}`],
    ],
    ['is added at the end', withRecords((all) => [...all, fileWith([...made, correction('x')]).records.at(-1)]), [end]],
    [
      'stands without its minutes',
      withRecords((all) => all.slice(1)),
      ["The file doesn't begin with minutes: they were left out.", `Correction 1 ${moved}`, `Correction 2 ${moved}`],
    ],
    [
      'is another meeting’s',
      withRecords((all) => all.toSpliced(1, 3, ...others('m2'))),
      [`Correction 1 ${moved}`, end],
    ],
    ['is a file of its own', published.records[1], ["The file doesn't begin with minutes: they were left out."]],
  ])('are found out where one %s', async (_, file, faults) => {
    expect(await faultsOf(file)).toEqual(faults);
  });

  it.each([
    ['all are dropped', withRecords(([first]) => [first])],
    ['something stands beside them', { ...published, note: 'x' }],
    ['they are no list', { ...published, records: { length: 2 } }],
    ['one is nothing', withRecords((all) => all.with(1, null as never))],
  ])('can’t be read where %s', async (_, file) => {
    expect(await faultsOf(file)).toEqual(["This file can't be read as sealed minutes: another format."]);
  });

  it('don’t agree when any one character is another', async () => {
    const whole = text(published);
    const characters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 2), characters, async (at, character) => {
        const changed = whole.slice(0, at) + character + whole.slice(at + 1);
        return changed === whole || (await verify(changed)).faults.length > 0;
      }),
      { numRuns: 200 },
    );
  });
});

function resealed(words: string) {
  return sealedCorrections(minutes, [correction(words)], false)[0]!;
}

/** Its words changed and nothing else. */
function forged(words: string) {
  const [, honest] = published.records;
  return { ...honest!, parts: [{ ...honest!.parts[0]!, content: correction(words).content }] };
}

/** Made of other minutes, and of nothing wrong by themselves. */
function others(meeting: string) {
  return sealedCorrections({ ...minutes, meeting }, [correction('x')], false);
}
