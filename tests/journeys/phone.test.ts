import { expect, test } from 'vitest';
import { expectSound, PHONE, ready, visit } from '../setup/browser.ts';
import { readScreen } from '../setup/screen.ts';

test('does it work on the phone in my hand? The map comes first, the filter is a sheet, and the light follows', async () => {
  const visited = await visit('/map?hours=20-02&light=dark', { viewport: PHONE, hasTouch: true });
  await ready(visited);
  const { page } = visited;
  const dark = await readScreen(page);
  await page.getByRole('button', { name: 'Ändra urval' }).tap();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Dagsljus', { exact: true }).tap();
  await expect.poll(() => new URL(page.url()).searchParams.get('light')).toBe('daylight');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  const day = await readScreen(page);
  expect(day.light).toBe('day');
  expect(day.summary).not.toBe(dark.summary);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectSound(visited);
});
