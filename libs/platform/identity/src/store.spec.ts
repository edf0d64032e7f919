import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attempts, type AttemptDocument } from './attempts.ts';
import type { Documents } from './documents.ts';
import { hashOfSecret } from './passwords.ts';
import { ConsumedAlready } from './provider-records.ts';
import { identityStore, type IdentityStore } from './store.ts';
import { place } from './testing/place.ts';
import { createOfficer, movableClock, newDataDir, officer, startSite, type Site } from './testing/site.ts';
import { visitor } from './testing/visitor.ts';

const racers = 24;

// What signing in asks of any store, by two processes that share it.
let clock: ReturnType<typeof movableClock>;
let both: readonly [Documents, Documents];
let stores: readonly [IdentityStore, IdentityStore];
let dispose: () => Promise<void>;
beforeEach(async () => {
  clock = movableClock();
  const { open, dispose: end } = await place.open();
  dispose = end;
  both = await Promise.all([open(), open()]);
  stores = [identityStore(both[0], clock), identityStore(both[1], clock)];
});
afterEach(async () => {
  for (const one of both) await one.close();
  await dispose();
});
/** The same at once, by both in turn. */
const race = <T>(work: (store: IdentityStore, documents: Documents, number: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: racers }, (_, number) => work(stores[number % 2]!, both[number % 2]!, number)));
const someone = async (changes: object = {}): Promise<string> => {
  const created = await stores[0].accounts.create({ ...officer, ...changes });
  if ('refused' in created) throw new Error(created.refused);
  return created.id;
};

