import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unpackedOnce } from './unpack.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'csp-unpack-'));
  vi.stubEnv('TMPDIR', place);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true, force: true });
});

/** As packages do it: a file that is there counts as whole from its first byte on. */
const unpacking = (times: { count: number }) => async () => {
  const file = join(tmpdir(), 'program');
  if (existsSync(file)) return;
  times.count += 1;
  writeFileSync(file, 'half');
  await new Promise((later) => setTimeout(later, 20));
  writeFileSync(file, 'whole');
};

describe('a file that is unpacked once', () => {
  it('is unpacked the first time only', async () => {
    const times = { count: 0 };
    const file = await unpackedOnce('thing-1', 'program', unpacking(times));
    expect(readFileSync(file, 'utf8')).toBe('whole');
    expect(await unpackedOnce('thing-1', 'program', unpacking(times))).toBe(file);
    expect(times.count).toBe(1);
    expect(process.env['TMPDIR']).toBe(place);
  });

  it('is whole for one who comes while another unpacks it, and leaves nothing else behind', async () => {
    // Another process, which is at it and will be done first.
    const other = async (): Promise<void> => {
      const times = { count: 0 };
      await unpacking(times)();
      vi.stubEnv('TMPDIR', place);
      await unpackedOnce('thing-1', 'program', async () => writeFileSync(join(tmpdir(), 'program'), 'whole'));
    };
    const file = await unpackedOnce('thing-1', 'program', other);
    expect(readFileSync(file, 'utf8')).toBe('whole');
    expect(readdirSync(place)).toEqual(['thing-1']);
  });

  it('leaves nothing behind when it can not be unpacked, and says why', async () => {
    await expect(unpackedOnce('thing-1', 'program', () => Promise.reject(new Error('no room')))).rejects.toThrow(
      'no room',
    );
    expect(readdirSync(place)).toEqual([]);
    expect(process.env['TMPDIR']).toBe(place);
  });
});
