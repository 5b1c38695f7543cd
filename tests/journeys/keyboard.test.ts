import { expect, test } from 'vitest';
import { expectSound, ready, tabTo, visit } from '../setup/browser.ts';
import { readScreen } from '../setup/screen.ts';

test('can it all be done without a mouse? Clock, light and a place on the map by keys from the first Tab on', async () => {
  const visited = await visit('/map?hours=20-02&months=10-03');
  await ready(visited);
  const { page } = visited;
  const before = await readScreen(page);

  await tabTo(page, /^A Hoppa till innehållet/, 1);
  await tabTo(page, /^slider Första timmen/);
  const edge = await page.evaluate(() => document.activeElement?.getAttribute('aria-valuetext'));
  expect(edge).toBe('från kl. 20');
  await page.keyboard.press('ArrowLeft');
  const wider = await readScreen(page);
  expect(wider.search).toContain('hours=19-02&months=10-03');
  expect(wider.mass).toBeGreaterThan(before.mass);

  await tabTo(page, /^slider Sista månaden/, 5);
  await page.keyboard.press('ArrowUp');
  expect((await readScreen(page)).search).toContain('months=10-02');
  await page.keyboard.press('Escape');
  expect((await readScreen(page)).search).not.toMatch(/hours|months/);

  await tabTo(page, /Karta över Trollhättan/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const chosen = await readScreen(page);
  expect(chosen.search).toMatch(/place=cell:8[0-9a-f]{14}/);
  expect(await page.locator('tr.chosen').count()).toBeLessThanOrEqual(1);
  await expectSound(visited);
});
