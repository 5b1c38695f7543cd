import { windowsMeet, type FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const at = (hour: number): number => hour * 60;
const window = (weekdays: number[], start: number, end: number, rest = {}): FocusAreaWindow => ({
  weekdays,
  startMinute: at(start),
  endMinute: at(end),
  light: null,
  months: null,
  ...rest,
});

test('Saturday 22-02 meets Sunday 01-03, since the night belongs to the day on which it starts', () => {
  expect(windowsMeet(window([5], 22, 2), window([6], 1, 3))).toBe(true);
  expect(windowsMeet(window([5], 22, 2), window([5], 1, 3))).toBe(false);
});

test('Sunday 22-02 meets Monday 00-01: the week closes on itself', () => {
  expect(windowsMeet(window([6], 22, 2), window([0], 0, 1))).toBe(true);
});

test('windows that touch have no time in common, nor do other months or another light', () => {
  expect(windowsMeet(window([0], 8, 12), window([0], 12, 16))).toBe(false);
  expect(windowsMeet(window([0], 8, 24), window([1], 0, 1))).toBe(false);
  expect(windowsMeet(window([0], 8, 12, { months: [0, 1] }), window([0], 8, 12, { months: [6] }))).toBe(
    false,
  );
  expect(
    windowsMeet(window([0], 8, 12, { light: ['dark'] }), window([0], 8, 12, { light: ['daylight'] })),
  ).toBe(false);
  expect(windowsMeet(window([0], 8, 12, { light: ['dark'] }), window([0], 11, 12))).toBe(true);
});

test('the answer is that of walking through every minute of the week', () => {
  const any = fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    startMinute: fc.integer({ min: 0, max: 1439 }),
    endMinute: fc.integer({ min: 1, max: 1440 }),
    light: fc.constant(null),
    months: fc.constant(null),
  });
  fc.assert(
    fc.property(any, any, (one, other) => {
      const others = minutesOf(other);
      expect(windowsMeet(one, other)).toBe([...minutesOf(one)].some((minute) => others.has(minute)));
    }),
    { numRuns: 60 },
  );
});

function minutesOf({ weekdays, startMinute, endMinute }: FocusAreaWindow): Set<number> {
  const minutes = new Set<number>();
  for (const day of weekdays) {
    let clock = startMinute;
    let passed = 0;
    do {
      minutes.add((day * 1440 + startMinute + passed) % 10_080);
      passed += 1;
      clock = (clock + 1) % 1440;
    } while (clock !== endMinute % 1440);
  }
  return minutes;
}
