import { describe, expect, it } from 'vitest';
import { recorded, tenantId, upcast, type Commit, type Upcasts } from './event.ts';

describe('a tenant', () => {
  it('is named by a slug', () => {
    for (const slug of ['a', 'cambridge-city', 'east-cambridgeshire', '1st', 'a'.repeat(40)])
      expect(tenantId(slug)).toBe(slug);
  });

  it.each([
    '',
    'Cambridge',
    'cambridge city',
    '-a',
    'a-',
    'a'.repeat(41),
    '../etc',
    'a/b',
    'a.b',
    'à',
    'a\n',
    'a\0',
    '.a.new',
    "a'--",
  ])('is never named %j', (text) => expect(() => tenantId(text)).toThrow(/lower-case letters/));
});

describe('an old event', () => {
  const upcasts: Upcasts = {
    'Raised.v1': (data: { text: string }) => ({ type: 'Raised.v2', data: { ...data, owners: [] } }),
    'Raised.v2': (data: object) => ({ type: 'Raised.v3', data: { ...data, restricted: false } }),
  };

  it('comes in its newest shape, over as many versions as there were', () => {
    const newest = { type: 'Raised.v3', data: { text: 'x', owners: [], restricted: false } };
    expect(upcast(upcasts, { type: 'Raised.v1', data: { text: 'x' } })).toEqual(newest);
    expect(upcast(upcasts, { type: 'Raised.v2', data: { text: 'x', owners: [] } })).toEqual(newest);
  });

  it('is left as it was stored', () => {
    const stored = { type: 'Raised.v1', data: { text: 'x' } };
    upcast(upcasts, stored);
    expect(stored).toEqual({ type: 'Raised.v1', data: { text: 'x' } });
  });

  it('and one that nobody superseded comes as it is', () => {
    const stored = { type: 'Closed.v1', data: {} };
    expect(upcast(upcasts, stored)).toBe(stored);
  });
});

describe('a commit', () => {
  it('is as many recorded events as it has, each with its place', () => {
    const commit: Commit = {
      position: 7,
      stream: 'action-point-a',
      version: 3,
      events: [
        { type: 'A.v1', data: 1 },
        { type: 'B.v1', data: 2 },
      ],
      commandId: 'c',
      commandDigest: 'd',
      at: '2020-02-11T10:00:00.000Z',
      actor: 'someone',
      correlation: 'r',
      causation: 's',
    };
    const events = recorded(tenantId('fenland'), commit);
    expect(events.map(({ event, index }) => [event.type, index])).toEqual([
      ['A.v1', 0],
      ['B.v1', 1],
    ]);
    for (const one of events)
      expect(one).toMatchObject({
        tenant: 'fenland',
        position: 7,
        stream: 'action-point-a',
        correlation: 'r',
        causation: 's',
      });
  });
});
