import { describe, expect, it } from 'vitest';
import { outreachContext } from '../outreach.context.ts';
import { askingAs, fenland, furnished, type World } from '../testing/world.ts';

const now = '2027-04-06T09:00:00.000Z';
const officer = askingAs('support-officer');
const police = askingAs('agency-officer');
const nobody = askingAs('nobody');
type Asking = typeof officer;

let made = 0;
/** As a program makes it, another each time. */
const newSecret = (): string => Buffer.from(`csp${String(++made).padStart(29, 'abcdefghijklm')}`).toString('base64url');
const make = (world: World, secret = newSecret(), asking: Asking = officer, commandId?: string) =>
  world.ask('Mutation.makeCalendarAddress', { input: { secret, commandId } }, asking);
const revoke = (world: World, asking: Asking = officer) =>
  world.ask('Mutation.revokeCalendarAddress', { input: {} }, asking);
const holder = (world: World, secret: string, asking: Asking = nobody): Promise<unknown> =>
  world.ask('Query.calendarHolder', { secret }, asking);

describe('a calendar address', () => {
  it('is told once, to whom it belongs; of its secret no more than the hash is stored', async () => {
    const world = await furnished(now);
    expect(await world.ask('Query.calendarAddress', {}, officer)).toMatchObject({ madeOn: null, path: null });
    const secret = newSecret();
    const path = `/t/cambridge-city/calendars/${secret}.ics`;
    expect(await make(world, secret)).toMatchObject({ madeOn: '2027-04-06', path });
    expect(await holder(world, secret)).toBe('support-officer');
    expect(await world.ask('Query.calendarAddress', {}, officer)).toMatchObject({ madeOn: '2027-04-06', path: null });
    expect(await world.stored()).toContain('CalendarAddressMade.v1');
    expect(await world.stored()).not.toContain(secret);
  });

  it('is another for each person, and a new one ends the one before', async () => {
    const world = await furnished(now);
    const [own, other, next] = [newSecret(), newSecret(), newSecret()];
    await make(world, own);
    await make(world, other, police);
    await make(world, next);
    expect(await holder(world, other)).toBe('agency-officer');
    expect(await holder(world, own)).toBeNull();
    expect(await holder(world, next)).toBe('support-officer');
  });

  it('can’t be one that somebody has, or that was ended', async () => {
    const world = await furnished(now);
    const [own, other] = [newSecret(), newSecret()];
    await make(world, own);
    expect(await make(world, own, police)).toMatchObject({ code: 'secret-used' });
    await make(world, other);
    expect(await make(world, own)).toMatchObject({ code: 'secret-used' });
    expect(await holder(world, other)).toBe('support-officer');
  });

  it('sent for again has one effect and the same answer, until another has taken its place', async () => {
    const world = await furnished(now);
    const commandId = '0198c0de-0000-4000-8000-000000000001';
    // As the gateway says what was asked.
    const asking = { ...officer, intent: 'make' };
    const secret = newSecret();
    const first = await make(world, secret, asking, commandId);
    expect(await make(world, secret, asking, commandId)).toEqual(first);
    await make(world);
    expect(await make(world, secret, asking, commandId)).toMatchObject({ madeOn: '2027-04-06', path: null });
    expect(await holder(world, secret)).toBeNull();
  });

  it.each(['', ' ', 'password', 'A'.repeat(43), `${'abc-'.repeat(10)}abc`, 'é'.repeat(43), 'x'.repeat(100_000)])(
    'is not made from what no program made: %.20s',
    async (secret) => {
      const world = await furnished(now);
      expect(await make(world, secret)).toMatchObject({ code: 'bad-secret' });
      expect(await world.stored()).not.toContain('CalendarAddressMade');
    },
  );

  it('ends when it is revoked', async () => {
    const world = await furnished(now);
    const [secret, other] = [newSecret(), newSecret()];
    await make(world, secret);
    await make(world, other, police);
    expect(await revoke(world)).toMatchObject({ madeOn: null, path: null });
    expect(await holder(world, secret)).toBeNull();
    expect(await holder(world, other)).toBe('agency-officer');
  });

  it('leads nowhere in another partnership', async () => {
    const world = await furnished(now);
    const secret = newSecret();
    await make(world, secret);
    expect(await holder(world, secret, askingAs('nobody', fenland))).toBeNull();
    expect(await world.stored(fenland)).not.toContain('CalendarAddress');
  });

  it.each(['', 'A'.repeat(43), 'constructor', 'A'.repeat(100_000), 'a'.repeat(64)])(
    'leads nowhere when it was never made',
    async (secret) => {
      const world = await furnished(now);
      await make(world);
      expect(await holder(world, secret)).toBeNull();
    },
  );

  it('is for people with a role here, and stays in this context', () => {
    const rule = outreachContext.subgraph!.access['Mutation.makeCalendarAddress'];
    if (typeof rule !== 'function') throw new Error('Anyone could make one.');
    const { principal } = officer;
    expect(rule(principal.grants, principal)).toBe(true);
    expect(rule([], principal)).toBe(false);
    expect(rule(principal.grants, { ...principal, kind: 'machine' })).toBe(false);
    expect(outreachContext.published.filter((type) => type.startsWith('Calendar'))).toEqual([]);
  });
});
