import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIdentityStore, type IdentityStore } from './store.ts';
import { movableClock, newDataDir, officer } from './testing/site.ts';

let store: IdentityStore;
let clock: ReturnType<typeof movableClock>;
let id: string;
beforeEach(async () => {
  clock = movableClock();
  store = openIdentityStore(newDataDir(), clock);
  const created = await store.accounts.create(officer);
  if ('refused' in created) throw new Error(created.refused);
  id = created.id;
});
afterEach(() => store.close());

describe('a session', () => {
  it('is worth nothing when it was made while the account was being disabled', () => {
    store.accounts.disable(id);
    const { id: session } = store.sessions.create(id);
    expect(store.sessions.find(session)).toBeUndefined();
    store.accounts.enable(id);
    expect(store.sessions.find(session)).toMatchObject({ account: { id } });
  });

  it('is not found by its hash, nor by what SQL would make of it', () => {
    const { id: session } = store.sessions.create(id);
    const row = store.database.prepare('SELECT id_hash FROM web_sessions').get() as { id_hash: string };
    expect(store.sessions.find(row.id_hash)).toBeUndefined();
    expect(store.sessions.find("' OR '1'='1")).toBeUndefined();
    expect(store.sessions.find(session)).toBeDefined();
  });
});

describe('a sign-in under way', () => {
  it('is given once, to the browser that began it, and only in time', () => {
    const { state } = store.sessions.startFlow('browser', '/page');
    expect(store.sessions.takeFlow('another', state)).toBeUndefined();
    expect(store.sessions.takeFlow('browser', state)).toMatchObject({ state, returnPath: '/page' });
    expect(store.sessions.takeFlow('browser', state)).toBeUndefined();
    const late = store.sessions.startFlow('browser', '/page');
    clock.advance(31);
    expect(store.sessions.takeFlow('browser', late.state)).toBeUndefined();
  });
});
