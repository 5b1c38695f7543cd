import type { RecurringWindow, ReportTime } from '@lyktan/geodata/report/report';
import { REPORT_WEIGHT, timeProfile, type TimeProfile } from '@lyktan/geodata/time/profile';
import { classOf, tallyInterval, tallyWindow, type TimeTally } from '@lyktan/geodata/time/timeTally';
import { type KnownLight, LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CountedClass,
  countClasses,
  minutesBetween,
  plainClass,
  tallyBy,
  windowClasses,
} from './bruteForce.ts';

const ZONE = 'Europe/Stockholm';
const DAY_MS = 86_400_000;
/** On the grid of 0.01 degrees, so that the rounding of the place changes nothing. */
const PLACES = [[12.29, 58.28] as const, [12.42, 58.1] as const];

const statedLights = fc.option(fc.constantFrom<KnownLight>('daylight', 'twilight', 'dark'));
const subset = (max: number) =>
  fc.option(fc.uniqueArray(fc.nat(max), { minLength: 1 }).map((list) => list.toSorted((a, b) => a - b)));
const windows: fc.Arbitrary<RecurringWindow> = fc
  .record({
    weekdays: subset(6),
    months: subset(11),
    hours: fc.option(fc.tuple(fc.nat(1439), fc.integer({ min: 1, max: 1440 })), { freq: 6 }),
  })
  .map(({ weekdays, months, hours }) => ({
    weekdays,
    months,
    startMinute: hours?.[0] ?? null,
    endMinute: hours?.[1] ?? null,
  }));
const intervals: fc.Arbitrary<ReportTime> = fc
  .tuple(
    fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2027, 0, 1) }),
    fc.oneof(fc.integer({ min: 60_000, max: 6 * 3_600_000 }), fc.integer({ min: 60_000, max: 40 * DAY_MS })),
  )
  .map(([start, length]) => ({ kind: 'interval', start: new Date(start), end: new Date(start + length) }));
const instants: fc.Arbitrary<ReportTime> = fc
  .integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2027, 0, 1) })
  .map((ms) => ({ kind: 'instant', at: new Date(ms) }));
const times = fc.oneof(
  instants,
  intervals,
  windows.map((window): ReportTime => ({ kind: 'window', window })),
  fc.constant<ReportTime>({ kind: 'unknown' }),
);
const points = fc.tuple(
  fc.double({ min: 12.1, max: 12.6, noNaN: true }),
  fc.double({ min: 58, max: 58.4, noNaN: true }),
);

test('weights of any time are whole and positive, sum to 2520, and no cell is repeated', () => {
  fc.assert(
    fc.property(times, statedLights, points, (time, stated, point) => {
      const { cells } = timeProfile(time, stated, point, ZONE, new Date('2026-03-01T12:00:00Z'));
      expect(cells.reduce((sum, cell) => sum + cell.weight, 0)).toBe(REPORT_WEIGHT);
      expect(cells.every((cell) => Number.isInteger(cell.weight) && cell.weight > 0)).toBe(true);
      const places = cells.map((c) => [c.month, c.hour, c.light, c.weekday, c.nightWeekday].join());
      expect(new Set(places).size).toBe(places.length);
    }),
    { numRuns: 300, seed: 8 },
  );
});

test('equal keys mean equal cells, and the same time gives the same profile again', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(times, statedLights, points, (time, stated, point) => {
      const make = () => timeProfile(time, stated, point, ZONE, new Date('2026-03-01T12:00:00Z'));
      const { key, cells } = make();
      expect(seen.get(key) ?? JSON.stringify(cells)).toBe(JSON.stringify(cells));
      seen.set(key, JSON.stringify(cells));
      expect(make().cells).toEqual(cells);
    }),
    { numRuns: 300, seed: 9 },
  );
});

type Property = 'month' | 'hour' | 'light' | 'weekday' | 'nightWeekday';
const ALL: Property[] = ['month', 'hour', 'light', 'weekday', 'nightWeekday'];
const UNKNOWNS = { month: 12, hour: 24, light: 3, weekday: 7, nightWeekday: 7 };

/** Weights by some properties, keyed as tallyBy keys the brute force. */
function weightsBy(profile: TimeProfile, properties: readonly Property[]): Map<string, number> {
  const weights = new Map<string, number>();
  const word = (property: Property, value: number) => {
    if (property === 'light') return LIGHTS[value]!;
    return value === UNKNOWNS[property] ? 'unknown' : String(value);
  };
  for (const cell of profile.cells) {
    const key = properties.map((property) => word(property, cell[property])).join(' ');
    weights.set(key, (weights.get(key) ?? 0) + cell.weight);
  }
  return weights;
}

/** The largest distance of a weight from its exact share of the brute force's minutes, in units. */
function worstError(profile: TimeProfile, classes: readonly CountedClass[], properties: Property[]): number {
  const minutes = tallyBy(classes, properties);
  const weights = weightsBy(profile, properties);
  expect([...weights.keys()].filter((key) => !minutes.has(key))).toEqual([]);
  const all = classes.reduce((sum, item) => sum + item.minutes, 0);
  const errors = Array.from(minutes, ([key, count]) =>
    Math.abs((weights.get(key) ?? 0) - (REPORT_WEIGHT * count) / all),
  );
  return Math.max(...errors);
}

