import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectSound, PHONE, tabTo, visit, type Visit } from '../setup/browser.ts';
import { dragClock } from '../setup/screen.ts';

interface Area {
  properties: Record<string, unknown> & { id: string; name: string; version: number; areaM2: number };
  geometry: { type: 'Polygon'; coordinates: [number, number][][] };
}

const drawn = ({ page }: Visit) => page.locator('[data-map-ready="true"]').waitFor();

/** The area of that name as the API tells it. */
async function stored(page: Page, name: string): Promise<Area> {
  const answer = await page.request.get(`${inject('baseUrl')}/api/focus-areas`);
  const { features } = (await answer.json()) as { features: Area[] };
  return features.find(({ properties }) => properties.name === name)!;
}

/** Clicks or taps the map at shares of its width and height. */
async function pressMap(page: Page, shares: [number, number][], how: 'mouse' | 'touch'): Promise<void> {
  const box = (await page.locator('.area-map canvas').first().boundingBox())!;
  for (const [x, y] of shares) {
    const at: [number, number] = [box.x + box.width * x, box.y + box.height * y];
    if (how === 'touch') await page.touchscreen.tap(...at);
    else {
      await page.mouse.move(...at, { steps: 4 });
      await page.mouse.click(...at);
    }
    // A second press sooner would be a double click.
    await page.waitForTimeout(400);
  }
}

async function sizeOf(page: Page): Promise<number> {
  return Number(await page.getByTestId('area-size').getAttribute('data-area'));
}

const SQUARE: [number, number][] = [
  [0.62, 0.4],
  [0.72, 0.4],
  [0.72, 0.52],
  [0.62, 0.52],
];

test('where and when should we be seen? A police officer draws an area, sets its time on the small clock, reshapes it and ends it', async () => {
  const visited = await visit('/focus-areas');
  const { page } = visited;
  await drawn(visited);
  await page.getByRole('button', { name: 'Rita nytt' }).click();
  await page.locator('[data-drawing="true"]').waitFor();
  await pressMap(page, [...SQUARE, SQUARE[0]!], 'mouse');
  await expect.poll(() => page.getByTestId('area-size').textContent()).toContain('4 hörn');
  const told = await sizeOf(page);

  const save = page.getByRole('button', { name: 'Spara', exact: true });
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  const why = page.locator(`[id="${await save.getAttribute('aria-describedby')}"]`);
  expect(await why.textContent()).toContain('ge området ett namn');
  await page.getByRole('textbox', { name: 'Namn' }).fill('Stranden i öster');
  for (const day of ['mån', 'tis', 'ons', 'tor', 'sön'])
    await page.getByRole('button', { name: day, exact: true }).click();
  // The whole clock stands clear of the save button then.
  await page.getByTestId('window-text').evaluate((text) => text.scrollIntoView({ block: 'start' }));
  // From the lower right: at 21 in July lies the grip of the rectangle that stands already.
  await dragClock(page, { hour: 1, month: 5 }, { hour: 21, month: 6 });
  await page.getByRole('radio', { name: 'Mörker' }).click();
  await expect
    .poll(() => page.getByTestId('window-text').textContent())
    .toBe('fre–lör 21–02 · när det är mörkt');
  await expectSound(visited);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Stranden i öster är sparat.').waitFor();

  const first = await stored(page, 'Stranden i öster');
  expect(first.properties).toMatchObject({
    status: 'active',
    version: 1,
    windows: [{ weekdays: [4, 5], startMinute: 1260, endMinute: 120, light: ['dark'], months: null }],
  });
  expect(Math.abs(told / first.properties.areaM2 - 1)).toBeLessThan(0.005);
  await expectSound(visited);

  await page.goto(`${inject('baseUrl')}/map`);
  const tag = page.locator('.tag', { hasText: 'Stranden i öster' });
  await tag.waitFor({ state: 'attached' });
  expect(await tag.textContent()).toContain('fre–lör 21–02 · när det är mörkt');

  await page.goto(`${inject('baseUrl')}/focus-areas?area=${first.properties.id}`);
  await drawn(visited);
  await page.getByRole('button', { name: 'Ändra', exact: true }).click();
  await page.locator('[data-drawing="true"]').waitFor();
  await dragSouthEastCorner(page, 60);
  await expect.poll(() => sizeOf(page)).toBeGreaterThan(told * 1.05);
  const wider = await sizeOf(page);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect.poll(async () => Math.abs((await sizeOf(page)) / told - 1)).toBeLessThan(0.001);
  await page.getByRole('button', { name: 'Gör om' }).click();
  await expect.poll(() => sizeOf(page)).toBeCloseTo(wider, 0);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Version 2').first().waitFor();
  expect(await page.locator('ol li', { hasText: 'Version' }).allTextContents()).toEqual([
    expect.stringMatching(/Version 2, ändrat av polis.*Ändrat: ytan/s),
    expect.stringMatching(/Version 1, ritat av polis/),
  ]);
  const second = await stored(page, 'Stranden i öster');
  expect(Math.abs(wider / second.properties.areaM2 - 1)).toBeLessThan(0.005);

  await page.getByRole('button', { name: 'Avsluta', exact: true }).click();
  await page.getByRole('button', { name: 'Avsluta i dag' }).click();
  await page.getByText('Stranden i öster är avslutat.').waitFor();
  await page.getByRole('button', { name: 'Alla fokusområden' }).click();
  await page.getByText('Avslutade').click();
  await page.getByRole('button', { name: /Stranden i öster/ }).waitFor();
  expect((await stored(page, 'Stranden i öster')).properties).toMatchObject({ status: 'ended', version: 3 });
  await page.goto(`${inject('baseUrl')}/map`);
  await drawn(visited);
  expect(await page.locator('.tag', { hasText: 'Stranden i öster' }).count()).toBe(0);
  expect(visited.faults).toEqual([]);
});

