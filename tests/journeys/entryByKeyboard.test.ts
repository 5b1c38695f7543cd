import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectSound, PHONE, visit } from '../setup/browser.ts';

const entries = (page: Page) => page.getByTestId('entry');

/** Waits until the newest entry is with the server, and gives what the list says of it. */
async function newest(page: Page, count: number): Promise<string> {
  await expect.poll(() => entries(page).count(), { timeout: 20_000 }).toBe(count);
  const first = entries(page).first();
  await expect.poll(() => first.getAttribute('data-state'), { timeout: 20_000 }).toBe('saved');
  return (await first.innerText()).replaceAll('\u00a0', ' ');
}

/** What has the keyboard's focus: its id, or its words. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');

/** Weights of dialogue reports under a filter, by id. */
async function weights(query: string): Promise<Record<string, number>> {
  const url = `${inject('baseUrl')}/api/reports?channels=dialogue&limit=5000&${query}`;
  const answer = await fetch(url, { headers: { cookie: 'role=police' } });
  const { features } = (await answer.json()) as {
    features: { properties: { id: string; concerns: string[]; weight: number; district: string } }[];
  };
  expect(answer.status).toBe(200);
  return Object.fromEntries(features.map(({ properties }) => [properties.id, properties.weight]));
}

async function idsNow(): Promise<Set<string>> {
  return new Set(Object.keys(await weights('')));
}

test('can a whole dialogue be written down without the mouse? Three in a row, one mended, and the analysis holds them in the right hours', async () => {
  const before = await idsNow();
  const visited = await visit('/entry');
  const { page } = visited;
  const { keyboard } = page;
  const reading = page.getByTestId('entry-reading');
  await page.locator('[data-map-ready="true"]').waitFor();
  expect(await focused(page)).toBe('entry-place');

  // Winter evenings in Hjortmossen: the light is poor.
  await keyboard.type('hjort');
  await keyboard.press('Enter');
  expect(await page.locator('#entry-place').inputValue()).toBe('Hjortmossen');
  expect(await focused(page)).toBe('entry-when');
  await keyboard.type('vinterkvällar');
  expect(await reading.innerText()).toMatch(/alla dagar[\s\S]*18–24[\s\S]*nov–feb/);
  await keyboard.press('Enter');
  await keyboard.press('b');
  await keyboard.press('Control+Enter');
  expect(await newest(page, 1)).toMatch(/Hjortmossen[\s\S]*18–24[\s\S]*Belysning[\s\S]*6 timmar/);
  expect(await focused(page)).toBe('entry-place');

  // Fridays after closing at the station; they close at two there, so the window is mended.
  await keyboard.type('resec');
  await keyboard.press('Enter');
  await keyboard.type('fredagar efter krogstängning');
  expect(await reading.innerText()).toMatch(/natt mot lör[\s\S]*01–03/);
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  expect(await focused(page)).toContain('01–03');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.type('02.00');
  expect(await reading.innerText()).toMatch(/Ändrat för hand[\s\S]*02–03/);
  await keyboard.press('Escape');
  expect(await focused(page)).toBe('entry-when');
  await keyboard.press('Enter');
  await keyboard.press('v');
  await keyboard.press('Control+Enter');
  expect(await newest(page, 2)).toMatch(/Resecentrum[\s\S]*natt mot lör[\s\S]*02–03[\s\S]*en timme/);

  // Once, at an hour; the place is pointed out with the cross on the map.
  await keyboard.press('F2');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  expect(await focused(page)).toBe('entry-when');
  await keyboard.type('2025-12-05 kl 22');
  for (let stop = 0; stop < 12 && (await focused(page)) !== 'entry-note'; stop += 1)
    await keyboard.press('Tab');
  await keyboard.type('Någon gick efter mig.');
  await keyboard.press('Enter');
  expect(await newest(page, 3)).toMatch(/5 dec 2025 kl. 22\.00, i mörker[\s\S]*Någon gick efter mig/);

  const added = Object.keys(await weights('')).filter((id) => !before.has(id));
  expect(added).toHaveLength(3);
  const held = async (query: string) => {
    const found = await weights(query);
    return added.map((id) => found[id] ?? 0);
  };
  const [evening, closing, once] = [0, 1, 2];
  expect((await held('hours=18-24&months=11-02'))[evening]).toBe(2520);
  expect((await held('hours=20-04&weekdays=fri'))[closing]).toBe(2520);
  expect((await held('hours=01-02'))[closing]).toBe(0);
  expect((await held('hours=22-23&light=dark&months=12-12'))[once]).toBe(2520);
  expect((await held('concerns=lighting&districts=hjortmossen'))[evening]).toBe(2520);
  await expectSound(visited);
});

