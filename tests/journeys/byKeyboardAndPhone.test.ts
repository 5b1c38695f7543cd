import { expect, test } from 'vitest';
import { expectSound, PHONE, ready, visit } from '../setup/browser.ts';

test('by keyboard alone: an edge of the clock is moved an hour, and Escape clears', async () => {
  const visited = await visit('/map?hours=20-02&months=10-03');
  await ready(visited);
  const { page } = visited;
  const edges = page.getByRole('slider');
  const hours = (): string | null => new URL(page.url()).searchParams.get('hours');
  for (let index = 0; index < (await edges.count()) && hours() === '20-02'; index += 1) {
    const edge = edges.nth(index);
    await edge.focus();
    await edge.press('ArrowRight');
    await page.waitForTimeout(600);
  }
  expect(['21-02', '20-03']).toContain(hours());
  await page.keyboard.press('Escape');
  await expect.poll(hours).toBeNull();
});

test('on a phone the map comes first, and the filter is a sheet', async () => {
  const visited = await visit('/map?hours=20-02&light=dark', { viewport: PHONE, hasTouch: true });
  await ready(visited);
  const { page } = visited;
  await page.getByRole('button', { name: 'Ändra urval' }).click();
  await page.getByRole('dialog').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /Dagsljus/ })
    .or(page.getByRole('dialog').getByText('Dagsljus', { exact: true }))
    .first()
    .click();
  await expect.poll(() => new URL(page.url()).searchParams.get('light')).toBe('daylight');
  await page.keyboard.press('Escape');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectSound(visited);
});

test('in English the same view says it in English', async () => {
  const visited = await visit('/map?hours=20-02&light=dark&lang=en');
  await ready(visited);
  expect(await visited.page.locator('html').getAttribute('lang')).toBe('en');
  expect(await visited.page.getByTestId('filter-sentence').first().innerText()).toMatch(/Dark/);
  await expectSound(visited);
});