/** Drags the corner that lies furthest to the south-east, by so many pixels to the right and down. */
async function dragSouthEastCorner(page: Page, byPx: number): Promise<void> {
  const map = page.locator('.area-map');
  const box = (await map.boundingBox())!;
  const corners = ((await map.getAttribute('data-corners')) ?? '')
    .split(' ')
    .map((corner) => corner.split(',').map(Number) as [number, number]);
  const [x, y] = corners.reduce((one, other) => (one[0] + one[1] > other[0] + other[1] ? one : other));
  const at: [number, number] = [box.x + x + 1, box.y + y + 1];
  await page.mouse.move(...at, { steps: 4 });
  await page.mouse.down();
  await page.mouse.move(at[0] + byPx / 2, at[1] + byPx / 2, { steps: 4 });
  await page.mouse.move(at[0] + byPx, at[1] + byPx, { steps: 4 });
  await page.mouse.up();
}

test('can an area be drawn without a mouse? Round a named place, one corner moved, its time set on the edges of the clock', async () => {
  const visited = await visit('/focus-areas');
  const { page } = visited;
  await drawn(visited);
  await tabTo(page, /^BUTTON Rita nytt/);
  await page.keyboard.press('Enter');
  await page.locator('[data-drawing="true"]').waitFor();
  await tabTo(page, /^SUMMARY Utan pekare/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^SELECT /, 2);
  await page.keyboard.type('Innovatum');
  await tabTo(page, /^BUTTON Rita rund yta/, 3);
  await page.keyboard.press('Enter');
  const round = await sizeOf(page);
  expect(Math.abs(round / (Math.PI * 150 ** 2) - 1)).toBeLessThan(0.02);

  await tabTo(page, /^BUTTON Hörn 1:/, 3);
  const before = await page.evaluate(() => document.activeElement?.textContent?.trim());
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).not.toBe(before);
  await expect.poll(() => sizeOf(page)).toBeGreaterThan(round + 100);
  await page.keyboard.press('+');
  await expect.poll(() => page.getByTestId('area-size').textContent()).toContain('25 hörn');
  await page.keyboard.press('Delete');
  await expect.poll(() => page.getByTestId('area-size').textContent()).toContain('24 hörn');
  await expectSound(visited);

  await tabTo(page, /^INPUT /, 120);
  await page.keyboard.type('Innovatum, kvällar');
  await tabTo(page, /^slider Första timmen/);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  await tabTo(page, /^slider Sista timmen/, 2);
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('ArrowRight');
  expect(await page.getByTestId('window-text').textContent()).toBe('alla dagar 21–02');
  await tabTo(page, /^BUTTON Spara/);
  await page.keyboard.press('Enter');
  await page.getByText('Innovatum, kvällar är sparat.').waitFor();
  expect((await stored(page, 'Innovatum, kvällar')).properties.windows).toEqual([
    { weekdays: [0, 1, 2, 3, 4, 5, 6], startMinute: 1260, endMinute: 120, light: null, months: null },
  ]);
  expect(visited.faults).toEqual([]);
});

