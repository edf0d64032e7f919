import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium from `CHROME_PATH`, from the system, or from its npm package, in this order. */
export const launchChromium = async (): Promise<Browser> => {
  const installed = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (installed) return chromium.launch({ executablePath: installed, args: switches });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args, ...switches] });
};
