// `npm run pictures`: takes the README's pictures from the built product, filled with the demonstration, into docs/pictures.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser } from '@csp/browser';
import { workspace } from './workspace.mjs';

const folder = resolve(workspace, 'docs/pictures');
const password = 'community-safety-demo';

const viewport = { width: 1200, height: 900 };
const port = await freePort();
const address = `http://localhost:${port}`;
const data = mkdtempSync(join(tmpdir(), 'csp-pictures-'));
const product = spawn(process.execPath, [resolve(workspace, 'apps/standalone/dist/main.js')], {
  env: { ...process.env, PORT: String(port), DATA_DIR: data },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const browser = await launchBrowser();
try {
  await ready();
  mkdirSync(folder, { recursive: true });
  await takeAll();
} finally {
  await browser.close();
  product.kill('SIGTERM');
  await new Promise((gone) => product.once('exit', gone));
  rmSync(data, { recursive: true, force: true });
}

async function takeAll() {
  const city = await signedIn('officer@cambridge-city.example', '/t/cambridge-city');
  const meetings = await ask(
    city,
    'cambridge-city',
    '{ meetings(first: 50) { nodes { id date stage minutesStatus minutes { id } } } }',
  );
  const october = meetings.meetings.nodes.find(({ date }) => date === '2020-10-06');
  const minuted = meetings.meetings.nodes.find(({ date, minutes }) => date === '2020-02-11' && minutes.length > 0);
  await take(city, `/t/cambridge-city/meetings/${october.id}/agenda`, 'agenda');
  await take(city, `/t/cambridge-city/meetings/${october.id}/minutes`, 'minutes');
  await take(
    await signedIn('officer@cambs-constabulary.example', '/t/cambridge-city/desk'),
    '/t/cambridge-city/desk',
    'desk',
  );
  await take(await signedIn('officer@county.example', '/t/county/overview'), '/t/county/overview', 'county');
  await take(await browser.newPage({ viewport }), `/public/cambridge-city/meetings/${minuted.id}`, 'public');
}

async function take(page, path, name) {
  await page.goto(address + path, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`docs/pictures/${name}.png\n`);
}

async function signedIn(login, path) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in?return=${encodeURIComponent(path)}`);
  await page.getByRole('textbox').first().fill(login);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main button').first().click();
  await page.waitForURL(`${address}${path}`);
  return page;
}

function ask(page, tenant, query) {
  return page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' };
      return (await (await fetch(path, { method: 'POST', headers, body })).json()).data;
    },
    [`/t/${tenant}/graphql`, JSON.stringify({ query })],
  );
}

async function ready() {
  for (let left = 300; left > 0; left--) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('The product did not become ready. Build it first: npx nx run-many -t build -p standalone,web');
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => found(free));
    });
  });
}
