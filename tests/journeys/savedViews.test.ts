import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, inject, test } from 'vitest';
import { expectSound, PHONE, ready, visit } from '../setup/browser.ts';
import { readScreen } from '../setup/screen.ts';

const NAME = 'Mörka vinterkvällar i Centrum';

test('can I keep what I see under a name, and pass it on? Saved, opened after a reload, and by its link elsewhere', async () => {
  const mine = await visit('/map?districts=centrum&hours=20-02&months=10-03&light=dark');
  const { page } = mine;
  await ready(mine);
  const seen = await readScreen(page);

  // All by keyboard: the window opens at its way out, the name is next.
  await page.getByRole('button', { name: 'Sparade vyer' }).press('Enter');
  await page.locator('button[aria-label="Stäng"]:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type(NAME);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'är sparad' }).waitFor();
  await expectSound(mine);

  // The same name again is refused in words, and nothing typed is lost.
  await page.getByLabel('Namn på vyn som visas nu').fill(NAME.toUpperCase());
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Det finns redan en vy' }).waitFor();
  expect(await page.getByLabel('Namn på vyn som visas nu').inputValue()).toBe(NAME.toUpperCase());
  mine.faults.length = 0;

  await page.goto(`${inject('baseUrl')}/map`);
  await ready(mine);
  expect((await readScreen(page)).mass).toBeGreaterThan(seen.mass);
  await page.getByRole('button', { name: 'Sparade vyer' }).click();
  const link = page.getByRole('link', { name: NAME });
  const address = (await link.getAttribute('href'))!;
  expect(address).toMatch(/^\/map\?view=[0-9a-f-]{36}$/);
  await link.press('Enter');
  await page.waitForURL(/hours=20-02/);
  await ready(mine);
  expect(await readScreen(page)).toEqual(seen);

  const colleague = await visit(address, { role: 'planner' });
  await ready(colleague);
  expect(await readScreen(colleague.page)).toEqual(seen);
  expect(colleague.faults).toEqual([]);
});

test('can a saved view be renamed, removed, and brought back?', async () => {
  const visited = await visit('/map?light=dark', { viewport: PHONE });
  const { page } = visited;
  await ready(visited);
  await page.getByRole('button', { name: 'Se resultatet' }).click();
  await page.getByRole('button', { name: 'Sparade vyer' }).click();
  await page.getByLabel('Namn på vyn som visas nu').fill('Mörkt');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('button', { name: 'Byt namn på ”Mörkt”' }).click();
  await page.keyboard.type('När det är mörkt');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'När det är mörkt' }).waitFor();
  await page.getByRole('button', { name: 'Ta bort ”När det är mörkt”' }).click();
  await page.getByRole('status').filter({ hasText: 'är borttagen' }).waitFor();
  expect(await page.getByRole('link', { name: 'När det är mörkt' }).count()).toBe(0);
  // The way back has the focus.
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'När det är mörkt' }).waitFor();
  await expectSound(visited);
});

test('can I take out what I see? The file of places holds the number on the screen', async () => {
  const visited = await visit('/map?hours=20-02&months=10-03&light=dark');
  const { page } = visited;
  await ready(visited);
  const seen = await readScreen(page);
  await page.getByRole('button', { name: 'Exportera' }).click();
  const places = page.getByRole('link', { name: /Platser och antal/ });
  await places.waitFor();
  await expectSound(visited);
  const [file] = await Promise.all([page.waitForEvent('download'), places.click()]);
  expect(file.suggestedFilename()).toMatch(/^lyktan-1488-platser-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('# Urval;hours=20-02&months=10-03&light=dark');
  const rows = parse(text, {
    bom: true,
    columns: true,
    delimiter: ';',
    comment: '#',
    comment_no_infix: true,
  }) as Record<string, string>[];
  const whole = rows.find(({ slag }) => slag === 'kommun')!;
  expect(Number(whole.rapporter!.replace(',', '.'))).toBeCloseTo(seen.mass, 3);
  expect(Number(whole.tidsatta)).toBe(seen.timed);
});
