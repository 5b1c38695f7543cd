import { expect, test } from 'vitest';
import { readTotals } from '../../../web/src/lib/public/totals.ts';

test('too few and none read alike, and neither is ranked', () => {
  const reading = readTotals(
    [
      { code: 'b', name: 'Öster', reports: null },
      { code: 'a', name: 'Älgön', reports: null },
      { code: 'c', name: 'Centrum', reports: 50 },
      { code: 'd', name: 'Sylte', reports: 50 },
    ],
    'sv',
  );
  expect(reading.few).toEqual(['Älgön', 'Öster']);
  expect(reading.shown.map(({ name }) => name)).toEqual(['Centrum', 'Sylte']);
  expect(reading.lead).toEqual({ tenths: 5, names: ['Centrum'] });
});

test('where no four districts hold four tenths nothing is said of them', () => {
  const even = Array.from({ length: 20 }, (_, index) => ({
    code: String(index),
    name: String(index),
    reports: 10,
  }));
  expect(readTotals(even, 'sv').lead).toBeNull();
});

test('breaks between counts are whole and ascend', () => {
  const { breaks } = readTotals(
    [5, 5, 6, 6, 7, 8, 300].map((reports, index) => ({ code: String(index), name: String(index), reports })),
    'sv',
  );
  expect(breaks.every(Number.isInteger)).toBe(true);
  expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
  expect(new Set(breaks).size).toBe(5);
});
