import { expect, test } from 'vitest';
import { expectSound, ready, visit } from '../setup/browser.ts';
import { dragClock, readScreen } from '../setup/screen.ts';

test('can I send a colleague what I see? The address alone rebuilds filter, place, table and map', async () => {
  const mine = await visit('/map');
  await ready(mine);
  await mine.page.getByRole('button', { name: 'fre', exact: true }).click();
  await mine.page.getByRole('radio', { name: 'Mörker' }).check({ force: true });
  await dragClock(mine.page, { hour: 18, month: 9 }, { hour: 1, month: 2 });
  await mine.page.locator('tr[data-place] th button').first().click();
  const sent = await readScreen(mine.page);
  expect(sent.search).toContain('months=10-03');
  expect(sent.search).toContain('place=cell:');

  await mine.page.reload();
  await ready(mine);
  expect(await readScreen(mine.page)).toEqual(sent);

  const colleague = await visit(`/map${sent.search}`, { role: 'planner' });
  await ready(colleague);
  expect(await readScreen(colleague.page)).toEqual(sent);
  expect(await colleague.page.getByRole('radio', { name: 'Mörker' }).isChecked()).toBe(true);
  expect(await colleague.page.locator('tr.chosen').count()).toBe(1);
  await expectSound(colleague);
});

test('the back button returns to the view before the last fetched filter', async () => {
  const visited = await visit('/map?hours=20-02');
  const { page } = visited;
  await ready(visited);
  const before = await readScreen(page);
  await page.getByRole('button', { name: 'Belysning' }).click();
  await page.waitForFunction(() => location.search.includes('concerns=lighting'));
  const narrowed = await readScreen(page);
  expect(narrowed.mass).toBeLessThan(before.mass);
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes('concerns'));
  expect(await readScreen(page)).toEqual(before);
});
