import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { lightAt } from '@lyktan/geodata/light/sun';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  INVENTED_FILE,
  plainDistrict,
  REAL_FILE,
  slimEvents,
  type SlimEvent,
} from '../fixtures/policeEvents.ts';
import { expectSound, PATIENCE_MS, PHONE, ready, visit } from '../setup/browser.ts';
import { productEnvironment, startProduct } from '../setup/globalServer.ts';
import { copyStartImage } from '../setup/startImage.ts';

const IMPORT = join(import.meta.dirname, '../../scripts/import.ts');
const FILE = REAL_FILE ?? INVENTED_FILE;
const EVENTS = slimEvents(FILE);

/** A product of its own: the other journeys' one has no events, and its database is in use. */
let product: Awaited<ReturnType<typeof startProduct>>;
let directory: string;
beforeAll(async () => {
  directory = await copyStartImage(console.log);
  const said = execFileSync(process.execPath, [IMPORT, FILE], {
    env: productEnvironment(directory),
    encoding: 'utf8',
  });
  const unplaced = EVENTS.filter((event) => plainDistrict(event) === null).length;
  expect(said).toContain(
    `Events with a district: ${EVENTS.length - unplaced}, without: ${unplaced}, of other towns and left out: 0.`,
  );
  product = await startProduct(directory);
}, 300_000);
afterAll(async () => {
  await product?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** The file's events by district ('' = none), counted without anything of the product but the sun. */
function plainCounts(events: readonly SlimEvent[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(events, (event) => plainDistrict(event) ?? '')).map(([code, found]) => [
      code,
      found!.length,
    ]),
  );
}

/** As the legend says it; the real file has many, the invented one a single one in the dark. */
function unplacedText({ '': count = 0 }: Record<string, number>): string {
  return `${count} ${count === 1 ? 'händelse' : 'händelser'} utan angiven plats`;
}

/** The file's instants: every clock but one is earlier than its publication's, on the same day. */
function isDark(event: SlimEvent): boolean {
  const [date, published, offset] = event.published.split(' ') as [string, string, string];
  const sameDay = Date.parse(`${date}T${event.incident_clock}:00${offset}`);
  const at = event.incident_clock <= published.slice(0, 5) ? sameDay : sameDay - 24 * 3_600_000;
  const district = DISTRICT_NAMES.find(({ code }) => code === plainDistrict(event));
  const [longitude, latitude] = district?.label ?? MUNICIPALITY.centre;
  return lightAt(at, longitude, latitude) === 'dark';
}

async function tableCounts(page: Page): Promise<Record<string, number>> {
  const table = page.getByTestId('events-table');
  await table.waitFor();
  const rows = await table
    .locator('tr[data-events-of]')
    .evaluateAll((all) => all.map(({ dataset }) => [dataset.eventsOf ?? '', Number(dataset.count)]));
  return Object.fromEntries(rows) as Record<string, number>;
}

test('switched on, the layer tells the file’s events by district; dark alone makes table, badges and legend follow without a request', async () => {
  const visited = await visit('/map', { baseURL: product.url });
  const { page, requests } = visited;
  await ready(visited);
  expect(requests.filter((path) => path.startsWith('/api/events'))).toEqual([]);
  expect(await page.locator('[data-event-badge]').count()).toBe(0);

  await page.getByRole('button', { name: 'Lager' }).click();
  await page.getByRole('checkbox', { name: /^Polisens händelser/ }).check();
  await page.keyboard.press('Escape');
  const whole = plainCounts(EVENTS);
  expect(await tableCounts(page)).toEqual(whole);
  expect(page.url()).toContain('show=hexagons,districts,focusAreas,events');
  const legend = page.getByTestId('events-legend');
  expect(await legend.innerText()).toContain(unplacedText(whole));
  expect(requests.filter((path) => path.startsWith('/api/events'))).toHaveLength(1);
  const reports = await page.getByTestId('counts').getAttribute('data-mass');

  requests.length = 0;
  await page
    .getByRole('button', { name: 'Mörker' })
    .or(page.getByRole('radio', { name: 'Mörker' }))
    .first()
    .click();
  const dark = plainCounts(EVENTS.filter(isDark));
  await expect.poll(() => tableCounts(page), { timeout: PATIENCE_MS }).toEqual(dark);
  expect(await legend.innerText()).toContain(unplacedText(dark));
  const badges = await page
    .locator('[data-event-badge]')
    .evaluateAll((all) =>
      all.map((badge) => [(badge as HTMLElement).dataset.eventBadge ?? '', Number(badge.textContent)]),
    );
  expect(badges.length).toBeGreaterThan(2);
  for (const [code, count] of badges) expect([code, count]).toEqual([code, dark[code as string]]);
  expect(requests.filter((path) => path.startsWith('/api/'))).toEqual([]);

  // The reports' own figure in the dark is the same with the layer off.
  const without = await visit('/map?light=dark', { baseURL: product.url });
  await ready(without);
  const expected = await without.page.getByTestId('counts').getAttribute('data-mass');
  expect(await page.getByTestId('counts').getAttribute('data-mass')).toBe(expected);
  expect(expected).not.toBe(reports);
  await expectSound(visited);
});

test('by keyboard a badge opens its district’s events and a table row its list; names sort', async () => {
  const visited = await visit('/map?show=districts,events', { baseURL: product.url });
  const { page } = visited;
  await ready(visited);
  const counts = await tableCounts(page);
  const badge = page.locator('[data-event-badge="centrum"]');
  await badge.focus();
  await page.keyboard.press('Enter');
  const popup = page.getByTestId('event-popup');
  await popup.waitFor();
  expect(await popup.innerText()).toContain(`${counts.centrum} händelser från polisen`);
  const shown = await popup.locator('li').count();
  expect(shown).toBe(Math.min(4, counts.centrum!));

  const table = page.getByTestId('events-table');
  await table.getByRole('button', { name: 'Centrum', exact: true }).focus();
  await page.keyboard.press('Enter');
  expect(await table.locator('li[data-event]').count()).toBe(counts.centrum);
  await table.getByRole('button', { name: 'Stadsdel' }).focus();
  await page.keyboard.press('Enter');
  const names = await table.locator('tbody:first-of-type th').allInnerTexts();
  expect(names.map((name) => name.trim())).toEqual(
    names.map((name) => name.trim()).toSorted((a, b) => a.localeCompare(b, 'sv')),
  );
  expect(names.at(-1)?.trim()).toBe('Överby');
  await expectSound(visited);
});

test('on a phone the list is in the findings, and nothing lies outside the screen', async () => {
  const visited = await visit('/map?show=hexagons,districts,events&light=dark', {
    baseURL: product.url,
    viewport: PHONE,
  });
  const { page } = visited;
  await ready(visited);
  await page.getByTestId('events-legend').waitFor();
  await page.getByRole('button', { name: 'Se resultatet' }).click();
  expect(await tableCounts(page)).toEqual(plainCounts(EVENTS.filter(isDark)));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await expectSound(visited);
});
