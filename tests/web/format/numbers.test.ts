import { expect, test } from 'vitest';
import { numberFormat } from '../../../web/src/lib/format/numbers.ts';
import { dayBefore, timeWords } from '../../../web/src/lib/format/time.ts';

const sv = numberFormat('sv');
const en = numberFormat('en');

test('Swedish writes a decimal comma and thin-space thousands, English a point and commas', () => {
  expect(sv.mass(12.4)).toBe('12,4');
  expect(sv.whole(2412)).toBe('2\u202f412');
  expect(sv.whole(1234567)).toBe('1\u202f234\u202f567');
  expect(en.mass(12.4)).toBe('12.4');
  expect(en.whole(2412)).toBe('2,412');
});

test('a weight is written with one decimal, and without where it is whole', () => {
  expect(sv.mass(9)).toBe('9');
  expect(sv.mass(9.04)).toBe('9');
  expect(sv.mass(9.06)).toBe('9,1');
});

test('a rate has no more figures than it can bear', () => {
  expect([136.4, 31.2, 9.95, 9.94, 0.52, 0.094, 0].map(sv.rate)).toEqual([
    '136',
    '31',
    '10',
    '9,9',
    '0,5',
    '0,09',
    '0',
  ]);
});

test('both ends of an interval are written to the figures of the upper one', () => {
  expect(sv.interval(125.2, 147.9)).toBe('125–148');
  expect(sv.interval(7.4, 12.1)).toBe('7–12');
  expect(sv.interval(0.002, 0.94)).toBe('0,0–0,9');
});

test('a share is written as per cent, with a gap in Swedish and none in English', () => {
  expect(sv.percent(0.341)).toBe('34\u202f%');
  expect(en.percent(0.341)).toBe('34%');
  expect(sv.percent(0.004)).toBe('0,4\u202f%');
});

test('small numbers are words up to twelve', () => {
  expect([1, 4, 12, 13].map(sv.words)).toEqual(['en', 'fyra', 'tolv', '13']);
});

test('hours and months are written as people write them', () => {
  const time = timeWords('sv');
  expect(time.hours(20, 2)).toBe('20–02');
  expect(time.hours(20, 24)).toBe('20–24');
  expect(time.months(9, 2)).toBe('okt–mars');
  expect(time.months(10, 10)).toBe('november');
  expect(time.clock(1050)).toBe('17.30');
  expect(timeWords('en').clock(1050)).toBe('17:30');
  expect(time.weekdayLong(0)).toBe('måndag');
});

test('a half-open period is written with its last day inside, over the new year and 29 February too', () => {
  expect(timeWords('sv').period('2023-01-01', '2026-09-01')).toBe('1 jan 2023 – 31 aug 2026');
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  expect(dayBefore('2023-01-01')).toBe('2022-12-31');
});
