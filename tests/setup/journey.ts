import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import { LAYOUT } from '../../web/src/lib/charts/clockLayout.ts';
import './globalServer.ts';

/** A browser without a screen or graphics card, that asks nobody for anything of its own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Software graphics on a small machine: a map page takes 7-15 s, and more while something else runs. */
const PATIENCE_MS = 90_000;

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Everything the page asked for so far, as method and address. */
  requests: string[];
  /** Console errors, errors of the page, requests to other hosts, answers that failed. Empty when all is well. */
  faults: string[];
}

export interface VisitorOptions {
  role?: Role;
  width?: number;
  height?: number;
  phone?: boolean;
  javaScript?: boolean;
  locale?: string;
}

/** Opens one browser for the file; each visitor has cookies and a window of its own. */
export function journeyBrowser(): {
  visitor: (options?: VisitorOptions) => Promise<Visitor>;
  baseUrl: string;
} {
  const baseUrl = inject('baseUrl');
  const open: BrowserContext[] = [];
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: ARGUMENTS });
  });
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close();
  });
  afterAll(() => browser?.close());
  return {
    baseUrl,
    visitor: async (options = {}) => {
      const context = await newContext(browser!, baseUrl, options);
      open.push(context);
      return watched(context, await context.newPage(), baseUrl);
    },
  };
}

async function newContext(
  browser: Browser,
  baseUrl: string,
  options: VisitorOptions,
): Promise<BrowserContext> {
  const { role, width = 1440, height = 900, phone = false, javaScript = true, locale = 'sv-SE' } = options;
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width, height },
    isMobile: phone,
    hasTouch: phone,
    javaScriptEnabled: javaScript,
    locale,
    // Transitions would be measured half way.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (role) await context.addCookies([{ name: 'role', value: role, url: baseUrl }]);
  return context;
}

function watched(context: BrowserContext, page: Page, baseUrl: string): Visitor {
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    requests.push(`${request.method()} ${request.url()}`);
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== baseUrl)
      faults.push(`foreign request: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()}: ${answer.url()}`);
  });
  return { page, context, requests, faults };
}

/** Waits until the map is drawn and the numbers of its filter stand. */
export async function mapIsReady(page: Page): Promise<void> {
  await page.locator('[data-map-ready="true"]').waitFor({ timeout: PATIENCE_MS });
  await page.waitForFunction(
    () => (document.querySelector('[data-testid="map-summary"]')?.textContent ?? '') !== '',
  );
}

/** Asserts that nothing went wrong so far, and that axe finds nothing against WCAG 2.2 AA. */
export async function expectSound({ page, faults }: Visitor): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
}

/**
 * Drags a rectangle on the darkness clock from the middle of one hour and month to the middle of another,
 * both included; hours as the clock shows them with midnight in the middle, months 0-11.
 */
export async function dragClock(
  page: Page,
  from: { hour: number; month: number },
  to: { hour: number; month: number },
): Promise<void> {
  const clock = page.getByRole('group', { name: /Mörkerklockan|darkness clock/i });
  await clock.scrollIntoViewIfNeeded();
  const box = (await clock.boundingBox())!;
  const at = ({ hour, month }: { hour: number; month: number }): [number, number] => {
    const column = (hour + 12) % 24;
    const row = (month + 6) % 12;
    const x = (LAYOUT.left + (column + 0.5) * LAYOUT.column) / LAYOUT.width;
    const y = (LAYOUT.top + (row + 0.5) * LAYOUT.row) / LAYOUT.height;
    return [box.x + x * box.width, box.y + y * box.height];
  };
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at({ hour: from.hour, month: to.month }), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 8 });
  await page.mouse.up();
}

/** What the screen says of the filter, in all its forms. */
export interface Reading {
  search: string;
  sentence: string;
  finding: string;
  findingOf: string;
  summary: string;
  /** Reports in the filter, not rounded. */
  mass: number;
  timed: number;
  /** By place: the table's rows, not rounded, and the sum of all with the row of the others. */
  rows: Record<string, number>;
  tableSum: number;
  map: { coloured: number; valueSum: number };
  light: string;
}

/** Reads the screen once the spoken summary has followed, which is the last to change. */
export async function readScreen(page: Page): Promise<Reading> {
  // The address follows 160 ms after a brush, the spoken summary 700 ms after the last change.
  await page.waitForTimeout(1200);
  return page.evaluate(() => {
    const text = (id: string): string =>
      document.querySelector(`[data-testid="${id}"]`)?.textContent?.trim() ?? '';
    const counts = document.querySelector<HTMLElement>('[data-testid="counts"]');
    const map = document.querySelector<HTMLElement>('[data-map-ready]');
    const table = [...document.querySelectorAll('table')].filter((one) => one.checkVisibility()).at(-1);
    const rows = [...(table?.querySelectorAll<HTMLElement>('tr[data-place]') ?? [])];
    const rest = Number(table?.querySelector<HTMLElement>('tr[data-rest]')?.dataset.mass ?? 0);
    return {
      search: location.search,
      sentence: text('filter-sentence'),
      finding: text('finding'),
      findingOf: text('finding-of'),
      summary: text('map-summary'),
      mass: Number(counts?.dataset.mass),
      timed: Number(counts?.dataset.timed),
      rows: Object.fromEntries(rows.map((row) => [row.dataset.place ?? '', Number(row.dataset.mass)])),
      tableSum: rows.reduce((sum, row) => sum + Number(row.dataset.mass), rest),
      map: { coloured: Number(map?.dataset.coloured), valueSum: Number(map?.dataset.valueSum) },
      light: document.querySelector<HTMLElement>('.analysis')?.dataset.light ?? '',
    };
  });
}
