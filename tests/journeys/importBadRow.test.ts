import { readFile } from 'node:fs/promises';
import type { Locator, Page, Route } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectSound, visit } from '../setup/browser.ts';

const GOOD = ['12,2897;58,2834;2026-01-10 22:15;mörkt;belysning', '12,2987;58,2871;2026-02-01 07:30;;trafik'];
const BAD = '12,2900;59,2800;2026-02-03 21:00;mörkt;ensligt';

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 2, name });

/** Reports that the API counts; asked as the page's own visitor. */
async function counted(page: Page): Promise<number> {
  const answer = await page.request.get(`${inject('baseUrl')}/api/metadata`);
  return ((await answer.json()) as { reports: number }).reports;
}

test('what about the row that is wrong? It is named, downloaded, mended and sent again; the same file twice changes nothing; all is undone', async () => {
  const visited = await visit('/import', { role: 'planner' });
  const { page } = visited;
  const input = page.locator('input[type=file]');
  const before = await counted(page);

  await input.setInputFiles(
    file('enkat.csv', ['longitud;latitud;tid;ljus;orsaker', GOOD[0], BAD, GOOD[1], ''].join('\n')),
  );
  await heading(page, 'Den här filen').waitFor();
  expect(await page.getByRole('listitem').allInnerTexts()).toEqual(
    expect.arrayContaining(['longitud', 'latitud', 'tid', 'ljus', 'orsaker']),
  );
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();

  await heading(page, 'Inget lästes in: en rad har fel').waitFor();
  const faults = page.getByRole('region', { name: 'Fel i enkat.csv' });
  const cells = await faults.locator('tbody tr').locator('th, td').allInnerTexts();
  expect(cells.map((text) => text.trim())).toEqual([
    '3',
    'longitud',
    '12,2900',
    'punkten ligger utanför kommunen',
    'en punkt inom 12,135 till 12,58 öst, 58,095 till 58,341 nord',
  ]);
  expect(await counted(page)).toBe(before);
  await expectSound(visited);

  await page.getByRole('button', { name: 'Läs in de 2 rätta raderna' }).click();
  await heading(page, '2 rapporter lästes in').waitFor();
  expect(await counted(page)).toBe(before + 2);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta de felaktiga raderna' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv).toContain('59,2800');
  const mended = file('mended.csv', csv.replace('59,2800', '58,2800'));
  await input.setInputFiles(mended);
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await heading(page, 'En rapport lästes in').waitFor();
  expect(await counted(page)).toBe(before + 3);

  await input.setInputFiles(mended);
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await heading(page, 'Inget nytt: allt i filen fanns redan').waitFor();
  await page.getByText('En rad fanns redan och ändrade inget.').waitFor();
  expect(await counted(page)).toBe(before + 3);

  await page.reload();
  await page
    .getByRole('button', { name: /^Visa enkat\.csv/ })
    .first()
    .click();
  await heading(page, '2 rapporter lästes in').waitFor();
  expect(await faults.locator('tbody th').allInnerTexts()).toEqual(['3']);
  await undo(page, 'mended.csv', 'En rapport ur mended.csv tas bort.');
  await undo(page, 'enkat.csv', '2 rapporter ur enkat.csv tas bort.');
  expect(await counted(page)).toBe(before);
  await expectSound(visited);
});

