import { describe, expect, it } from 'vitest';
import { FeedStore, keptEvents, unreadFeed, withMessage, type FeedMessage } from './feed.ts';

const message = (n: number): FeedMessage => ({
  cursor: `c${n}`,
  event: {
    id: `e${n}`,
    kind: 'UPDATED',
    at: '2020-10-06T09:00:00.000Z',
    actionPointId: 'a1',
    reference: '10/01',
    text: 'Amend the structure chart',
    ownerAgencyIds: ['city'],
    note: null,
    dueOn: null,
  },
});

const storage = () => {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, value: string) => void map.set(name, value),
  };
};

describe('feed', () => {
  it('begins at the beginning', () => {
    expect(new FeedStore(storage(), 't', 'officer').read()).toEqual({ cursor: '0', events: [] });
  });

  it('goes on after the last event taken, also after a reload', () => {
    const kept = storage();
    const store = new FeedStore(kept, 't', 'officer');
    store.take(message(1));
    store.take(message(2));
    const later = new FeedStore(kept, 't', 'officer').read();
    expect(later.cursor).toBe('c2');
    expect(later.events.map(({ id }) => id)).toEqual(['e2', 'e1']);
  });

  it('shows an event once, however often it is delivered and in however many tabs', () => {
    const kept = storage();
    const [one, other] = [new FeedStore(kept, 't', 'officer'), new FeedStore(kept, 't', 'officer')];
    one.take(message(1));
    other.take(message(1));
    other.take(message(2));
    expect(one.take(message(2)).events).toHaveLength(2);
    expect(one.read().cursor).toBe('c2');
  });

  it('keeps accounts and partnerships apart', () => {
    const kept = storage();
    new FeedStore(kept, 't', 'officer').take(message(1));
    expect(new FeedStore(kept, 't', 'another').read()).toEqual(unreadFeed);
    expect(new FeedStore(kept, 'u', 'officer').read()).toEqual(unreadFeed);
  });

  it('starts again where what is kept can not be read', () => {
    const kept = storage();
    kept.setItem('csp:feed:t:officer', '{"cursor":7}');
    expect(new FeedStore(kept, 't', 'officer').read()).toEqual(unreadFeed);
    kept.setItem('csp:feed:t:officer', 'not json');
    expect(new FeedStore(kept, 't', 'officer').read()).toEqual(unreadFeed);
  });

  it('does not grow for ever', () => {
    const many = Array.from({ length: keptEvents + 20 }, (_, n) => message(n));
    const feed = many.reduce(withMessage, unreadFeed);
    expect(feed.events).toHaveLength(keptEvents);
    expect(feed.cursor).toBe(`c${keptEvents + 19}`);
  });
});
