import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantId } from '@csp/kernel';
import { founding } from '@csp/partnerships-service';
import { portsOf } from '@csp/platform-nest';
import type { Asking, ContextPorts, Grant, Principal } from '@csp/platform-runtime';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { contexts } from './contexts.ts';
import { createStandalone, type Standalone } from './standalone.ts';

const tenant = 'cambridge-city' as TenantId;
const fenland = 'fenland' as TenantId;
const dataDir = mkdtempSync(join(tmpdir(), 'csp-calendars-'));
let standalone: Standalone;
let url: string;
let officer: Asking;
let police: Asking;

/** What the graph's resolver answers, without the way there. Waits where views are a moment behind. */
const ask = async (field: string, args: object, asking = officer): Promise<Record<string, unknown>> => {
  const [context, type, name] = field.split('.') as [string, string, string];
  const { resolvers } = contexts.find((one) => one.name === context)!.subgraph!;
  const found = resolvers(standalone.app.get<ContextPorts>(portsOf(context)))[type]![name];
  return vi.waitFor(async () => {
    const answer = await (found as (...given: unknown[]) => Promise<Record<string, unknown>>)(undefined, args, asking);
    expect(answer, `${field} ${String(answer['code'])}`).not.toHaveProperty('code');
    return answer;
  });
};
const change = (field: string, input: object) => ask(field, { input });

/** Somebody with an account and these rights. */
const person = async (login: string, grants: readonly Grant[]): Promise<Asking> => {
  const created = await standalone.identity.accounts.create({ login, label: login, password: randomUUID(), grants });
  if ('refused' in created) throw new Error(created.refused);
  return { tenant, principal: { id: created.id, kind: 'person', grants } satisfies Principal };
};
const officerOf: Grant = { tenant, role: 'support-officer' };

const newSecret = () => randomBytes(32).toString('base64url');
const makeAddress = async (asking: Asking): Promise<string> =>
  String((await ask('outreach.Mutation.makeCalendarAddress', { input: { secret: newSecret() } }, asking))['path']);

const look = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });

/** As a calendar program has it, by what it shows. */
const entries = async (path: string): Promise<Record<string, string>> => {
  const response = await look(path);
  expect(response.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  return Object.fromEntries(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const { summary, startDate, sequence } = new ICAL.Event(component);
      return [summary, `${startDate.toString()} ${sequence}`];
    }),
  );
};

const meeting = { groupId: '', date: '2027-04-13', startsAt: '10:00', endsAt: '11:50', place: 'The Guildhall' };
let meetingId: string;

const furnish = async (): Promise<void> => {
  for (const one of [tenant, fenland]) {
    standalone.embedded.provision(one);
    await standalone.runtime.admit(one);
    await standalone.runtime.act(
      founding(one, { kind: 'district', name: `CSP, ${one}` }, standalone.ports.ids.next()) as never,
    );
  }
  officer = await person('officer', [officerOf]);
  police = await person('police', [{ tenant, role: 'agency-officer', agencyId: 'police' }]);
  const agency = { agencyId: 'police', name: 'Police', class: 'RESPONSIBLE_AUTHORITY' };
  await change('partnerships.Mutation.listAgency', agency);
  await change('partnerships.Mutation.listAgency', { ...agency, agencyId: 'council', name: 'Council' });
  const group = await change('partnerships.Mutation.setUpGroup', { name: 'Board', kind: 'BOARD' });
  const scheduled = await change('meetings.Mutation.scheduleMeeting', { ...meeting, groupId: group['id'] });
  meetingId = String(scheduled['id']);
  await change('meetings.Mutation.addAgendaItem', { meetingId, title: 'SECRET review', restrictedBecause: 'SECRET' });
  for (const [reference, agencyId] of [
    ['04/01', 'police'],
    ['04/02', 'council'],
  ])
    await change('action-plan.Mutation.raiseActionPoint', {
      reference,
      text: `Put up gates ${reference}`,
      owners: [{ agencyId, role: 'Officer' }],
      dueOn: '2027-04-20',
    });
};

beforeAll(async () => {
  const environment = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', PUBLIC_URL: 'https://csp.example.org' };
  standalone = await createStandalone(readConfiguration(environment));
  standalone.setClock(Date.parse('2027-04-06T07:00:00.000Z'));
  await furnish();
  url = `http://127.0.0.1:${await standalone.listen()}`;
});
afterAll(async () => {
  await standalone.stop();
  rmSync(dataDir, { recursive: true });
});

