import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantId } from '@csp/kernel';
import { portsOf } from '@csp/platform-nest';
import type { Asking, ContextPorts } from '@csp/platform-runtime';
import { founding } from '@csp/partnerships-service';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { contexts } from './contexts.ts';
import { createStandalone, type Standalone } from './standalone.ts';

const tenant = 'cambridge-city' as TenantId;
const address = 'community-safety@police.example';
const officer: Asking = {
  tenant,
  principal: { id: 'officer', kind: 'person', grants: [{ tenant, role: 'support-officer' }] },
};
/** Tuesday 6 April 2027, 08:00 in London. */
const atEight = Date.parse('2027-04-06T07:00:00.000Z');
const dataDir = mkdtempSync(join(tmpdir(), 'csp-mail-'));
const letters: string[] = [];
let refusing = true;
let standalone: Standalone;
let smtp: SMTPServer;
let url: string;

/** What the graph's resolver answers to an officer, without the way there. */
const ask = async (context: string, type: 'Query' | 'Mutation', field: string, args: object): Promise<never> => {
  const { resolvers } = contexts.find(({ name }) => name === context)!.subgraph!;
  const found = resolvers(standalone.app.get<ContextPorts>(portsOf(context)))[type]![field];
  return (found as (...given: unknown[]) => Promise<never>)(undefined, args, officer);
};

const startMailServer = async (): Promise<number> => {
  smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onMailFrom: (_, __, done) => done(refusing ? Object.assign(new Error('busy'), { responseCode: 451 }) : null),
    onData: (stream, _, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        letters.push(text);
        done();
      });
    },
  });
  const listening = smtp.listen(0, '127.0.0.1');
  await new Promise((ready) => listening.once('listening', ready));
  return (listening.address() as AddressInfo).port;
};

const furnish = async (): Promise<readonly string[]> => {
  standalone.embedded.provision(tenant);
  await standalone.runtime.admit(tenant);
  await standalone.runtime.act(
    founding(tenant, { kind: 'district', name: 'Cambridge CSP' }, standalone.ports.ids.next()) as never,
  );
  const agency = { agencyId: 'police', name: 'Police & Crime', class: 'RESPONSIBLE_AUTHORITY' };
  expect(await ask('partnerships', 'Mutation', 'listAgency', { input: agency })).not.toHaveProperty('code');
  await vi.waitFor(async () =>
    expect(await ask('outreach', 'Mutation', 'setMailbox', { input: { agencyId: 'police', address } })).toMatchObject({
      address,
    }),
  );
  const ids: string[] = [];
  for (const [reference, dueOn] of [
    ['04/01', '2027-04-20'],
    ['04/02', '2027-04-21'],
  ]) {
    const owners = [{ agencyId: 'police', role: 'Inspector' }];
    const point = { reference, text: `Put up <gates> ${reference}`, owners, dueOn };
    await vi.waitFor(async () => {
      const raised: { id?: string } = await ask('action-plan', 'Mutation', 'raiseActionPoint', { input: point });
      expect(raised.id).toBeDefined();
      ids.push(raised.id!);
    });
  }
  return ids;
};

let pointIds: readonly string[];

beforeAll(async () => {
  const port = await startMailServer();
  const environment = {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'no-reply@csp.example.org',
    PUBLIC_URL: 'https://csp.example.org',
  };
  standalone = await createStandalone(readConfiguration(environment));
  standalone.setClock(atEight);
  pointIds = await furnish();
  // The courier looks once it listens; the views of points may be a moment behind, and it looks at a day once.
  await new Promise((settled) => setTimeout(settled, 200));
  url = `http://127.0.0.1:${await standalone.listen()}`;
});
afterAll(async () => {
  await standalone.stop();
  await new Promise<void>((closed) => smtp.close(() => closed()));
  rmSync(dataDir, { recursive: true });
});

/** Of the mail's text part; long lines are broken as quoted-printable does. */
const linksIn = (letter: string): readonly string[] => [
  ...new Set(letter.replace(/=\r\n/g, '').match(/\/t\/cambridge-city\/answer\/[\w-]{43}/g)),
];
const look = (path: string, at = url) => fetch(at + path);
const send = (path: string, form: Record<string, string>) =>
  fetch(url + path, { method: 'POST', body: new URLSearchParams(form) });
const standing = (id: string): Promise<{ status: string; answer: string | null; history: unknown[] }> =>
  ask('action-plan', 'Query', 'actionPoint', { id });