test('is anything lost when the network is gone? It waits, survives a reload, arrives once, and can be taken back', async () => {
  const before = await idsNow();
  const visited = await visit('/entry');
  const { page } = visited;
  const { keyboard } = page;
  await page.locator('[data-map-ready="true"]').waitFor();
  // The request arrives, its answer does not: the same entry must not be stored twice.
  let lost = 0;
  let online = false;
  await page.route('**/api/reports', async (route) => {
    if (online || route.request().method() !== 'POST') return route.continue();
    lost += 1;
    if (lost === 1) await route.fetch();
    return route.abort('connectionreset');
  });
  await keyboard.type('sylte');
  await keyboard.press('Tab');
  await page.locator('#entry-when').fill('sena kvällar');
  await keyboard.press('Control+Enter');
  await entries(page).getByText('Inte sparad än.').waitFor();
  await page.locator('#entry-place').fill('Drottning');
  await page.locator('#entry-note').fill('halvskrivet');

  await page.reload();
  await entries(page).getByText('Inte sparad än.').waitFor();
  expect(await page.locator('#entry-note').inputValue()).toBe('halvskrivet');

  online = true;
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await newest(page, 1);
  const added = Object.keys(await weights('')).filter((id) => !before.has(id));
  expect(added).toHaveLength(1);

  await page.getByRole('button', { name: /^Ta tillbaka/ }).click();
  await expect.poll(() => entries(page).count()).toBe(0);
  expect(await weights('')).not.toHaveProperty(added[0]!);
  visited.faults.splice(
    0,
    visited.faults.length,
    ...visited.faults.filter((fault) => !fault.includes('ERR_CONNECTION_RESET')),
  );
  await expectSound(visited);
});

test('does it work on the phone at the meeting? Tapped on the map, changed afterwards, nothing beside the screen', async () => {
  const visited = await visit('/entry', { viewport: PHONE, hasTouch: true });
  const { page } = visited;
  await page.locator('[data-map-ready="true"]').waitFor();
  await page.getByRole('region', { name: 'Karta att peka ut platsen på' }).tap();
  await expect.poll(() => page.locator('#entry-place').inputValue()).toMatch(/\d\sm från /);
  await page.getByText('Ungefär här').tap();
  await page.locator('#entry-when').fill('alltid');
  await page.getByRole('button', { name: /^Spara/ }).tap();
  expect(await newest(page, 1)).toContain('hela dygnet');

  await page.getByRole('button', { name: /^Ändra ?: / }).tap();
  await page.locator('#entry-when').fill('helgnätter');
  await page.getByRole('button', { name: 'Spara ändringen' }).tap();
  await expect.poll(async () => (await newest(page, 1)).includes('fre–lör, kl. 22–05')).toBe(true);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: /^Ta tillbaka/ }).tap();
  await expect.poll(() => entries(page).count()).toBe(0);
  await expectSound(visited);
});

test('the public is told whom the page is for, and the bar does not lead there', async () => {
  const { page } = await visit('/entry', { role: 'public' });
  await page.getByRole('heading', { name: /till för polis/ }).waitFor();
  expect(await page.getByRole('link', { name: 'Anteckna' }).count()).toBe(0);
});
