import { readFileSync } from 'node:fs';
import { exposureMinutes } from '@lyktan/geodata/time/exposure';
import { epochOfLocal } from '@lyktan/geodata/time/localTime';
import { LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesBetween, plainClass } from './bruteForce.ts';

const ZONE = 'Europe/Stockholm';
const POINT = [12.29, 58.28] as const;
const local = (year: number, month: number, day: number) => epochOfLocal(year, month, day, 0, ZONE);
const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0);

function bruteExposure(
  fromMs: number,
  toMs: number,
  point: readonly [number, number],
  timeZone: string,
  weekdays: ReadonlySet<number> | null,
) {
  const own = new Array<number>(864).fill(0);
  const night = new Array<number>(864).fill(0);
  for (const minute of minutesBetween(fromMs, toMs, point, timeZone)) {
    const { month, hour, light, weekday, nightWeekday } = plainClass(minute);
    const index = LIGHTS.indexOf(light as 'dark') + 3 * hour! + 72 * month!;
    if (!weekdays || weekdays.has(weekday!)) own[index]! += 1;
    if (!weekdays || weekdays.has(nightWeekday!)) night[index]! += 1;
  }
  return { own, night };
}

describe('the year 2026 in Trollhättan', () => {
  const year = { fromMs: local(2026, 0, 1), toMs: local(2027, 0, 1), point: POINT, timeZone: ZONE };

  test('has the published minutes and share of darkness in every month and hour', () => {
    const { own } = exposureMinutes({ ...year, weekdays: null });
    const csv = readFileSync(new URL('../../fixtures/darkness_trollhattan.csv', import.meta.url), 'utf8');
    const rows = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    expect(rows.length).toBe(288);
    for (const [month, hour, minutes, belowSunset, dark] of rows as number[][]) {
      const at = ((month! - 1) * 24 + hour!) * 3;
      const [day, dusk, night] = own.slice(at, at + 3) as unknown as [number, number, number];
      expect(day + dusk + night, `minutes ${month} ${hour}`).toBe(minutes);
      expect(Math.abs(night / minutes! - dark!), `dark ${month} ${hour}`).toBeLessThan(0.000051);
      expect(Math.abs((dusk + night) / minutes! - belowSunset!), `${month} ${hour}`).toBeLessThan(0.000051);
    }
  });

  test('has 3,642.7 dark hours, 41.6 % of all', () => {
    const { own } = exposureMinutes({ ...year, weekdays: null });
    const dark = sum(own.filter((_, index) => index % 3 === 2)) / 60;
    expect(dark).toBeCloseTo(3642.7, 1);
    expect(((100 * dark) / 8760).toFixed(1)).toBe('41.6');
    expect(sum(own)).toBe(525_600);
  });

  test('equals the minutes counted one by one, with and without weekdays', () => {
    for (const weekdays of [null, new Set([4, 5])]) {
      const found = exposureMinutes({ ...year, weekdays });
      const expected = bruteExposure(year.fromMs, year.toMs, POINT, ZONE, weekdays);
      expect(Array.from(found.own)).toEqual(expected.own);
      expect(Array.from(found.night)).toEqual(expected.night);
    }
  });
});

test('any period, place, zone and weekdays equal the minutes counted one by one', () => {
  const starts = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
  const lengths = fc.integer({ min: 0, max: 12 * 86_400_000 });
  const longitudes = fc.double({ min: -180, max: 180, noNaN: true });
  const latitudes = fc.double({ min: -66, max: 69, noNaN: true });
  const zones = fc.constantFrom(ZONE, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns');
  const weekdaySets = fc.option(fc.uniqueArray(fc.nat(6)).map((days) => new Set(days)));
  fc.assert(
    fc.property(
      starts,
      lengths,
      longitudes,
      latitudes,
      zones,
      weekdaySets,
      (fromMs, length, lon, lat, timeZone, weekdays) => {
        const toMs = fromMs + length;
        const found = exposureMinutes({ fromMs, toMs, point: [lon, lat], timeZone, weekdays });
        const expected = bruteExposure(fromMs, toMs, [lon, lat], timeZone, weekdays);
        expect(Array.from(found.own)).toEqual(expected.own);
        expect(Array.from(found.night)).toEqual(expected.night);
      },
    ),
    { numRuns: 100, seed: 5 },
  );
});

describe('the days when the clock changes', () => {
  const hours = (month: number, day: number) => {
    const query = { fromMs: local(2026, month, day), toMs: local(2026, month, day + 1), point: POINT };
    const { own } = exposureMinutes({ ...query, timeZone: ZONE, weekdays: null });
    return Array.from({ length: 24 }, (_, hour) => {
      const at = (month * 24 + hour) * 3;
      return sum(own.slice(at, at + 3));
    });
  };

  test('hour 2 has no minute in March and 120 in October, every other hour 60', () => {
    const plain = new Array<number>(24).fill(60);
    expect(hours(2, 29)).toEqual(plain.with(2, 0));
    expect(hours(9, 25)).toEqual(plain.with(2, 120));
    expect(hours(9, 24)).toEqual(plain);
  });
});

test('a Friday filter finds Friday by day, and the night that follows Friday on Saturday', () => {
  // Friday 2 to Sunday 4 January 2026.
  const period = { fromMs: local(2026, 0, 2), toMs: local(2026, 0, 5), point: POINT, timeZone: ZONE };
  const { own, night } = exposureMinutes({ ...period, weekdays: new Set([4]) });
  expect([sum(own), sum(night)]).toEqual([1440, 1440]);
  const firstOnly = exposureMinutes({ ...period, toMs: local(2026, 0, 3), weekdays: new Set([4]) });
  expect([sum(firstOnly.own), sum(firstOnly.night)]).toEqual([1440, 0]);
});

test('an empty or reversed period has no minutes', () => {
  const at = local(2026, 0, 2);
  const query = { fromMs: at, toMs: at, point: POINT, timeZone: ZONE, weekdays: null };
  expect(sum(exposureMinutes(query).own)).toBe(0);
  expect(sum(exposureMinutes({ ...query, toMs: at - 1e9 }).night)).toBe(0);
});