describe('an owner who never signs in', () => {
  it('is written to, also by a server that is busy at first', async () => {
    const attempts = () =>
      standalone.embedded
        .store('outreach')
        .of(tenant)
        .read(0, 100)
        .then((commits) => commits.flatMap(({ events }) => events).filter(({ type }) => type === 'DigestFailed.v1'));
    await vi.waitFor(async () => expect(await attempts()).toMatchObject([{ data: { reason: 'EENVELOPE 451' } }]));
    expect(letters).toEqual([]);
    refusing = false;
    standalone.setClock(atEight + 61_000);
    // A new process finds what the old one left.
    await standalone.stop();
    standalone = await createStandalone({ ...standalone.configuration });
    standalone.setClock(atEight + 61_000);
    url = `http://127.0.0.1:${await standalone.listen()}`;
    await vi.waitFor(() => expect(letters).toHaveLength(1));
    expect(letters[0]).toMatch(/^Subject: Action points for Police & Crime: 2 new\r$/m);
    expect(linksIn(letters[0]!)).toHaveLength(2);
  });

  it('looks at a link as often as wanted: nothing changes, and nothing on the page runs', async () => {
    const [first] = linksIn(letters[0]!);
    for (let times = 0; times < 2; times++) {
      const page = await look(first!);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Put up &lt;gates&gt; 04/01');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect((await fetch(url + first, { method: 'HEAD' })).status).toBe(200);
    expect(await standing(pointIds[0]!)).toMatchObject({ status: 'OPEN' });
  });

  it('is told what is wrong with a report, and finds it again', async () => {
    const [first] = linksIn(letters[0]!);
    const without = await send(first!, { text: 'Two of <three>' });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Two of &lt;three&gt;');
    const empty = await send(first!, { outcome: 'PROGRESS', text: ' ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Write something first.');
    expect((await send(first!, { outcome: 'DONE', text: 'x'.repeat(70_000) })).status).toBe(413);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(url + first, json)).status).toBe(415);
    expect(await standing(pointIds[0]!)).toMatchObject({ status: 'OPEN' });
  });

  it('reports once by each link, and the register shows it', async () => {
    const [first, second] = linksIn(letters[0]!);
    const commandId = '0198c0de-0000-4000-8000-000000000001';
    const form = { outcome: 'PROGRESS', text: 'Two of three gates are up.', commandId };
    expect((await send(first!, form)).status).toBe(200);
    expect((await send(first!, form)).status).toBe(200);
    await vi.waitFor(async () => expect(await standing(pointIds[0]!)).toMatchObject({ status: 'IN_PROGRESS' }));
    const again = await send(first!, { outcome: 'DONE', text: 'All.' });
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('This link has been used');
    expect((await look(first!)).status).toBe(410);
    expect((await send(second!, { outcome: 'DONE', text: 'Both are up.' })).status).toBe(200);
    await vi.waitFor(async () =>
      expect(await standing(pointIds[1]!)).toMatchObject({ status: 'CLOSED', answer: 'Both are up.' }),
    );
    expect((await standing(pointIds[0]!)).history).toHaveLength(2);
  });

  it.each([
    ['forged', `/t/cambridge-city/answer/${'A'.repeat(43)}`],
    ['cut short', '/t/cambridge-city/answer/abc'],
    ['of nowhere', `/t/nowhere/answer/${'A'.repeat(43)}`],
  ])('a link that is %s gets a page that says so', async (_, path) => {
    for (const page of [await look(path), await send(path, { outcome: 'DONE', text: 'x' }), await send(path, {})]) {
      expect(page.status).toBe(404);
      expect(await page.text()).toContain('This link is not valid');
    }
  });
});

describe('settings', () => {
  const read = (environment: Record<string, string>) => () => readConfiguration(environment);
  it('without a server nothing is sent', () => expect(readConfiguration({})).not.toHaveProperty('mail'));
  it('a server needs an address to send from', () =>
    expect(read({ SMTP_URL: 'smtp://mail.example' })).toThrow('MAIL_FROM is not set'));
  it.each(['http://mail.example', 'mail.example', 'smtp://user:pa:ss@', 'smtp://mail.example/?tls=no'])(
    'says what is wrong and never what was given: %s',
    (SMTP_URL) => {
      const wrong = read({ SMTP_URL, MAIL_FROM: 'a@b.example' });
      expect(wrong).toThrow('SMTP_URL is not usable');
      expect(wrong).not.toThrow(SMTP_URL);
    },
  );
});
