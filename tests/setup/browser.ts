import { AxeBuilder } from '@axe-core/playwright';
import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import './globalServer.ts';

/** WebGL in software, and no request of the browser's own. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** How long a page with a map may take in a browser that draws in software. */
export const PATIENCE_MS = 90_000;

export interface Visit {
  page: Page;
  /** Paths of all requests since the page was opened, or since `requests` was emptied. */
  requests: string[];
  /** Errors on the console, of scripts, and requests to another host: all must stay empty. */
  faults: string[];
}

let browser: Promise<Browser> | undefined;

/**
 * Opens a path of the running product, or of the one at `baseURL`, as somebody with a role; closed at the end of the file.
 */
export async function visit(
  path: string,
  { role = 'police', ...options }: { role?: Role } & BrowserContextOptions = {},
): Promise<Visit> {
  const baseUrl = options.baseURL ?? inject('baseUrl');
  browser ??= chromium.launch({ executablePath: inject('chromiumPath'), args: FLAGS });
  const context = await (
    await browser
  ).newContext({ viewport: WIDE, locale: 'sv-SE', reducedMotion: 'reduce', ...options });
  if (role !== 'public') await context.addCookies([{ name: 'role', value: role, url: baseUrl }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== baseUrl)
      faults.push(`foreign request: ${url.href}`);
    else if (url.protocol.startsWith('http')) requests.push(url.pathname + url.search);
  });
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(`${baseUrl}${path}`);
  return { page, requests, faults };
}

/** Waits until the figures are there and the map is drawn. */
export async function ready({ page }: Visit): Promise<void> {
  await page.locator('[data-map-ready="true"]').waitFor();
  await page.getByTestId('map-summary').filter({ hasText: /\d/ }).waitFor({ state: 'attached' });
}

/** Presses Tab until the focus is on an element with that name; never touches the pointer. */
export async function tabTo(page: Page, name: RegExp, most = 90): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const text = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      return `${element?.getAttribute('role') ?? element?.tagName ?? ''} ${text.trim()}`;
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${most} presses of Tab did not reach ${name}`);
}

/** WCAG 2.2 AA by axe-core, and nothing that went wrong unseen. */
export async function expectSound({ page, faults }: Visit): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(faults).toEqual([]);
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});
