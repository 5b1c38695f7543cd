import type { FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import { expect, test } from 'vitest';
import { brushOf, minuteOf, windowWith } from '../../../web/src/lib/focus/windowClock.ts';

const NIGHT: FocusAreaWindow = {
  weekdays: [4, 5],
  startMinute: 1260,
  endMinute: 120,
  light: ['dark'],
  months: [0, 1, 2, 9, 10, 11],
};

test('a window that wraps midnight and the new year is one rectangle on the clock', () => {
  expect(brushOf(NIGHT)).toEqual({
    hours: { start: 21, end: 2 },
    months: { start: 9, end: 2 },
    light: 'dark',
  });
});

test('a rectangle dragged on the clock becomes minutes and months, and the whole axis becomes the whole day or year', () => {
  const dragged = windowWith(NIGHT, { hours: { start: 20, end: 24 }, months: { start: 11, end: 1 } });
  expect(dragged).toEqual({ ...NIGHT, startMinute: 1200, endMinute: 1440, months: [0, 1, 11] });
  expect(windowWith(NIGHT, { hours: null, months: null })).toEqual({
    ...NIGHT,
    startMinute: 0,
    endMinute: 1440,
    months: null,
  });
});

test('an axis that was not moved keeps its minutes, or months that do not follow one another', () => {
  const odd = { ...NIGHT, startMinute: 1275, months: [0, 5] };
  expect(brushOf(odd)).toMatchObject({ hours: { start: 21, end: 2 }, months: null });
  expect(windowWith(odd, { hours: { start: 21, end: 2 }, months: null })).toEqual(odd);
  expect(windowWith(odd, { hours: { start: 21, end: 3 }, months: null })).toMatchObject({
    startMinute: 1260,
    endMinute: 180,
    months: [0, 5],
  });
});

test('a window of a whole day, or of nearly one, fills the clock', () => {
  const hours = (startMinute: number, endMinute: number) =>
    brushOf({ ...NIGHT, startMinute, endMinute }).hours;
  expect(hours(0, 1440)).toBeNull();
  expect(hours(1260, 1260)).toBeNull();
  expect(hours(1290, 1270)).toBeNull();
  expect(hours(1270, 1290)).toEqual({ start: 21, end: 22 });
});

test.each([
  ['21', 1260],
  ['9.30', 570],
  ['21:30', 1290],
  ['2130', 1290],
  ['24.00', 1440],
  ['', null],
  ['25', null],
  ['21.60', null],
  ['24.01', null],
  ['kväll', null],
])('the time written as "%s" is minute %s', (text, minute) => {
  expect(minuteOf(text)).toBe(minute);
});
