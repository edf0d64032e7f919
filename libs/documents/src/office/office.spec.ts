import { afterEach, describe, expect, it } from 'vitest';
import { createOffice, OfficeBusy, type Office } from './office.ts';

const paper = { title: 't', foot: 'f', blocks: [] };

/** A worker in place of the renderer: it does as the paper's title says. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ number, paper: { title }, format }) => {
      if (title === 'dies') process.exit(1);
      if (title === 'hangs') for (;;);
      if (title === 'refused') parentPort.postMessage({ number, fault: 'no such block' });
      else setTimeout(() => parentPort.postMessage({ number, bytes: new TextEncoder().encode(title + ' as ' + format) }), 20);
    });`)}`,
);

describe('the office', () => {
  let office: Office;
  const open = (most = 3, timeoutMilliseconds = 5_000) =>
    (office = createOffice({ program, most, timeoutMilliseconds }));
  const made = async (title: string) => Buffer.from(await office.render({ ...paper, title }, 'pdf')).toString();
  afterEach(() => office.close());

  it('renders in a thread of its own and answers each with its own', async () => {
    open();
    expect(await Promise.all([made('one'), made('two'), made('three')])).toEqual([
      'one as pdf',
      'two as pdf',
      'three as pdf',
    ]);
  });

  it('refuses more than may wait, and takes more when some are done', async () => {
    open(2);
    const waiting = [made('one'), made('two')];
    await expect(made('three')).rejects.toThrow(OfficeBusy);
    await Promise.all(waiting);
    expect(await made('four')).toBe('four as pdf');
  });

  it('says what the renderer says', async () => {
    open();
    await expect(made('refused')).rejects.toThrow('no such block');
    expect(await made('next')).toBe('next as pdf');
  });

  it('goes on with another thread after one that died or hung', async () => {
    open(3, 400);
    await expect(made('dies')).rejects.toThrow('ended');
    expect(await made('next')).toBe('next as pdf');
    const held = made('hangs');
    const behind = made('behind it');
    await expect(held).rejects.toThrow('took too long');
    await expect(behind).rejects.toThrow('took too long');
    expect(await made('next')).toBe('next as pdf');
  });
});
