import { expect, inject, test } from 'vitest';
import { expectSound, ready, visit } from '../setup/browser.ts';

test('what may I see? Changing the role to the public takes the analysis away, from page and API alike', async () => {
  const visited = await visit('/map?light=dark', { role: 'planner' });
  const { page } = visited;
  await ready(visited);
  const asked = async (): Promise<number> =>
    (await page.request.get(`${inject('baseUrl')}/api/reports?limit=1`)).status();
  expect(await asked()).toBe(200);

  await page.getByRole('combobox', { name: 'Roll' }).selectOption('public');
  await page.getByRole('button', { name: 'Prova som planerare' }).waitFor();
  expect(await page.locator('[data-map-ready]').count()).toBe(0);
  expect(await asked()).toBe(403);
  await expectSound(visited);

  await page.getByRole('combobox', { name: 'Roll' }).selectOption('police');
  await ready(visited);
  expect(await asked()).toBe(200);
  expect(new URL(page.url()).search).toBe('?light=dark');
});
