import { given as givenDecider } from '@csp/kernel';
import type { CalendarAddressEvent } from '@csp/outreach-contract';
import { describe, expect, it } from 'vitest';
import { calendarAddress } from './calendar-address.ts';

const given = givenDecider(calendarAddress);
const personId = '0198c0de-0000-4000-8000-000000000001';
const made = (hash: string): CalendarAddressEvent => ({
  type: 'CalendarAddressMade.v1',
  data: { personId, hash, madeOn: '2027-04-06' },
});
const revoked: CalendarAddressEvent = {
  type: 'CalendarAddressRevoked.v1',
  data: { personId, revokedOn: '2027-04-07' },
};
const make = (hash: string) => ({ type: 'MakeCalendarAddress', personId, hash, madeOn: '2027-04-06' }) as const;
const revoke = { type: 'RevokeCalendarAddress', personId, revokedOn: '2027-04-07' } as const;

describe('MakeCalendarAddress', () => {
  it('makes one', () => given().when(make('aa')).then(made('aa')));
  it('puts a new one in the place of the one before', () => given(made('aa')).when(make('bb')).then(made('bb')));
  it('makes one again after it was revoked', () => given(made('aa'), revoked).when(make('bb')).then(made('bb')));
  it('claims it, against others and for good', () => {
    expect(calendarAddress.claim!.of(made('aa'))).toBe('calendar aa');
    expect(calendarAddress.claim!.of(revoked)).toBeUndefined();
  });
  it('a repeat changes nothing', () => given(made('aa')).when(make('aa')).thenNothing());
});

describe('RevokeCalendarAddress', () => {
  it('ends it', () => given(made('aa')).when(revoke).then(revoked));
  it('a repeat changes nothing', () => given(made('aa'), revoked).when(revoke).thenNothing());
  it('changes nothing where there never was one', () => given().when(revoke).thenNothing());
});
