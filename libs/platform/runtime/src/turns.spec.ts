import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

const later = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

describe('turns', () => {
  it('come one after the other for the same key, in the order asked for', async () => {
    const turns = new Turns();
    const said: string[] = [];
    const work = (name: string, milliseconds: number) =>
      turns.next('a', async () => {
        said.push(`${name} begins`);
        await later(milliseconds);
        said.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([work('one', 10), work('two', 0), work('three', 5)])).toEqual(['one', 'two', 'three']);
    expect(said).toEqual(['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('wait for nobody at another key', async () => {
    const turns = new Turns();
    let ended = false;
    const slow = turns.next('a', () => later(50)).then(() => (ended = true));
    expect(await turns.next('b', async () => ended)).toBe(false);
    await slow;
  });

  it('go on after one that failed, and the failure is its own', async () => {
    const turns = new Turns();
    const failing = turns.next('a', () => Promise.reject(new Error('no')));
    const next = turns.next('a', async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    expect(await turns.next('a', async () => 'and again')).toBe('and again');
  });
});