/** Minutes of the code under test, keyed as tallyBy keys the brute force: month hour light weekday night. */
function exactMinutes(tally: TimeTally): Map<string, number> {
  const minutes = new Map<string, number>();
  for (const [code, count] of tally) {
    const { month, hour, light, weekday, afterMidnight } = classOf(code);
    const night = weekday === 7 || afterMidnight ? weekday : (weekday + 6) % 7;
    const cell = { month, hour, light, weekday, nightWeekday: night, weight: count };
    for (const key of weightsBy({ key: '', cells: [cell], lightFlag: 'none' }, ALL).keys())
      minutes.set(key, count);
  }
  return minutes;
}

/** The rule of a stated light, applied to the brute force's minutes. */
function withStated(classes: CountedClass[], stated: KnownLight | null) {
  if (stated === null) return { classes, flag: 'none' };
  const matching = classes.filter((item) => item.light === stated);
  if (matching.length > 0) return { classes: matching, flag: 'none' };
  const hoursKnown = classes.some((item) => item.hour !== null);
  return {
    classes: classes.map((item) => ({ ...item, light: stated })),
    flag: hoursKnown ? 'stated_light_absent' : 'none',
  };
}

function expectAgreement(profile: TimeProfile, all: CountedClass[], stated: KnownLight | null): void {
  const { classes, flag } = withStated(all, stated);
  expect(profile.lightFlag).toBe(flag);
  const error = (...properties: Property[]) => worstError(profile, classes, properties);
  expect(error('month')).toBeLessThan(1);
  // Sums over parents that were rounded one by one: measured 0.98, 3.4 and 1.5 at most.
  expect(error('hour')).toBeLessThan(2);
  expect(error('light')).toBeLessThan(6);
  expect(error('weekday')).toBeLessThan(3);
  expect(error('nightWeekday')).toBeLessThan(3);
  expect(error('month', 'hour')).toBeLessThan(2);
  expect(error('month', 'hour', 'light')).toBeLessThan(3);
  expect(error(...ALL)).toBeLessThan(3);
}

test('intervals agree with the minutes counted one by one', () => {
  fc.assert(
    fc.property(intervals, statedLights, fc.constantFrom(...PLACES), (time, stated, place) => {
      if (time.kind !== 'interval') return;
      const minutes = minutesBetween(time.start.getTime(), time.end.getTime(), place, ZONE);
      const profile = timeProfile(time, stated, place, ZONE, time.end);
      const classes = countClasses(minutes.map(plainClass));
      const [from, to] = [minutes[0]!, minutes.at(-1)!].map((minute) => minute.epochMs / 60_000);
      expect(exactMinutes(tallyInterval(from!, to! + 1, place, ZONE))).toEqual(tallyBy(classes, ALL));
      expectAgreement(profile, classes, stated);
    }),
    { numRuns: 60, seed: 10 },
  );
});

test('windows agree with the minutes of every matching date of the year counted one by one', () => {
  const years = [2024, 2026].map((year) => ({
    year,
    minutes: minutesBetween(
      Date.UTC(year, 0, 1) - DAY_MS,
      Date.UTC(year + 1, 0, 1) + 2 * DAY_MS,
      PLACES[0]!,
      ZONE,
    ),
  }));
  fc.assert(
    fc.property(windows, statedLights, fc.constantFrom(...years), (window, stated, { year, minutes }) => {
      const classes = countClasses(windowClasses(window, year, minutes));
      expect(exactMinutes(tallyWindow(window, year, PLACES[0]!, ZONE))).toEqual(tallyBy(classes, ALL));
      // A window may consist of the one hour that March skips.
      fc.pre(classes.length > 0);
      const reported = new Date(Date.UTC(year, 4, 1));
      const profile = timeProfile({ kind: 'window', window }, stated, PLACES[0]!, ZONE, reported);
      expectAgreement(profile, classes, stated);
    }),
    { numRuns: 40, seed: 11 },
  );
});

test('a window that wraps gives its whole weight to the weekdays and months on which it starts', () => {
  const wrapping = windows.filter(
    (window) => window.startMinute !== null && window.endMinute! <= window.startMinute,
  );
  fc.assert(
    fc.property(wrapping, statedLights, (window, stated) => {
      const reported = new Date('2026-05-01T00:00:00Z');
      const { cells } = timeProfile({ kind: 'window', window }, stated, PLACES[0]!, ZONE, reported);
      for (const cell of cells) {
        expect(window.months ?? [12]).toContain(cell.month);
        expect(window.weekdays ?? [7]).toContain(cell.weekday);
        const morning = window.weekdays !== null && cell.hour * 60 + 59 < window.startMinute!;
        if (morning) expect(cell.nightWeekday).toBe(cell.weekday);
      }
    }),
    { numRuns: 100, seed: 12 },
  );
});
