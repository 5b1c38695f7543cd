import {
  lastTimeBefore,
  nameTimeBefore,
  readClock,
  readNameTime,
  readPublished,
} from '@lyktan/geodata/event/incidentTime';
import { localParts } from '@lyktan/geodata/time/localTime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const ZONE = 'Europe/Stockholm';
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const minutes = (clock: string) => readClock(clock)!;

describe('the time of publication', () => {
  test.each([
    ['2023-01-05 18:07:54 +01:00', '2023-01-05T17:07:54.000Z'],
    ['2018-04-13 9:58:49 +02:00', '2018-04-13T07:58:49.000Z'],
    ['2023-02-29 10:00:00 +01:00', null],
    ['2023-01-05 24:00:00 +01:00', null],
    ['2023-01-05 18:61:00 +01:00', null],
    ['2023-01-05 18:07:54', null],
    ['5 januari 2023', null],
  ])('%j is %j', (text, expected) => {
    expect(iso(readPublished(text))).toBe(expected);
  });
});

describe('clocks and names', () => {
  test.each([
    ['16:10', 970],
    ['9.05', 545],
    ['23:59', 1439],
    ['24:00', null],
    ['12:60', null],
    ['1610', null],
  ])('%j is %j minutes after midnight', (text, minute) => {
    expect(readClock(text)).toBe(minute);
  });

  test.each([
    ['05 januari 16:10, Misshandel, Trollhättan', { month: 0, day: 5, minuteOfDay: 970 }],
    ['13 april 09.58, Trafikolycka, personskada, Härryda', { month: 3, day: 13, minuteOfDay: 598 }],
    ['29 februari 01:00, Brand, Trollhättan', { month: 1, day: 29, minuteOfDay: 60 }],
    ['31 april 16:10, Brand, Trollhättan', null],
    ['00 maj 16:10, Brand, Trollhättan', null],
    ['05 january 16:10, Brand, Trollhättan', null],
    ['Misshandel, Trollhättan', null],
  ])('%j begins with %j', (name, time) => {
    expect(readNameTime(name)).toEqual(time);
  });
});

describe('when the clock last showed a time', () => {
  test.each([
    ['the same day', '2022-11-28 21:51:08 +01:00', '20:47', '2022-11-28T19:47:00.000Z'],
    ['the very minute of publication', '2023-01-05 18:07:54 +01:00', '18:07', '2023-01-05T17:07:00.000Z'],
    [
      'the day before, where the clock is later',
      '2025-03-13 15:54:12 +01:00',
      '16:00',
      '2025-03-12T15:00:00.000Z',
    ],
    ['the year before', '2024-01-01 02:00:00 +01:00', '23:30', '2023-12-31T22:30:00.000Z'],
    ['after the spring change', '2023-03-26 08:00:00 +02:00', '04:00', '2023-03-26T02:00:00.000Z'],
    [
      'in the skipped hour: the change itself',
      '2023-03-26 08:00:00 +02:00',
      '02:30',
      '2023-03-26T01:00:00.000Z',
    ],
    [
      'in the repeated hour, the second time',
      '2023-10-29 08:00:00 +01:00',
      '02:30',
      '2023-10-29T01:30:00.000Z',
    ],
    [
      'in the repeated hour, told before it came again',
      '2023-10-29 02:45:00 +02:00',
      '02:30',
      '2023-10-29T00:30:00.000Z',
    ],
    [
      'in the repeated hour, told between the two',
      '2023-10-29 02:10:00 +01:00',
      '02:30',
      '2023-10-29T00:30:00.000Z',
    ],
    ['an offset other than the local one', '2023-06-30 23:30:00 +00:00', '01:15', '2023-06-30T23:15:00.000Z'],
  ])('%s', (_, published, clock, expected) => {
    expect(iso(lastTimeBefore(readPublished(published)!, minutes(clock), ZONE))).toBe(expected);
  });

  test('it is never after publication, at most 25 hours before, and bears that clock', () => {
    const published = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(published, fc.integer({ min: 0, max: 1439 }), (publishedMs, minute) => {
        const at = lastTimeBefore(publishedMs, minute, ZONE);
        expect(at).toBeLessThanOrEqual(publishedMs);
        expect(publishedMs - at).toBeLessThan(25.02 * 3_600_000);
        const { hour, minute: m, month } = localParts(at, ZONE);
        const skipped = month === 2 && hour === 3 && m === 0 && minute >= 120 && minute < 180;
        expect(skipped || hour * 60 + m === minute).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the year of a day without one', () => {
  test.each([
    ['2023-01-05 18:07:54 +01:00', '05 januari 16:10,', '2023-01-05T15:10:00.000Z'],
    ['2023-01-01 03:00:00 +01:00', '31 december 23:10,', '2022-12-31T22:10:00.000Z'],
    ['2023-01-06 01:00:00 +01:00', '05 januari 23:55,', '2023-01-05T22:55:00.000Z'],
    ['2025-02-20 01:00:00 +01:00', '29 februari 12:00,', '2024-02-29T11:00:00.000Z'],
    ['2023-12-31 23:59:00 +01:00', '01 januari 00:01,', '2023-12-31T23:01:00.000Z'],
  ])('published %s, %s happened %s', (published, name, expected) => {
    expect(iso(nameTimeBefore(readPublished(published)!, readNameTime(name)!, ZONE))).toBe(expected);
  });
});