const board = { Board: '2027-04-13T09:00:00Z 0' };
const firstDue = { 'Due: action point 04/01': '2027-04-20 0' };
const secondDue = { 'Due: action point 04/02': '2027-04-20 0' };

describe('somebody’s calendar', () => {
  it('has the meetings and due dates that are theirs', async () => {
    expect(await entries(await makeAddress(officer))).toEqual({ ...board, ...firstDue, ...secondDue });
    expect(await entries(await makeAddress(police))).toEqual({ ...board, ...firstDue });
    const member = await person('member', [{ tenant, role: 'member' }]);
    expect(await entries(await makeAddress(member))).toEqual(board);
  });

  it('is not kept by others, and says nothing restricted, not even to the support officer', async () => {
    const response = await look(await makeAddress(officer));
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const text = (await response.text()).replaceAll('\r\n ', '');
    expect(text).toContain(`URL;VALUE=URI:https://csp.example.org/t/${tenant}/meetings/${meetingId}\r\n`);
    expect(text).not.toContain('SECRET');
  });

  it('is sent once as long as nothing changes', async () => {
    const path = await makeAddress(officer);
    const etag = String((await look(path)).headers.get('etag'));
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await look(path, { 'if-none-match': known });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    expect((await look(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is at one address at a time, until that is revoked', async () => {
    const first = await makeAddress(officer);
    const second = await makeAddress(officer);
    expect((await look(first)).status).toBe(404);
    expect((await look(second)).status).toBe(200);
    expect((await look(second.replace(tenant, fenland))).status).toBe(404);
    await change('outreach.Mutation.revokeCalendarAddress', {});
    expect((await look(second)).status).toBe(404);
  });

  it('ends with their role here and with their account', async () => {
    const leaving = await person('leaving', [officerOf]);
    const path = await makeAddress(leaving);
    const { accounts } = standalone.identity;
    const { id } = leaving.principal;
    await accounts.setGrants(id, [{ tenant, role: 'agency-officer', agencyId: 'council' }]);
    expect(await entries(path)).toEqual({ ...board, ...secondDue });
    await accounts.setGrants(id, [{ tenant: fenland, role: 'support-officer' }]);
    expect((await look(path)).status).toBe(404);
    await accounts.setGrants(id, [officerOf]);
    expect((await look(path)).status).toBe(200);
    await accounts.disable(id);
    expect((await look(path)).status).toBe(404);
  });

  it.each(['A'.repeat(43), 'short', '%00', '..%2F..'])('is nowhere else: %.20s', async (secret) => {
    expect((await look(`/t/${tenant}/calendars/${secret}.ics`)).status).toBe(404);
  });
});

describe('the public’s calendar', () => {
  const path = `/public/${tenant}/meetings.ics`;

  it('has no meeting before its agenda is out', async () => expect(await entries(path)).toEqual({}));

  it('has each as it is now: published, moved, cancelled', async () => {
    await change('meetings.Mutation.publishAgenda', { meetingId });
    expect(await entries(path)).toEqual(board);
    await change('meetings.Mutation.rescheduleMeeting', { ...meeting, meetingId, date: '2027-10-31', reason: 'Storm' });
    expect(await entries(path)).toEqual({ Board: '2027-10-31T10:00:00Z 1' });
    await change('meetings.Mutation.cancelMeeting', { meetingId, reason: 'Storm' });
    expect(await entries(path)).toEqual({ 'Cancelled: Board': '2027-10-31T10:00:00Z 2' });
    expect(await entries(await makeAddress(police))).toEqual({
      'Cancelled: Board': '2027-10-31T10:00:00Z 2',
      ...firstDue,
    });
  });

  it('is nothing where there is no such partnership', async () =>
    expect((await look('/public/nowhere/meetings.ics')).status).toBe(404));
});

it('a calendar that is asked for without end has to wait', async () => {
  let left = 300;
  while (left > 0 && (await look('/public/nowhere/meetings.ics')).status !== 429) left--;
  expect(left).toBeGreaterThan(0);
  expect((await look(`/t/${tenant}/calendars/${newSecret()}.ics`)).status).toBe(429);
  expect((await look(`/public/${tenant}/meetings.json`)).status).toBe(200);
});
