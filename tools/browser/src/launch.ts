import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { unpackedOnce } from './unpack.ts';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * Not those that the packaged browser brings along: they are made for one short job in a container, put all into one process, so
 * that the first page that fails takes every other with it, and turn off rules of the web that these tests are about.
 */
const switches = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The place for shared memory is 64 MiB in many containers.
  '--disable-dev-shm-usage',
];

/** A headless Chromium: the one named by CHROME_PATH, else one of the system's, else the one that comes as a package. */
export const launchBrowser = async (): Promise<Browser> => {
  const own = process.env['CHROME_PATH'] ?? installed.find((path) => existsSync(path));
  return chromium.launch({ executablePath: own ?? (await packaged()), args: switches });
};

const packaged = async (): Promise<string> => {
  const manifest = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const { default: browser } = await import('@sparticuz/chromium');
  return unpackedOnce(`csp-chromium-${version}`, 'chromium', () => browser.executablePath());
};
