import { expect, inject, test } from 'vitest';
import { expectSound, visit } from '../setup/browser.ts';

test('the front page works without JavaScript and shows no count below five', async () => {
  const { page, faults } = await visit('/', { role: 'public', javaScriptEnabled: false });
  expect(await page.locator('h1').innerText()).toContain('otryggt i Trollhättan');
  const totals = (await (await fetch(`${inject('baseUrl')}/api/totals`)).json()) as {
    districts: { name: string; reports: number | null }[];
  };
  const shown = totals.districts.filter(({ reports }) => reports !== null);
  expect(Math.min(...shown.map(({ reports }) => reports!))).toBeGreaterThanOrEqual(5);
  const table = (await page.locator('table').first().innerText()).replace(/[\u00a0\u202f\u2009]/g, '');
  for (const { name, reports } of shown) expect(table).toMatch(new RegExp(`${name}\\s+${reports}(\\D|$)`));
  expect(faults).toEqual([]);
});

test('the front page is accessible and asks nobody else', async () => {
  await expectSound(await visit('/', { role: 'public' }));
});

test('the analysis is for staff; the demonstration lets one in with one press', async () => {
  const visited = await visit('/map', { role: 'public' });
  await visited.page.getByRole('button', { name: 'Prova som polis' }).click();
  await visited.page.getByTestId('counts').first().waitFor();
  expect(visited.requests.some((path) => path.startsWith('/api/cubes'))).toBe(true);
});
