import { tenantId } from '@csp/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Files, KeptFile } from './files.ts';
import { place, type Place } from './testing/place.ts';

const [cambridge, fenland] = [tenantId('cambridge-city'), tenantId('fenland')];
const file: KeptFile = {
  digest: 'a'.repeat(64),
  kind: 'pdf',
  bytes: Uint8Array.from([0, 255, 10, 13]),
};

let here: Place;
let files: Files;
beforeEach(async () => {
  here = await place.open();
  files = await here.open();
});
afterEach(async () => {
  await files.close();
  await here.dispose();
});

describe('kept files', () => {
  it('come back as they were, to another process as well', async () => {
    await files.put(cambridge, 'r1', file);
    await files.close();
    files = await here.open();
    expect(await files.get(cambridge, 'r1', file.digest)).toEqual(file);
  });

  it('are put once: the same again changes nothing', async () => {
    await files.put(cambridge, 'r1', file);
    await Promise.all([files.put(cambridge, 'r1', file), files.put(cambridge, 'r1', { ...file, kind: 'png' })]);
    expect(await files.get(cambridge, 'r1', file.digest)).toEqual(file);
  });

  it('are found by their owner and in their partnership alone', async () => {
    await files.put(cambridge, 'r1', file);
    expect(await files.get(cambridge, 'r2', file.digest)).toBeUndefined();
    expect(await files.get(fenland, 'r1', file.digest)).toBeUndefined();
    expect(await files.get(cambridge, 'r1', 'b'.repeat(64))).toBeUndefined();
  });

  it('may be as large as is taken in', async () => {
    const bytes = new Uint8Array(10 * 1024 * 1024).fill(7);
    await files.put(cambridge, 'r1', { ...file, bytes });
    expect((await files.get(cambridge, 'r1', file.digest))?.bytes).toHaveLength(bytes.length);
  });
});
