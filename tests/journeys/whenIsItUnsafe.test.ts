import { decodeCube } from '@lyktan/geodata/cube/decode';
import { expect, inject, test } from 'vitest';
import { expectSound, ready, visit, type Visit } from '../setup/browser.ts';

const DARK_EVENINGS = '/map?hours=20-02&light=dark';

/** What the page says of the filter: reports as a number with decimals. */
async function shownMass({ page }: Visit): Promise<number> {
  return Number(await page.getByTestId('counts').first().getAttribute('data-mass'));
}

test('dragging on the darkness clock changes map, table, sentence and address without a request', async () => {
  const visited = await visit('/map?light=dark');
  const { page, requests } = visited;
  await ready(visited);
  const before = {
    mass: await shownMass(visited),
    rows: await page.locator('tr[data-place]').allInnerTexts(),
    summary: await page.getByTestId('map-summary').innerText(),
  };
  await page.waitForLoadState('networkidle');
  requests.length = 0;

  const clock = (await page.locator('[role="group"] svg, [role="presentation"]').first().boundingBox())!;
  // Noon to noon across, July to June down: hour 20 begins a third of the way, 02 ends before 7/12.
  const at = (share: number): number => clock.x + clock.width * share;
  await page.mouse.move(at(8.4 / 24), clock.y + clock.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(at(11 / 24), clock.y + clock.height * 0.5, { steps: 6 });
  await page.mouse.move(at(13.6 / 24), clock.y + clock.height * 0.7, { steps: 6 });
  await page.mouse.up();

  await expect.poll(() => new URL(page.url()).searchParams.get('hours')).toMatch(/^\d\d-\d\d$/);
  expect(new URL(page.url()).searchParams.get('months')).toMatch(/^\d\d-\d\d$/);
  expect(await shownMass(visited)).toBeLessThan(before.mass);
  expect(await page.locator('tr[data-place]').allInnerTexts()).not.toEqual(before.rows);
  await expect.poll(() => page.getByTestId('map-summary').innerText()).not.toBe(before.summary);
  expect(await page.getByTestId('filter-sentence').first().innerText()).toContain('Mörkt');
  expect(requests).toEqual([]);
  await expectSound(visited);
});

test('the address rebuilds the view', async () => {
  const visited = await visit(DARK_EVENINGS);
  await ready(visited);
  const { page } = visited;
  const sentence = await page.getByTestId('filter-sentence').first().innerText();
  expect(sentence).toContain('20–02');
  const mass = await shownMass(visited);
  await page.reload();
  await ready(visited);
  expect(await page.getByTestId('filter-sentence').first().innerText()).toBe(sentence);
  expect(await shownMass(visited)).toBe(mass);
});

test('map summary, table, sentence and API say the same number for one filter', async () => {
  const visited = await visit(DARK_EVENINGS);
  await ready(visited);
  const { page } = visited;
  const headers = { cookie: 'role=police' };
  const base = inject('baseUrl');

  // By report: the sum of the weights inside the filter.
  let units = 0;
  let cursor: string | null = null;
  do {
    const query = `hours=20-02&light=dark&limit=5000${cursor === null ? '' : `&cursor=${cursor}`}`;
    const answer = await fetch(`${base}/api/reports?${query}`, { headers });
    const listed = (await answer.json()) as {
      next: string | null;
      features: { properties: { weight: number } }[];
    };
    units += listed.features.reduce((sum, { properties }) => sum + properties.weight, 0);
    cursor = listed.next;
  } while (cursor !== null);
  const byReports = units / 2520;

  const cube = decodeCube(
    new Uint8Array(await (await fetch(`${base}/api/cubes`, { headers })).arrayBuffer()),
  );
  expect(cube.header.reports).toBeGreaterThan(1000);

  expect(await shownMass(visited)).toBeCloseTo(byReports, 6);
  // The districts' table and the reports with no district make the whole.
  await page.getByRole('tab', { name: 'Stadsdelar' }).click();
  const rows = await page
    .locator('tr[data-place]:visible, tr[data-rest]:visible')
    .evaluateAll((all) => all.map((row) => Number((row as HTMLElement).dataset.mass)));
  const outside = page.locator('[data-left-out="unplaced-districts"]');
  const unplaced = (await outside.count()) > 0 ? Number(await outside.getAttribute('data-mass')) : 0;
  expect(rows.reduce((sum, mass) => sum + mass, 0) + unplaced).toBeCloseTo(byReports, 6);
  const whole = Math.round(byReports).toLocaleString('sv-SE').replace(/\s/g, '');
  expect((await page.getByTestId('finding-of').innerText()).replace(/\s/g, '')).toContain(whole);
  // The map's summary gives the rate: the same reports over the dark minutes of 20-02 in all months.
  const minutes = cube.header.exposure.own.filter((_, index) => {
    const hour = Math.floor(index / 3) % 24;
    return index % 3 === 2 && (hour >= 20 || hour < 2);
  });
  const rate = (byReports * 1000) / (minutes.reduce((sum, one) => sum + one, 0) / 60);
  expect(await page.getByTestId('map-summary').innerText()).toContain(`${Math.round(rate)} `);
});
