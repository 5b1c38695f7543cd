import { readFileSync } from 'node:fs';
import { civilTwilight } from '@lyktan/geodata/light/twilight';
import { expect, test } from 'vitest';

const rows = readFileSync(
  new URL('../../fixtures/civil_dusk_dawn_trollhattan_2026.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

test('sunset, civil dusk and dawn of all nights of 2026 lie within 25 seconds of the reference', () => {
  expect(rows.length).toBe(365);
  for (const [date, ...expected] of rows) {
    const night = civilTwilight(Date.parse(`${date}T11:00:00Z`), 12.29, 58.28);
    const found = [night.sunset, night.dusk, night.dawn];
    found.forEach((ms, index) => {
      expect(Math.abs(ms! - Date.parse(expected[index]!)), `${date} ${index}`).toBeLessThan(25_000);
    });
  }
});

test('the four moments follow each other, whatever hour of the day was given', () => {
  const night = civilTwilight(Date.UTC(2026, 9, 24, 10), 12.29, 58.28);
  const later = civilTwilight(Date.UTC(2026, 9, 24, 13), 12.29, 58.28);
  const moments = [night.sunset!, night.dusk!, night.dawn!, night.sunrise!];
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  expect(Math.abs(later.dusk! - night.dusk!)).toBeLessThan(10);
});

test('a white night has a sunset but no dusk, the midnight sun and the polar night have neither', () => {
  const stockholmNorth = civilTwilight(Date.UTC(2026, 5, 21, 11), 17, 62);
  expect(stockholmNorth.sunset).not.toBeNull();
  expect([stockholmNorth.dusk, stockholmNorth.dawn]).toEqual([null, null]);
  const none = { sunset: null, dusk: null, dawn: null, sunrise: null };
  expect(civilTwilight(Date.UTC(2026, 5, 21, 11), 20, 68)).toEqual(none);
  expect(civilTwilight(Date.UTC(2026, 11, 21, 11), 20, 75)).toEqual(none);
});
