import { readMonths, readWeekdays } from '@lyktan/geodata/import/times';
import { describe, expect, test } from 'vitest';
import { problemsOf, reportOf } from './around.ts';

const at = (iso: string) => ({ kind: 'instant', at: new Date(iso) });

describe('the time of a row', () => {
  test.each([
    ['local time in winter', '2026-01-10 22:15', '2026-01-10T21:15:00Z'],
    ['local time in summer', '2026-07-10 22:15', '2026-07-10T20:15:00Z'],
    ['with a dot and "kl"', '2026-07-10 kl 22.15', '2026-07-10T20:15:00Z'],
    ['with seconds', '2026-01-10T22:15:30', '2026-01-10T21:15:30Z'],
    ['with slashes', '2026/01/10 22:15', '2026-01-10T21:15:00Z'],
    ['in UTC', '2026-01-10T22:15:00Z', '2026-01-10T22:15:00Z'],
    ['with an offset', '2026-01-10T22:15+05:30', '2026-01-10T16:45:00Z'],
    ['with milliseconds', '2026-01-10T22:15:00.250Z', '2026-01-10T22:15:00Z'],
    ['before the spring gap', '2026-03-29 01:59', '2026-03-29T00:59:00Z'],
    ['after the spring gap', '2026-03-29 03:00', '2026-03-29T01:00:00Z'],
    ['in the autumn hour that occurs twice, as its first', '2025-10-26 02:30', '2025-10-26T00:30:00Z'],
  ])('is read: %s', (_how, written, iso) => {
    expect(reportOf({ time: written }).time).toEqual(at(iso));
  });

  test('may stand in a column for the date and one for the clock', () => {
    expect(reportOf({ date: '2026-01-10', clock: '7.05' }).time).toEqual(at('2026-01-10T06:05:00Z'));
    expect(reportOf({ date: '2026-01-10', time: 'kl 22' }).time).toEqual(at('2026-01-10T21:00:00Z'));
  });

  test('is an interval from a beginning to an end, or the whole local day of a date', () => {
    const interval = (start: string, end: string) => ({
      kind: 'interval',
      start: new Date(start),
      end: new Date(end),
    });
    expect(reportOf({ time: '2026-01-10 20:00', time_to: '2026-01-11 02:00' }).time).toEqual(
      interval('2026-01-10T19:00:00Z', '2026-01-11T01:00:00Z'),
    );
    // The day on which the clocks go forward has 23 hours.
    expect(reportOf({ date: '2026-03-29' }).time).toEqual(
      interval('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'),
    );
    expect(reportOf({ time: '2026-01-10', time_to: '2026-01-11' }).time).toEqual(
      interval('2026-01-09T23:00:00Z', '2026-01-11T23:00:00Z'),
    );
    expect(reportOf({ date: '2026-01-10', time: '20:00', time_to: '23:00' }).time).toEqual(
      interval('2026-01-10T19:00:00Z', '2026-01-10T22:00:00Z'),
    );
  });

  test('is a recurring window of weekdays, hours and months, or of any of them', () => {
    expect(
      reportOf({ weekdays: 'fre-lör', window_from: '22:00', window_to: '02:00', months: 'okt-mar' }).time,
    ).toEqual({
      kind: 'window',
      window: { weekdays: [4, 5], startMinute: 1320, endMinute: 120, months: [0, 1, 2, 9, 10, 11] },
    });
    expect(reportOf({ months: 'December' }).time).toEqual({
      kind: 'window',
      window: { weekdays: null, startMinute: null, endMinute: null, months: [11] },
    });
    expect(reportOf({ window_from: '00:00', window_to: '24:00' }).time).toMatchObject({
      window: { startMinute: 0, endMinute: 1440 },
    });
  });

  test('is unknown where nothing, or that it is unknown, is written', () => {
    expect(reportOf({}).time).toEqual({ kind: 'unknown' });
    expect(reportOf({ time: 'okänt' }).time).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['an impossible date', { time: '2026-02-30 10:00' }, ['time', 'impossible_date', '2026-02-30 10:00']],
    ['a thirteenth month', { time: '2026-13-01' }, ['time', 'impossible_date', '2026-13-01']],
    ['a day before the leap', { time: '2025-02-29' }, ['time', 'impossible_date', '2025-02-29']],
    ['an impossible clock', { time: '2026-01-10 25:00' }, ['time', 'impossible_clock', '2026-01-10 25:00']],
    [
      'an impossible clock beside a date',
      { date: '2026-01-10', clock: '22:75' },
      ['clock', 'impossible_clock', '22:75'],
    ],
    ['a time in the spring gap', { time: '2026-03-29 02:30' }, ['time', 'clock_gap', '2026-03-29 02:30']],
    ['a clock in the spring gap', { date: '2026-03-29', clock: '02:00' }, ['clock', 'clock_gap', '02:00']],
    ['the day first', { time: '10/01/2026' }, ['time', 'unreadable_time', '10/01/2026']],
    ['words', { time: 'igår kväll' }, ['time', 'unreadable_time', 'igår kväll']],
    ['the future', { time: '2026-08-31 12:01' }, ['time', 'future', '2026-08-31 12:01']],
    [
      'an end before its start',
      { time: '2026-01-10 20:00', time_to: '2026-01-10 19:00' },
      ['time_to', 'end_before_start', '2026-01-10 19:00'],
    ],
    ['an end alone', { time_to: '2026-01-10 19:00' }, ['time_to', 'no_start', '2026-01-10 19:00']],
    [
      'more than a year',
      { time: '2024-01-01', time_to: '2026-01-01' },
      ['time_to', 'too_long', '2026-01-01'],
    ],
    ['half a window', { window_from: '22:00' }, ['window_to', 'half_window', '']],
    ['an empty window', { window_from: '22:00', window_to: '22:00' }, ['window_to', 'empty_window', '22:00']],
    ['a time and a window', { time: '2026-01-10 20:00', weekdays: 'fre' }, ['weekdays', 'two_times', 'fre']],
    ['an unknown weekday', { weekdays: 'fredag, blurdag' }, ['weekdays', 'unknown_word', 'fredag, blurdag']],
    ['a report before it happened', { reported: '2027-01-01' }, ['reported', 'future', '2027-01-01']],
  ] as const)('is refused: %s', (_what, cells, problem) => {
    expect(problemsOf(cells)).toEqual([problem]);
  });
});

test('weekdays and months are read as words, numbers, lists and ranges that may wrap', () => {
  expect(readWeekdays('måndag, ons och fredagar')).toEqual([0, 2, 4]);
  expect(readWeekdays('Sat-Mon')).toEqual([0, 5, 6]);
  expect(readWeekdays('1-5')).toEqual([0, 1, 2, 3, 4]);
  expect(readWeekdays('lör - sön')).toEqual([5, 6]);
  expect(readWeekdays('fre-')).toBeNull();
  expect(readWeekdays('8')).toBeNull();
  expect(readMonths('nov–feb')).toEqual([0, 1, 10, 11]);
  expect(readMonths('juni; juli')).toEqual([5, 6]);
});
