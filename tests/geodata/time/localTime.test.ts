import { epochOfLocal, localIso, localParts } from '@lyktan/geodata/time/localTime';
import { offsetPeriodsBetween } from '@lyktan/geodata/time/zoneOffsets';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const ZONE = 'Europe/Stockholm';
const ZONES = [
  ZONE,
  'UTC',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
];

const text = (epochMs: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(epochMs);
const weekdayText = (epochMs: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' }).format(epochMs).toLowerCase();
const two = (value: number) => String(value).padStart(2, '0');

describe('local parts', () => {
  test('are those that Intl prints, in any zone at any minute of 1975-2035', () => {
    const moments = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), (ms, zone) => {
        const p = localParts(ms, zone);
        const found = `${p.year}-${two(p.month + 1)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`;
        expect(found).toBe(text(ms, zone));
        expect(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][p.weekday]).toBe(weekdayText(ms, zone));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  test('pass from 01:59 to 03:00 in March and from 02:59 back to 02:00 in October', () => {
    const at = (iso: string) => {
      const { day, hour, minute } = localParts(Date.parse(iso), ZONE);
      return [day, hour, minute];
    };
    expect(at('2026-03-29T00:59:59Z')).toEqual([29, 1, 59]);
    expect(at('2026-03-29T01:00:00Z')).toEqual([29, 3, 0]);
    expect(at('2026-10-25T00:59:59Z')).toEqual([25, 2, 59]);
    expect(at('2026-10-25T01:00:00Z')).toEqual([25, 2, 0]);
  });

  test('change day, month and weekday at local midnight', () => {
    const before = localParts(Date.parse('2026-07-31T21:59:59.999Z'), ZONE);
    const after = localParts(Date.parse('2026-07-31T22:00:00Z'), ZONE);
    expect(before).toEqual({ year: 2026, month: 6, day: 31, weekday: 4, hour: 23, minute: 59 });
    expect(after).toEqual({ year: 2026, month: 7, day: 1, weekday: 5, hour: 0, minute: 0 });
  });

  test('of an invalid instant or an unknown zone are an error', () => {
    expect(() => localParts(Number.NaN, ZONE)).toThrow(RangeError);
    expect(() => localParts(0, 'Europe/Trollhattan')).toThrow(RangeError);
  });
});

describe('the instant of a local time', () => {
  const iso = (day: number, month: number, hour: number, minute = 0) =>
    new Date(epochOfLocal(2026, month, day, hour * 60 + minute, ZONE)).toISOString();

  test('in the skipped hour of March is the moment of the change', () => {
    expect(iso(29, 2, 1, 59)).toBe('2026-03-29T00:59:00.000Z');
    expect(iso(29, 2, 2, 30)).toBe('2026-03-29T01:00:00.000Z');
    expect(iso(29, 2, 3, 0)).toBe('2026-03-29T01:00:00.000Z');
  });

  test('in the double hour of October is its first occurrence', () => {
    expect(iso(25, 9, 2, 30)).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(25, 9, 3, 0)).toBe('2026-10-25T02:00:00.000Z');
  });

  test('takes minute 1440 as the next midnight and day 32 as the next month', () => {
    expect(iso(31, 11, 24)).toBe('2026-12-31T23:00:00.000Z');
    expect(epochOfLocal(2026, 0, 32, 0, ZONE)).toBe(epochOfLocal(2026, 1, 1, 0, ZONE));
  });

  test('and back gives the same local time wherever it exists', () => {
    const days = fc.integer({ min: 1, max: 365 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1975, max: 2034 }),
        days,
        fc.nat(1439),
        fc.constantFrom(...ZONES),
        (year, day, minute, zone) => {
          const parts = localParts(epochOfLocal(year, 0, day, minute, zone), zone);
          const date = new Date(Date.UTC(year, 0, day));
          const expected = [date.getUTCMonth(), date.getUTCDate(), minute];
          const found = [parts.month, parts.day, parts.hour * 60 + parts.minute];
          // A time that a change skips comes out later, never earlier.
          if (String(found) !== String(expected)) expect(found[2]).toBeGreaterThan(minute);
          else expect(found).toEqual(expected);
        },
      ),
      { numRuns: 2000, seed: 4 },
    );
  });
});

test('a year in Sweden has three periods of one offset, split where the EU changes its clocks', () => {
  const from = Date.UTC(2026, 0, 1) / 60_000;
  const periods = offsetPeriodsBetween(from, Date.UTC(2027, 0, 1) / 60_000, ZONE);
  const found = periods.map((period) => [new Date(period.from * 60_000).toISOString(), period.offset]);
  expect(found).toEqual([
    ['2026-01-01T00:00:00.000Z', 60],
    ['2026-03-29T01:00:00.000Z', 120],
    ['2026-10-25T01:00:00.000Z', 60],
  ]);
});

test('a zone that was without daylight saving within a year is still seen to change (Morocco 2017)', () => {
  const from = Date.UTC(2017, 0, 1) / 60_000;
  const periods = offsetPeriodsBetween(from, Date.UTC(2018, 0, 1) / 60_000, 'Africa/Casablanca');
  expect(periods.map((period) => period.offset)).toEqual([0, 60, 0, 60, 0]);
});

test('an instant as ISO text is the local clock with its offset, and reads back to the second', () => {
  expect(localIso(Date.parse('2025-01-03T21:10:05Z'), ZONE)).toBe('2025-01-03T22:10:05+01:00');
  // The two half past twos of an autumn night differ by their offset.
  expect(localIso(Date.parse('2024-10-27T00:30:00Z'), ZONE)).toBe('2024-10-27T02:30:00+02:00');
  expect(localIso(Date.parse('2024-10-27T01:30:00Z'), ZONE)).toBe('2024-10-27T02:30:00+01:00');
  expect(localIso(0, 'America/St_Johns')).toBe('1969-12-31T20:30:00-03:30');
  const second = fc.integer({ min: 5 * 365 * 86_400, max: 65 * 365 * 86_400 });
  fc.assert(
    fc.property(second, fc.constantFrom(...ZONES), (at, zone) => {
      expect(Date.parse(localIso(at * 1000, zone))).toBe(at * 1000);
    }),
  );
});
