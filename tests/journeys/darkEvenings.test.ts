import { expect, test } from 'vitest';
import { expectSound, ready, visit } from '../setup/browser.ts';
import { dragClock, readScreen } from '../setup/screen.ts';

test('where is it bad in the dark, 20-02? A drag on the clock and "dark" change map, table, sentence and address at once, without a request', async () => {
  const police = await visit('/map');
  const { page } = police;
  await ready(police);
  const before = await readScreen(page);
  const asked = police.requests.length;

  await dragClock(page, { hour: 20, month: 6 }, { hour: 1, month: 5 });
  const evenings = await readScreen(page);
  expect(evenings.search).toContain('hours=20-02');
  expect(evenings.search).not.toContain('months=');
  expect(evenings.mass).toBeLessThan(before.mass);

  await page.getByRole('radio', { name: 'Mörker' }).check({ force: true });
  const dark = await readScreen(page);
  expect(dark.search).toContain('hours=20-02&light=dark');
  expect(dark.sentence).toMatch(/mörk/i);
  expect(dark.sentence).toContain('20–02');
  expect(dark.light).toBe('night');
  expect(dark.mass).toBeLessThan(evenings.mass);
  expect(dark.mass).toBeGreaterThan(0);
  for (const part of ['finding', 'findingOf', 'summary'] as const) expect(dark[part]).not.toBe(before[part]);
  expect(dark.rows).not.toEqual(before.rows);
  expect(dark.map).not.toEqual(before.map);
  expect(dark.map.coloured).toBeLessThan(before.map.coloured);

  expect(police.requests.slice(asked)).toEqual([]);
  await expectSound(police);
});

test('a rectangle over winter evenings wraps midnight and the new year in the address', async () => {
  const visited = await visit('/map');
  const { page } = visited;
  await ready(visited);
  await dragClock(page, { hour: 21, month: 10 }, { hour: 2, month: 1 });
  const { search } = await readScreen(page);
  expect(search).toContain('hours=21-03&months=11-02');
});
