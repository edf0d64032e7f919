import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOfficer, policeDesk, startSite, supportOfficer, type Site } from './testing/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

it('a person without a session is what their account says now; a machine and a stranger are nobody', async () => {
  const { personNow, accounts } = site.identity;
  const id = await createOfficer(site);
  expect(await personNow(id)).toEqual({ id, kind: 'person', grants: [supportOfficer] });
  await accounts.setGrants(id, []);
  expect(await personNow(id)).toEqual({ id, kind: 'person', grants: [] });
  await accounts.disable(id);
  expect(await personNow(id)).toBeUndefined();
  await accounts.createMachineClient({ clientId: 'desk', label: 'Desk', grants: [policeDesk] });
  for (const nobody of ['desk', 'none', '']) expect(await personNow(nobody)).toBeUndefined();
});
