import { tenantId } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { agencyFeeds } from './agency-feeds.ts';
import { endOf, placeOf } from './feed.view.ts';
import { isListed, listings, type ListingRow } from './listings.view.ts';
import { closed, inMemory, raised, updated } from './testing/memory.ts';

const city = tenantId('cambridge-city');

/** `complete`: up to which position the views may be believed. */
const opened = (complete = () => 1_000) => {
  const memory = inMemory();
  const views = () => ({
    live: async () => ({ number: 1, version: 1 }),
    checkpoint: async () => complete(),
    parked: async () => [],
  });
  const feeds = agencyFeeds(memory.ports, views);
  const told = async (after = feeds.beginning) => {
    const { told: found, end } = await feeds.after('police', city, after, await feeds.end(city));
    return { texts: found.map(({ data }) => data.note ?? data.text), found, end };
  };
  return { feeds, told, commit: memory.commit.bind(null, city) };
};

describe('what an agency is told', () => {
  it('is what the feed has, each with its place, type and point', async () => {
    const { told, commit } = opened();
    commit(raised('a'), updated('a', 'asked'));
    const { found } = await told();
    expect(found).toMatchObject([
      { place: placeOf(1, 0), type: 'uk.gov.csp.action-point.raised.v1', subject: 'a', data: { kind: 'RAISED' } },
      { place: placeOf(1, 1), type: 'uk.gov.csp.action-point.updated.v1', subject: 'a', data: { note: 'asked' } },
    ]);
    for (const { id, data } of found) expect(id).toBe(data.id);
  });
  it('is nothing of restricted points, but the place moves on over them', async () => {
    const { told, commit } = opened();
    commit(raised('secret', { restricted: true }));
    commit(closed('secret', 'hush'));
    const { texts, end } = await told();
    expect(texts).toEqual([]);
    expect(end).toBe(placeOf(2, 0));
    commit(raised('a'));
    expect((await told(end)).texts).toEqual(['What a is about']);
  });
  it('ends where the feed is not complete yet', async () => {
    let complete = 1;
    const { told, commit } = opened(() => complete);
    commit(raised('a'));
    commit(updated('a', 'later'));
    const { texts, end } = await told();
    expect(texts).toEqual(['What a is about']);
    expect(end).toBe(placeOf(1, 0));
    expect((await told(endOf(1))).end).toBeUndefined();
    complete = 2;
    expect((await told(endOf(1))).texts).toEqual(['later']);
  });
});

describe('an agency', () => {
  const fold = (row: ListingRow | undefined, type: string, data: object) =>
    listings.fold(row, { event: { type, data } } as never, 'police');
  const row = fold(undefined, 'AgencyListed.v1', { agencyId: 'police', from: '2020-01-01' });

  it('is told from its first day', () => {
    expect(isListed(row!, '2019-12-31')).toBe(false);
    expect(isListed(row!, '2020-01-01')).toBe(true);
  });
  it('is told to its last day, that day included', () => {
    const ended = fold(row, 'AgencyListingEnded.v1', { agencyId: 'police', until: '2020-03-31', succeededBy: null });
    expect(isListed(ended!, '2020-03-31')).toBe(true);
    expect(isListed(ended!, '2020-04-01')).toBe(false);
  });
  it('is told again when it is listed again', () => {
    const ended = fold(row, 'AgencyListingEnded.v1', { agencyId: 'police', until: '2020-03-31', succeededBy: null });
    const again = fold(ended, 'AgencyListed.v1', { agencyId: 'police', from: null });
    expect(isListed(again!, '2021-01-01')).toBe(true);
  });
  it('that was never listed has no row', () =>
    expect(fold(undefined, 'AgencyListingEnded.v1', { agencyId: 'police', until: '2020-03-31' })).toBeUndefined());
});