test('what if a colleague was faster? The draft outlives the refusal and a reload, and goes on from the version that stands', async () => {
  const visited = await visit('/focus-areas');
  const { page } = visited;
  page.on('dialog', (dialog) => void dialog.accept());
  await drawn(visited);
  await page
    .getByRole('button', { name: /Älvhögsborg och stranden/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Ändra', exact: true }).click();
  await page.getByRole('textbox', { name: 'Skäl' }).fill('Mitt nya skäl.');

  const { properties, geometry } = await stored(page, 'Älvhögsborg och stranden');
  const { id, areaM2: _, ...rest } = properties;
  const faster = await page.request.put(`${inject('baseUrl')}/api/focus-areas/${id}`, {
    data: { ...rest, priority: 3, geometry },
  });
  expect(faster.status()).toBe(200);

  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Någon annan har sparat version 2' });
  expect(await alert.textContent()).toContain('Prioritet 3');
  expect(await page.getByRole('textbox', { name: 'Skäl' }).inputValue()).toBe('Mitt nya skäl.');
  // The browser itself tells of the refusal on its console.
  expect(visited.faults.splice(0).every((fault) => fault.includes('409'))).toBe(true);
  await expectSound(visited);

  await page.reload();
  await drawn(visited);
  await page.getByText('Du har ett osparat utkast: Älvhögsborg och stranden.').waitFor();
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  expect(await page.getByRole('textbox', { name: 'Skäl' }).inputValue()).toBe('Mitt nya skäl.');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('button', { name: 'Spara mitt som ny version' }).click();
  await page.getByText('Älvhögsborg och stranden är sparat.').waitFor();
  expect((await stored(page, 'Älvhögsborg och stranden')).properties).toMatchObject({
    reason: 'Mitt nya skäl.',
    version: 3,
  });
});

test('what may a planner do? Read every area and its history, and change nothing', async () => {
  const visited = await visit('/focus-areas', { role: 'planner' });
  const { page } = visited;
  await drawn(visited);
  await page.getByText('Bara polisen ritar och ändrar').waitFor();
  expect(await page.getByRole('button', { name: 'Rita nytt' }).count()).toBe(0);
  await expectSound(visited);
  await page
    .getByRole('button', { name: /Drottningtorget, krogtid/ })
    .first()
    .click();
  await page.getByText('Version 1').waitFor();
  for (const name of ['Ändra', 'Avsluta'])
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  await expectSound(visited);
});

test('can I draw on the phone? By touch, with the map in the upper half and nothing wider than the screen', async () => {
  const visited = await visit('/focus-areas', { viewport: PHONE, hasTouch: true });
  const { page } = visited;
  await drawn(visited);
  await page.getByRole('button', { name: 'Rita nytt' }).tap();
  await page.locator('[data-drawing="true"]').waitFor();
  await page.evaluate(() => document.querySelector('.area-map')?.scrollIntoView({ block: 'end' }));
  const corners: [number, number][] = [
    [0.3, 0.35],
    [0.6, 0.35],
    [0.6, 0.75],
  ];
  await pressMap(page, [...corners, corners[0]!], 'touch');
  await expect.poll(() => page.getByTestId('area-size').textContent()).toContain('3 hörn');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectSound(visited);
});
