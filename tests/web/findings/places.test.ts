import { LANDMARKS } from '@lyktan/geodata/places/landmarks';
import { expect, test } from 'vitest';
import { classBreaks, classOf, parseBreaks } from '../../../web/src/lib/findings/breaks.ts';
import { nameCells } from '../../../web/src/lib/findings/cellNames.ts';
import { REPORT_WEIGHT } from '../../../web/src/lib/findings/figures.ts';
import { placeRows, restOf } from '../../../web/src/lib/findings/places.ts';
import { placeValues } from '../../../web/src/lib/findings/placeValues.ts';

const weights = {
  ids: ['a', 'b', 'c', 'd'],
  mass: Float64Array.of(0, 12.4 * REPORT_WEIGHT, 3 * REPORT_WEIGHT, 20 * REPORT_WEIGHT),
  timed: Float64Array.of(0, 9 * REPORT_WEIGHT, 0, 20 * REPORT_WEIGHT),
};

test('the table has the places with any weight, the heaviest first, and sums the rest in one row', () => {
  const rows = placeRows(weights, 60_000, (id) => id.toUpperCase());
  expect(rows.map((row) => [row.name, row.figure.mass, row.figure.timed, row.figure.per1000Hours])).toEqual([
    ['D', 20, 20, 20],
    ['B', 12.4, 9, 12.4],
    ['C', 3, 0, 3],
  ]);
  expect(restOf(rows, rows.slice(0, 1))).toEqual({ count: 2, mass: 15.4, timed: 9 });
});

test('no reports is class 0 and never the lowest colour; a rate on a break belongs above it', () => {
  const breaks = [1, 2, 4, 8, 16];
  expect([0, 0.001, 1, 1.99, 2, 15.9, 16, 1000].map((rate) => classOf(rate, breaks))).toEqual([
    0, 1, 2, 2, 3, 5, 6, 6,
  ]);
  const values = placeValues(weights, 1000, breaks);
  expect([...values.classes]).toEqual([0, 5, 3, 6]);
  expect(values.ids).toBe(weights.ids);
});

test('where there are no hours there is no rate, and so no colour', () => {
  expect([...placeValues(weights, 0, [1, 2, 3, 4, 5]).classes]).toEqual([0, 0, 0, 0]);
});

test('breaks always ascend, however alike the rates', () => {
  for (const rates of [[], [3], Array<number>(100).fill(0.7), [0, 0, 0.001, 900]]) {
    const breaks = classBreaks(rates);
    expect(breaks).toHaveLength(5);
    for (const [index, limit] of breaks.entries()) expect(limit).toBeGreaterThan(breaks[index - 1] ?? 0);
  }
});

test('breaks in an address are read back, and anything else is refused', () => {
  expect(parseBreaks('0.3,0.6,1.1,2,3.2')).toEqual([0.3, 0.6, 1.1, 2, 3.2]);
  for (const text of [null, '', '1,2,3', '5,4,3,2,1', '0,1,2,3,4', 'a,b,c,d,e', '1,1,2,3,4'])
    expect(parseBreaks(text)).toBeNull();
});

test('the hexagon of a landmark bears its name, others say how far and which way', () => {
  const [longitude, latitude] = LANDMARKS.find(({ id }) => id === 'nal')!.point;
  const centres: Record<string, [number, number]> = {
    at: [longitude, latitude + 0.0002],
    // 0.0045 degrees of latitude are 501 m; as many of longitude 263 m at 58.3 degrees north.
    north: [longitude, latitude + 0.0045],
    west: [longitude - 0.0095, latitude],
  };
  const names = nameCells(Object.keys(centres), (id) => centres[id]!, LANDMARKS);
  expect(names.get('at')).toEqual({ landmark: 'NÄL', away: null });
  expect(names.get('north')).toEqual({ landmark: 'NÄL', away: { distanceM: 500, direction: 'n' } });
  expect(names.get('west')?.away?.direction).toBe('w');
  expect(names.get('west')?.away?.distanceM).toBeGreaterThan(540);
  expect(names.get('west')?.away?.distanceM).toBeLessThan(570);
});

test('a hexagon far from every landmark is named by the district it lies in', () => {
  const points = [...LANDMARKS, { name: 'Sjuntorp', point: [12.224, 58.1964] as const }];
  const names = nameCells(['village'], () => [12.2242, 58.1991], points);
  expect(names.get('village')).toEqual({ landmark: 'Sjuntorp', away: { distanceM: 300, direction: 'n' } });
});
