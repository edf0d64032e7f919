import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '@csp/browser';
import { startSite, type Site } from './site.ts';

export type { Page };

export interface Visit {
  readonly page: Page;
  /** What the browser complained about: broken rules of the content security policy, errors nobody caught. */
  readonly complaints: string[];
  readonly context: BrowserContext;
}

export interface Visitors {
  readonly site: Site;
  /** A browser window of its own, signed in as one of the mock's accounts or not at all. */
  visit(account: string | undefined, path: string, options?: { readonly width?: number }): Promise<Visit>;
  close(): Promise<void>;
}

const app = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export const visitors = async (): Promise<Visitors> => {
  if (!existsSync(resolve(app, 'dist/index.html')) || !existsSync(resolve(app, 'dist-server/public.js'))) {
    throw new Error('These specs try the built app. Build it first: npx nx build web');
  }
  const site = await startSite();
  const browser: Browser = await launchBrowser();
  return {
    site,
    visit: async (account, path, { width = 1200 } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, baseURL: site.url });
      if (account) await context.addCookies([{ name: 'mock', value: account, url: site.url }]);
      const page = await context.newPage();
      page.setDefaultTimeout(8_000);
      const complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        const text = message.text();
        // A line that a spec cuts is no complaint.
        if (['error', 'warning'].includes(message.type()) && !/ERR_|WebSocket/.test(text)) complaints.push(text);
      });
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      return { page, complaints, context };
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
};

// Legacy means: in this page alone. The other way opens a window for its sums, which takes the focus from this one.
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();

const findings = async (builder: AxeBuilder): Promise<readonly string[]> => {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
  );
};

/** What axe finds, as lines; by the rules of WCAG 2.2 AA and its best practices. */
export const axeFindings = (page: Page): Promise<readonly string[]> =>
  findings(axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']));

/** The same for what depends on the width of the screen: the rest was found before. */
export const axeFindingsOfLayout = (page: Page): Promise<readonly string[]> =>
  findings(
    axe(page).withRules([
      'aria-required-children',
      'aria-required-parent',
      'color-contrast',
      'link-in-text-block',
      'scrollable-region-focusable',
      'target-size',
      'th-has-data-cells',
    ]),
  );

/** Whether the page has to be scrolled sideways to be read. */
export const tooWideBy = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Goes on by Tab, as somebody without a mouse does, until the control with this name has the focus. */
export const tabTo = async (page: Page, name: string | RegExp, { back = false } = {}): Promise<void> => {
  const named = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  for (let step = 0; step < 150; step++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const text = await page.evaluate(() => {
      const { activeElement: control } = document;
      const label = control instanceof HTMLElement && 'labels' in control ? (control.labels as NodeList)[0] : undefined;
      return (label ?? control)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    });
    if (named(text)) return;
  }
  throw new Error(`Tab does not lead to ${name}.`);
};

/** Words of choices in a table that the next choice, or the next cell, is drawn over. */
export const drawnOver = (page: Page): Promise<readonly (string | null)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('td .govuk-radios__label')]
      .filter((label) => {
        const next = label.parentElement?.nextElementSibling ?? label.closest('td')?.nextElementSibling;
        const words = document.createRange();
        words.selectNodeContents(label);
        return next && words.getBoundingClientRect().right > next.getBoundingClientRect().left;
      })
      .map(({ textContent }) => textContent),
  );