describe('documents', () => {
  it('are given back as they were, found by their fields, changed in part, and gone when removed', async () => {
    const [one, other] = both.map((documents) => documents.of('provider-records'));
    const document = { id: 'a/1', payload: '{"$ne":"x.y"}', grant: 'g', uid: null, expiresAt: 5 };
    expect(await one!.insert(document)).toBe(true);
    await one!.put({ ...document, id: 'a/2', uid: 'u' });
    expect(await other!.get('a/1')).toEqual(document);
    expect(await other!.find({ grant: 'g', uid: 'u' })).toEqual([{ ...document, id: 'a/2', uid: 'u' }]);
    expect(await other!.find({})).toHaveLength(2);
    expect(await other!.change('a/1', { uid: 'v', grant: null })).toBe(true);
    expect(await one!.get('a/1')).toEqual({ ...document, uid: 'v', grant: null });
    expect(await other!.change('a/3', { uid: 'v' })).toBe(false);
    await one!.put({ ...document, id: 'a/1', expiresAt: null });
    await other!.removeExpired(5);
    expect((await one!.find({})).map(({ id }) => id)).toEqual(['a/1']);
    expect(await one!.remove({ grant: 'g' })).toBe(1);
    expect(await one!.get('a/1')).toBeUndefined();
  });

  it('are inserted by one of many, and removed by one of many', async () => {
    const inserted = await race((_, documents) => documents.of('kept').insert({ id: 'one', value: 'x' }));
    expect(inserted.filter(Boolean)).toHaveLength(1);
    const removed = await race((_, documents) => documents.of('kept').remove({ id: 'one' }));
    expect(removed.reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  it('are not found by what a question could be made of', async () => {
    await both[0].of('kept').insert({ id: 'one', value: 'x' });
    const strange = { id: { $ne: null } as unknown as string };
    expect(
      await both[0]
        .of('kept')
        .find(strange)
        .catch(() => []),
    ).toEqual([]);
    expect(await both[0].of('kept').get("' OR '1'='1")).toBeUndefined();
  });
});

describe('accounts', () => {
  it('have a login and an external subject each of their own, whoever makes them at once', async () => {
    const machine = { clientId: 'desk', label: 'Desk', grants: [] };
    const made = await race((store) => store.accounts.createMachineClient(machine));
    expect(made.filter((one) => 'refused' in one)).toEqual(Array(racers - 1).fill({ refused: 'login-taken' }));
    const subject = await race((store, _, number) =>
      store.accounts.createMachineClient({ ...machine, clientId: `desk-${number}`, externalSubject: 'abc' }),
    );
    expect(subject.filter((one) => 'clientId' in one)).toHaveLength(1);
    expect(subject.filter((one) => 'refused' in one && one.refused === 'external-subject-taken')).toHaveLength(
      racers - 1,
    );
    expect((await stores[1].accounts.list()).map(({ login }) => login).slice(0, 1)).toEqual(['desk']);
  });

  it('changed by one process are so for the other at once', async () => {
    const id = await someone();
    await stores[1].accounts.setGrants(id, []);
    expect(await stores[0].accounts.live(id)).toMatchObject({ grants: [], login: officer.login, disabled: false });
    await stores[1].accounts.disable(id);
    expect(await stores[0].accounts.live(id)).toBeUndefined();
    await stores[0].accounts.enable(id);
    expect(await stores[1].accounts.withPassword(officer.login, officer.password)).toMatchObject({ id });
  });
});

describe('a session', () => {
  it('of one process is the other’s, until it ends or its account’s sessions do', async () => {
    const id = await someone();
    const sessions = await Promise.all([1, 2].map(() => stores[0].sessions.create(id)));
    for (const one of sessions) expect(await stores[1].sessions.find(one.id)).toMatchObject({ account: { id } });
    await stores[1].sessions.end(sessions[0]!.id);
    expect(await stores[0].sessions.find(sessions[0]!.id)).toBeUndefined();
    await stores[1].accounts.setPassword(id, 'another long password');
    expect(await stores[0].sessions.find(sessions[1]!.id)).toBeUndefined();
  });

  it('is worth nothing when it was made while the account was being disabled, and is not found by its hash', async () => {
    const id = await someone();
    await stores[0].accounts.disable(id);
    const { id: session } = await stores[1].sessions.create(id);
    expect(await stores[1].sessions.find(session)).toBeUndefined();
    await stores[0].accounts.enable(id);
    expect(await stores[1].sessions.find(session)).toMatchObject({ account: { id } });
    const [stored] = await both[0].of('web-sessions').find({ account: id });
    expect(await stores[0].sessions.find(stored!.id)).toBeUndefined();
    clock.advance(601);
    expect(await stores[0].sessions.find(session)).toBeUndefined();
  });
});

describe('a sign-in under way', () => {
  it('is given once, to the browser that began it, and only in time', async () => {
    const { state } = await stores[0].sessions.startFlow('browser', '/page');
    expect(await stores[1].sessions.takeFlow('another', state)).toBeUndefined();
    const taken = await race((store) => store.sessions.takeFlow('browser', state));
    expect(taken.filter(Boolean)).toEqual([expect.objectContaining({ state, returnPath: '/page' })]);
    const late = await stores[0].sessions.startFlow('browser', '/page');
    clock.advance(31);
    expect(await stores[1].sessions.takeFlow('browser', late.state)).toBeUndefined();
  });
});

describe('records of the provider', () => {
  it('are found by id, uid and user code until they expire, and go with their grant', async () => {
    const [codes, elsewhere] = [stores[0].records.of('DeviceCode'), stores[1].records.of('DeviceCode')];
    await codes.upsert('one', { userCode: 'BCDF', grantId: 'g' }, 60);
    await codes.upsert('two', { uid: 'u', grantId: 'g' }, 600);
    expect(await elsewhere.find('one')).toEqual({ userCode: 'BCDF', grantId: 'g' });
    expect(await elsewhere.findByUserCode('BCDF')).toEqual({ userCode: 'BCDF', grantId: 'g' });
    expect(await elsewhere.findByUid('u')).toEqual({ uid: 'u', grantId: 'g' });
    expect(await stores[0].records.of('Session').find('one')).toBeUndefined();
    expect(await stores[0].records.of('Session').findByUid('u')).toBeUndefined();
    clock.advance(2);
    expect(await codes.find('one')).toBeUndefined();
    expect(await codes.findByUserCode('BCDF')).toBeUndefined();
    await codes.revokeByGrantId('g');
    expect(await elsewhere.find('two')).toBeUndefined();
    await codes.upsert('three', {}, 60);
    await elsewhere.destroy('three');
    expect(await codes.find('three')).toBeUndefined();
  });

  it('are used up by one of many, and say so', async () => {
    await stores[0].records.of('AuthorizationCode').upsert('code', {}, 60);
    const used = await race((store) =>
      store.records
        .of('AuthorizationCode')
        .consume('code')
        .then(() => 'mine')
        .catch((error: Error) => error.name),
    );
    expect(used.filter((one) => one === 'mine')).toHaveLength(1);
    expect(used.filter((one) => one === ConsumedAlready.name)).toHaveLength(racers - 1);
    expect(await stores[1].records.of('AuthorizationCode').find('code')).toEqual({ consumed: expect.any(Number) });
  });

  it('of a session end with it, and all that was granted in it', async () => {
    const of = (model: string) => stores[0].records.of(model);
    await of('Session').upsert('s', { authorizations: { web: { grantId: 'g' } } }, 60);
    await of('Grant').upsert('g', {}, 60);
    await of('AuthorizationCode').upsert('c', { grantId: 'g' }, 60);
    await stores[1].records.endSession('s');
    for (const [model, id] of [
      ['Session', 's'],
      ['Grant', 'g'],
      ['AuthorizationCode', 'c'],
    ] as const)
      expect(await of(model).find(id)).toBeUndefined();
  });
});

describe('keys and secrets', () => {
  it('are the same for all who begin at once', async () => {
    const keys = await race(async (store) => (await store.keys.all()).map(({ kid }) => kid).join());
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
    const secrets = await race((store, _, number) => store.kept('name', () => `secret ${number}`));
    expect(new Set(secrets).size).toBe(1);
  });

  it('are rotated one after the other, however many do so at once, and dropped a day after', async () => {
    const made = await Promise.all([0, 1, 0].map((index) => stores[index]!.keys.rotate()));
    const [first] = await stores[1].keys.all();
    expect((await stores[0].keys.all()).length).toBe(4);
    expect(made.map(({ kid }) => kid)).toContain(first!.kid);
    expect(await stores[1].keys.byId(made[0]!.kid)).toEqual(made[0]);
    clock.advance(24 * 60 + 1);
    const latest = await stores[1].keys.rotate();
    expect((await stores[0].keys.all()).map(({ kid }) => kid)).toEqual([latest.kid, first!.kid]);
  });
});

describe('attempts', () => {
  const of = (number: number, limit = 5) =>
    attempts(both[number]!.of<AttemptDocument>('attempts'), clock, { name: 'a', limit, windowMinutes: 15 });

  it('at once at several processes are as many as are allowed, and no more', async () => {
    const taken = await race((_, __, number) => of(number % 2).take('key'));
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(5);
    expect(await of(1).look('key')).toEqual({ allowed: false, minutes: 15 });
    expect(await of(1).take('another')).toEqual({ allowed: true });
  });

  it('are free again when the window ends, one by one when given back, and all when forgotten', async () => {
    const take = async (times: number) => {
      let allowed = 0;
      for (let time = 0; time < times; time++) if ((await of(time % 2, 2).take('key')).allowed) allowed++;
      return allowed;
    };
    expect(await take(4)).toBe(2);
    await of(0, 2).giveBack('key');
    expect(await take(4)).toBe(1);
    await of(1, 2).forget('key');
    expect(await take(4)).toBe(2);
    clock.advance(14);
    expect(await take(2)).toBe(0);
    clock.advance(2);
    expect(await take(4)).toBe(2);
    clock.advance(-1440);
    // A clock that is set back doesn't lengthen a window.
    expect(await take(4)).toBe(2);
  });
});

describe('what has expired', () => {
  it('is deleted as time goes by', async () => {
    await stores[0].records.of('Session').upsert('a', { uid: 'u' }, 60);
    await stores[0].records.of('Session').upsert('b', { uid: 'v' });
    await stores[0].sessions.startFlow('browser', '/');
    await stores[0].limits.starts.take('address');
    clock.advance(31);
    await stores[1].tidy();
    const left = async (kind: 'provider-records' | 'sign-in-flows' | 'attempts') =>
      (await both[0].of(kind).find({})).length;
    expect([await left('provider-records'), await left('sign-in-flows'), await left('attempts')]).toEqual([1, 0, 0]);
  });
});

describe('two sites at one address', () => {
  it('let a sign-in that began at one end at the other, and lock a login together', async () => {
    const one: Site = await startSite({ documents: both[0] });
    const other: Site = await startSite({ documents: both[1], publicUrl: one.url, dataDir: newDataDir() });
    const id = await createOfficer(one);
    const browser = visitor(one.url);
    const form = await browser.follow('/sign-in?return=/page');
    browser.moved(other.address);
    const { login, password } = officer;
    expect((await browser.submit(form, { login, password })).url).toBe(`${one.url}/page`);
    browser.moved(one.address);
    expect(await browser.who()).toMatchObject({ id });
    for (let number = 0; number < 8; number++)
      await stores[number % 2]!.limits.passwordsByLogin.take(hashOfSecret(login));
    const guess = (site: Site) => visitor(one.url, site.address).signIn(login, 'a wrong password');
    const guesses = await Promise.all([one, other, one, other].map(guess));
    expect(guesses.map(({ status }) => status).sort()).toEqual([422, 422, 429, 429]);
    for (const { app } of [one, other]) await app.close();
  });
});
