import { describe, expect, it } from 'vitest';
import { fold, isRefused, refuse, unreachable, type Decider } from './decider.ts';
import { given as givenDecider } from './given.ts';

interface Opened {
  readonly type: 'Opened';
  readonly by: string | undefined;
}

const door: Decider<{ readonly by?: string }, { readonly open: boolean }, Opened, 'already-open' | 'nobody'> = {
  category: 'door',
  initial: { open: false },
  decide: ({ by }, { open }) => {
    if (by === '') return refuse('nobody');
    if (by === 'again') return [];
    return open ? refuse('already-open') : [{ type: 'Opened', by }];
  },
  evolve: () => ({ open: true }),
};

const given = givenDecider(door);

describe('given, when, then', () => {
  it('passes for what follows', () => {
    given().when({ by: 'me' }).then({ type: 'Opened', by: 'me' });
    given({ type: 'Opened', by: 'me' }).when({ by: 'you' }).thenRefused('already-open');
    given().when({ by: 'again' }).thenNothing();
  });

  it('fails for what does not, and shows both', () => {
    expect(() => given().when({ by: 'me' }).then({ type: 'Opened', by: 'you' })).toThrow(/"you"[^]*"me"/);
    expect(() => given().when({ by: 'me' }).thenNothing()).toThrow('the decider answered');
    expect(() => given().when({ by: 'me' }).thenRefused('already-open')).toThrow('accepted');
    expect(() => given().when({ by: '' }).thenRefused('already-open')).toThrow('nobody');
    expect(() => given().when({ by: '' }).then()).toThrow('nobody');
    const twice = { type: 'Opened', by: 'me' } as const;
    expect(() => given().when({ by: 'me' }).then(twice, twice)).toThrow();
  });

  it('compares plain data, whatever the order of its keys, and takes nothing for undefined', () => {
    given().when({ by: 'me' }).then({ by: 'me', type: 'Opened' });
    given().when({}).then({ type: 'Opened', by: undefined });
  });
});

describe('a decision', () => {
  it('is refused or it is events, also none', () => {
    expect(isRefused(refuse('nobody'))).toBe(true);
    expect(isRefused([])).toBe(false);
  });
});

describe('a fold', () => {
  it('takes events in order', () => expect(fold((text, letter) => text + letter, '', ['a', 'b', 'c'])).toBe('abc'));
  it('of nothing is what it began with', () => expect(fold(door.evolve, door.initial, [])).toBe(door.initial));
});

describe('what can not be', () => {
  it('throws with what it was', () =>
    expect(() => unreachable({ type: 'Closed' } as never)).toThrow('{"type":"Closed"}'));
});