/** Takes back the import of that file that brought something. */
async function undo(page: Page, name: string, says: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Ångra ${name}`) }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Ångra inläsningen?' });
  await dialog.getByText(says).waitFor();
  await dialog.getByRole('button', { name: 'Ångra inläsningen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Ångrad' }).first().waitFor();
}

test('may it be done by keyboard, with headings of somebody else? They are explained once, and remembered', async () => {
  const visited = await visit('/import', { role: 'planner' });
  const { page } = visited;
  const before = await counted(page);
  const headings = 'Plats där det hände;När det hände;Handläggare';

  await choose(
    page,
    'Välj fil',
    file('register.csv', `${headings}\nSylte;2026-01-10;A B\nStavre;2026-01-12;C D\n`),
  );
  await heading(page, 'Den här filen').waitFor();
  await page.getByText('3 rubriker är okända').waitFor();
  await press(page, 'Läs in');

  await heading(page, 'Vad betyder rubrikerna?').waitFor();
  const means = (name: string) => page.getByRole('combobox', { name: `${name} står för` });
  expect(await means('Plats där det hände').inputValue()).toBe('place');
  expect(await page.getByRole('row', { name: /Plats där det hände/ }).innerText()).toContain(
    'Sylte · Stavre',
  );
  await press(page, 'Spara och läs in');
  await page.getByRole('alert').getByText('När det hände, Handläggare').waitFor();
  await expectSound(visited);
  await means('När det hände').focus();
  await page.keyboard.type('tid');
  expect(await means('När det hände').inputValue()).toBe('time');
  await means('Handläggare').focus();
  await page.keyboard.type('Hoppa');
  await press(page, 'Spara och läs in');
  await heading(page, '2 rapporter lästes in').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('2 rapporter lästes in');
  expect(await counted(page)).toBe(before + 2);

  await choose(page, 'Läs in en fil till', file('mars.csv', `${headings}\nLextorp;2026-03-03;A B\n`));
  await heading(page, 'Den här filen').waitFor();
  await press(page, 'Läs in');
  await heading(page, 'En rapport lästes in').waitFor();
  expect(await counted(page)).toBe(before + 3);

  await press(page, 'Ångra');
  await page.getByRole('alertdialog').getByText('En rapport ur mars.csv tas bort.').waitFor();
  await page.keyboard.press('Escape');
  expect(await counted(page)).toBe(before + 3);
  await undo(page, 'mars.csv', 'En rapport ur mars.csv tas bort.');
  await undo(page, 'register.csv', '2 rapporter ur register.csv tas bort.');
  expect(await counted(page)).toBe(before);
  await expectSound(visited);
});

/** Presses a button by the keyboard alone. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true, disabled: false }).first().focus();
  await page.keyboard.press('Enter');
}

async function choose(page: Page, button: string, chosen: ReturnType<typeof file>): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await press(page, button);
  await (await choosing).setFiles(chosen);
}

test('is anything lost when the sending is stopped, or the server is gone? The file is kept, and sent when it can be', async () => {
  const visited = await visit('/import', { role: 'planner' });
  const { page } = visited;
  const before = await counted(page);
  const posts = (answer: (route: Route) => Promise<void>) =>
    page.route('**/api/imports?*', (route) =>
      route.request().method() === 'POST' ? answer(route) : route.continue(),
    );
  const held: Route[] = [];
  await posts((route) => Promise.resolve(void held.push(route)));
  await page
    .locator('input[type=file]')
    .setInputFiles(file('kort.csv', 'plats;orsaker\nStrömslund;trafik\n'));
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await heading(page, 'Skickar kort.csv').waitFor();
  await page.getByRole('progressbar', { name: 'Hur långt det har kommit' }).waitFor();
  await expectSound(visited);
  await press(page, 'Avbryt');
  await heading(page, 'Den här filen').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Den här filen');

  // Held in the browser's door, it would go on its way once nothing is held there.
  for (const route of held) await route.abort().catch(() => undefined);
  await page.unrouteAll();
  await posts((route) => route.abort('connectionfailed'));
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await page.getByRole('alert').getByText('Servern svarar inte. Filen finns kvar här').waitFor();
  expect(await counted(page)).toBe(before);

  await page.unrouteAll();
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await heading(page, 'En rapport lästes in').waitFor();
  expect(await counted(page)).toBe(before + 1);
  await undo(page, 'kort.csv', 'En rapport ur kort.csv tas bort.');
  expect(await counted(page)).toBe(before);
});

test('what does the public see of it? Who it is for, and nothing of any file', async () => {
  const visited = await visit('/import', { role: 'public' });
  expect(await visited.page.locator('input[type=file]').count()).toBe(0);
  expect((await visited.page.request.get(`${inject('baseUrl')}/api/imports`)).status()).toBe(403);
  await expectSound(visited);
});
