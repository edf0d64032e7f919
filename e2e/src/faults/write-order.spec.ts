import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleClerk, LineProcess } from './clerk-program.ts';
import { journey } from './journey.ts';
import { callsIn, straceMissing } from './strace.ts';

let folder: string;
let clerk: Awaited<ReturnType<typeof bundleClerk>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csp-write-order-'));
  clerk = await bundleClerk();
});

afterAll(() => {
  clerk.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** For each answer in the order of the trace: whether the log was written since the last one, and whether all of that was synced. */
const answersOf = async (
  manner: string,
): Promise<{ readonly number: number; readonly written: boolean; readonly synced: boolean }[]> => {
  const file = join(folder, `${manner}.trace`);
  const options = ['-f', '-qq', '-y', '-s', '200', '-o', file, '-e', 'trace=pwrite64,fsync,fdatasync,write'];
  const child = new LineProcess(
    'strace',
    [...options, process.execPath, clerk.file, 'serve', join(folder, manner)],
    () => {},
    { CLERK: manner },
  );
  for (const order of journey) child.write(JSON.stringify(order));
  child.noMore();
  expect((await child.ended).code).toBe(0);
  const answers = [];
  let written = false;
  let unsynced = false;
  for (const { name, file: about, text } of callsIn(readFileSync(file, 'utf8'))) {
    const ofLog = about.endsWith('/log.db-wal') || about.endsWith('/log.db');
    if (ofLog && name === 'pwrite64') written = unsynced = true;
    if (ofLog && name !== 'pwrite64') unsynced = false;
    const [, number] = name === 'write' ? (/"ack (\d+)\\n/.exec(text) ?? []) : [];
    if (number === undefined) continue;
    answers.push({ number: Number(number), written, synced: !unsynced });
    written = false;
  }
  return answers;
};

describe('R3: on disk before the answer leaves', () => {
  it('writes the log and syncs it, and only then answers', { timeout: 60_000 }, async (context) => {
    if (straceMissing) return context.skip(`Not tried: ${straceMissing}.`);
    const answers = await answersOf('serial');
    expect(answers).toEqual(journey.map(({ number }) => ({ number, written: true, synced: true })));
  });

  it('would notice one who answers first', { timeout: 60_000 }, async (context) => {
    if (straceMissing) return context.skip(`Not tried: ${straceMissing}.`);
    const answers = await answersOf('rash');
    expect(answers.filter(({ written, synced }) => !written || !synced).length).toBeGreaterThan(0);
  });
});
