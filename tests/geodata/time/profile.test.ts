import type { RecurringWindow, ReportTime } from '@lyktan/geodata/report/report';
import {
  REPORT_WEIGHT,
  timeProfile,
  type TimeProfile,
  UNKNOWN_HOUR,
  UNKNOWN_LIGHT,
  UNKNOWN_MONTH,
  UNKNOWN_WEEKDAY,
} from '@lyktan/geodata/time/profile';
import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import { describe, expect, test } from 'vitest';

const ZONE = 'Europe/Stockholm';
const POINT = [12.29, 58.28] as const;
const REPORTED = new Date('2026-06-01T12:00:00Z');
const [DAYLIGHT, TWILIGHT, DARK] = [0, 1, 2];

const profileOf = (
  time: ReportTime,
  stated: KnownLight | null = null,
  point: readonly [number, number] = POINT,
) => timeProfile(time, stated, point, ZONE, REPORTED);
const instant = (iso: string): ReportTime => ({ kind: 'instant', at: new Date(iso) });
const interval = (start: string, end: string): ReportTime => ({
  kind: 'interval',
  start: new Date(start),
  end: new Date(end),
});
const window = (
  weekdays: RecurringWindow['weekdays'],
  startMinute: number | null,
  endMinute: number | null,
  months: RecurringWindow['months'],
): ReportTime => ({ kind: 'window', window: { weekdays, startMinute, endMinute, months } });

/** Weight by one property, e.g. { 17: 420, 18: 2100 }. */
function weightBy(profile: TimeProfile, property: 'month' | 'hour' | 'light' | 'weekday' | 'nightWeekday') {
  const weights: Record<number, number> = {};
  for (const cell of profile.cells) weights[cell[property]] = (weights[cell[property]] ?? 0) + cell.weight;
  return weights;
}

describe('an instant', () => {
  test('is one cell of the whole weight, in local month, hour and weekday', () => {
    // Thursday 15 January 2026, 17:05 in Sweden.
    const profile = profileOf(instant('2026-01-15T16:05:00Z'));
    const cell = { month: 0, hour: 17, light: DARK, weekday: 3, nightWeekday: 2, weight: REPORT_WEIGHT };
    expect(profile).toEqual({ key: 'i:0:17:2:3', cells: [cell], lightFlag: 'none' });
  });

  test('takes the light of the sun, and a disagreement with the reporter is flagged', () => {
    const summerEvening = instant('2026-06-15T19:00:00Z');
    expect(profileOf(summerEvening, 'daylight').lightFlag).toBe('none');
    const disagreeing = profileOf(summerEvening, 'dark');
    expect(disagreeing.lightFlag).toBe('stated_light_disagrees');
    expect(weightBy(disagreeing, 'light')).toEqual({ [DAYLIGHT]: 2520 });
  });

  test('just before and after local midnight lies in two months, days and hours', () => {
    const before = profileOf(instant('2026-07-31T21:59:59.999Z')).cells[0]!;
    const after = profileOf(instant('2026-07-31T22:00:00Z')).cells[0]!;
    expect([before.month, before.hour, before.weekday, before.nightWeekday]).toEqual([6, 23, 4, 3]);
    expect([after.month, after.hour, after.weekday, after.nightWeekday]).toEqual([7, 0, 5, 4]);
  });

  test('in either half of the double hour of October lies in hour 2 of that Sunday', () => {
    const first = profileOf(instant('2026-10-25T00:30:00Z'));
    const second = profileOf(instant('2026-10-25T01:30:00Z'));
    expect(first.key).toBe('i:9:2:2:6');
    expect(second).toEqual(first);
  });

  test('of an invalid date is an error', () => {
    expect(() => profileOf({ kind: 'instant', at: new Date(Number.NaN) })).toThrow(RangeError);
  });
});

describe('an interval', () => {
  test('from 17:50 to 18:50 gives hour 17 one sixth', () => {
    const profile = profileOf(interval('2026-01-15T16:50:00Z', '2026-01-15T17:50:00Z'));
    expect(weightBy(profile, 'hour')).toEqual({ 17: 420, 18: 2100 });
  });

  test('over the double hour of October gives hour 2 twice the weight of hour 1', () => {
    const profile = profileOf(interval('2026-10-24T23:00:00Z', '2026-10-25T02:00:00Z'));
    expect(weightBy(profile, 'hour')).toEqual({ 1: 840, 2: 1680 });
  });

  test('over the skipped hour of March gives hour 2 nothing', () => {
    const profile = profileOf(interval('2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z'));
    expect(weightBy(profile, 'hour')).toEqual({ 1: 1260, 3: 1260 });
  });

  test('over midnight of New Year is spread over both years, months and days', () => {
    const profile = profileOf(interval('2025-12-31T22:00:00Z', '2026-01-01T00:00:00Z'));
    // Wednesday 31 December and Thursday 1 January.
    expect(profile.cells.map((cell) => Object.values(cell))).toEqual([
      [0, 0, DARK, 3, 2, 1260],
      [11, 23, DARK, 2, 1, 1260],
    ]);
  });

  test('is spread over light by the dusk of its own date', () => {
    // On 1 January 2026 civil dusk in Trollhättan is at 16:22:24 local time, sunset at 15:30:37.
    const dusk = profileOf(interval('2026-01-01T15:00:00Z', '2026-01-01T16:00:00Z'));
    expect(weightBy(dusk, 'light')).toEqual({ [TWILIGHT]: 22 * 42, [DARK]: 38 * 42 });
    const june = profileOf(interval('2026-06-01T14:00:00Z', '2026-06-01T15:00:00Z'));
    expect(weightBy(june, 'light')).toEqual({ [DAYLIGHT]: 2520 });
  });

  test('stated as dark counts only in its dark minutes', () => {
    // 16:00-18:00 local: 37 dark minutes before 17 and all 60 after.
    const profile = profileOf(interval('2026-01-01T15:00:00Z', '2026-01-01T17:00:00Z'), 'dark');
    expect(profile.lightFlag).toBe('none');
    expect(weightBy(profile, 'light')).toEqual({ [DARK]: 2520 });
    expect(weightBy(profile, 'hour')).toEqual({
      16: Math.round((2520 * 38) / 98),
      17: Math.round((2520 * 60) / 98),
    });
  });

  test('stated as dark without a dark minute keeps its hours, is dark and flagged', () => {
    const profile = profileOf(interval('2026-06-01T18:30:00Z', '2026-06-01T20:00:00Z'), 'dark');
    expect(profile.lightFlag).toBe('stated_light_absent');
    expect(weightBy(profile, 'light')).toEqual({ [DARK]: 2520 });
    expect(weightBy(profile, 'hour')).toEqual({ 20: 840, 21: 1680 });
  });

  test('stated as daylight or twilight moves its weight just as dark does', () => {
    const time = interval('2026-01-01T14:00:00Z', '2026-01-01T17:00:00Z');
    expect(weightBy(profileOf(time, 'daylight'), 'hour')).toEqual({ 15: 2520 });
    expect(weightBy(profileOf(time, 'twilight'), 'light')).toEqual({ [TWILIGHT]: 2520 });
  });

  test('of a few seconds between two midpoints is the minute in which it starts', () => {
    const profile = profileOf(interval('2026-01-15T17:59:35Z', '2026-01-15T17:59:50Z'));
    expect(weightBy(profile, 'hour')).toEqual({ 18: 2520 });
    const first = profileOf(interval('2026-01-15T18:00:00Z', '2026-01-15T18:00:10Z'));
    expect(weightBy(first, 'hour')).toEqual({ 19: 2520 });
  });

  test('that does not end after its start is an error', () => {
    const at = '2026-01-15T17:00:00Z';
    expect(() => profileOf(interval(at, at))).toThrow(RangeError);
    expect(() => profileOf(interval(at, 'never'))).toThrow(RangeError);
  });
});

describe('a recurring window', () => {
  test('that wraps midnight belongs to the day on which it starts, its month included', () => {
    // Fridays 22-02 in January: five Fridays in 2026, the last night reaches Saturday the 31st.
    const profile = profileOf(window([4], 1320, 120, [0]));
    expect(weightBy(profile, 'hour')).toEqual({ 22: 630, 23: 630, 0: 630, 1: 630 });
    expect(weightBy(profile, 'month')).toEqual({ 0: 2520 });
    expect(weightBy(profile, 'weekday')).toEqual({ 4: 2520 });
    // A filter's night of Friday holds the hours after midnight; those before belong to Friday itself.
    expect(weightBy(profile, 'nightWeekday')).toEqual({ 3: 1260, 4: 1260 });
    for (const { hour, nightWeekday } of profile.cells) expect(nightWeekday).toBe(hour < 12 ? 4 : 3);
  });

  test('on the last night of a month gives the next month nothing', () => {
    // Saturday 31 January 2026, 23-05: five of its six hours fall on 1 February.
    expect(weightBy(profileOf(window([5], 1380, 300, [0])), 'month')).toEqual({ 0: 2520 });
  });

  test('that does not wrap has the day before as its night', () => {
    const profile = profileOf(window([0], 0, 60, [0]));
    expect(profile.cells.map((cell) => [cell.weekday, cell.nightWeekday])).toEqual([[0, 6]]);
  });

  test('from 18 to 22 is dark all evening in December and never in June', () => {
    expect(weightBy(profileOf(window(null, 1080, 1320, [11])), 'light')).toEqual({ [DARK]: 2520 });
    expect(weightBy(profileOf(window(null, 1080, 1320, [5])), 'light')[DARK]).toBeUndefined();
  });

  test('of Sundays 02-03 in October counts the double hour once more, in March the skipped one never', () => {
    // October 2026: Sundays 4, 11, 18 and 25, the last with 120 minutes in hour 2.
    const october = profileOf(window([5, 6], 120, 180, [9]));
    // Five Saturdays of 60 minutes, three Sundays of 60 and one of 120.
    expect(weightBy(october, 'weekday')).toEqual({ 5: 1260, 6: 1260 });
    const march = profileOf(window([5, 6], 120, 180, [2]));
    // March 2026: four Saturdays and five Sundays, one of them without its hour 2.
    expect(weightBy(march, 'weekday')).toEqual({ 5: 1260, 6: 1260 });
  });

  test('uses the local calendar year of the report', () => {
    const time = window([5], 120, 180, [1]);
    const late = timeProfile(time, null, POINT, ZONE, new Date('2025-12-31T23:30:00Z'));
    expect(late.key).toBe(profileOf(time).key);
    const before = timeProfile(time, null, POINT, ZONE, new Date('2025-12-31T22:30:00Z'));
    expect(before.key).not.toBe(late.key);
  });

  test('whose start and end agree lasts a whole day from its start', () => {
    const profile = profileOf(window([2], 720, 720, null));
    expect(Object.values(weightBy(profile, 'hour'))).toEqual(new Array(24).fill(105));
    expect(weightBy(profile, 'nightWeekday')).toEqual({ 1: 1260, 2: 1260 });
  });

  test('stated as dark without a dark minute keeps its hours, is dark and flagged', () => {
    const profile = profileOf(window(null, 1080, 1320, [5]), 'dark');
    expect(profile.lightFlag).toBe('stated_light_absent');
    expect(weightBy(profile, 'hour')).toEqual({ 18: 630, 19: 630, 20: 630, 21: 630 });
    expect(weightBy(profile, 'light')).toEqual({ [DARK]: 2520 });
  });

  test('stated as dark gives the months their dark minutes, not their days', () => {
    const weights = weightBy(profileOf(window(null, 1200, 1380, [0, 3]), 'dark'), 'month');
    // In January 20-23 is all dark, in April dusk falls ever later: the days alone would say 31 to 30.
    expect(weights[0]! / weights[3]!).toBeGreaterThan(1.1);
    expect(weights[0]! + weights[3]!).toBe(2520);
  });

  test('without any matching minute is an error', () => {
    expect(() => profileOf(window([], 60, 120, null))).toThrow(RangeError);
  });
});

describe('the unknown', () => {
  const unknownCell = {
    month: UNKNOWN_MONTH,
    hour: UNKNOWN_HOUR,
    light: UNKNOWN_LIGHT,
    weekday: UNKNOWN_WEEKDAY,
    nightWeekday: UNKNOWN_WEEKDAY,
    weight: 2520,
  };

  test('is its own class in every part, never hour 0, January or Monday', () => {
    const profile = profileOf({ kind: 'unknown' });
    expect(profile).toEqual({ key: 'u:3', cells: [unknownCell], lightFlag: 'none' });
    expect([UNKNOWN_MONTH, UNKNOWN_HOUR, UNKNOWN_WEEKDAY, UNKNOWN_LIGHT]).toEqual([12, 24, 7, 3]);
  });

  test('keeps a stated light', () => {
    const cells = [{ ...unknownCell, light: DARK }];
    expect(profileOf({ kind: 'unknown' }, 'dark')).toEqual({ key: 'u:2', cells, lightFlag: 'none' });
  });

  test('window in which nothing was stated is the unknown time', () => {
    expect(profileOf(window(null, null, null, null), 'dark')).toEqual(profileOf({ kind: 'unknown' }, 'dark'));
  });

  test('hours of a window are hour 24 with the light stated or unknown, without a flag', () => {
    const profile = profileOf(window([4, 5], null, null, [0]));
    expect(weightBy(profile, 'hour')).toEqual({ 24: 2520 });
    expect(weightBy(profile, 'light')).toEqual({ [UNKNOWN_LIGHT]: 2520 });
    // Five Fridays and five Saturdays in January 2026.
    expect(weightBy(profile, 'weekday')).toEqual({ 4: 1260, 5: 1260 });
    const dark = profileOf(window([4, 5], null, null, [0]), 'dark');
    expect([weightBy(dark, 'light'), dark.lightFlag]).toEqual([{ [DARK]: 2520 }, 'none']);
  });

  test('months of a window are month 12, with the light of the whole year', () => {
    const profile = profileOf(window([4], 1320, 1440, null));
    expect(weightBy(profile, 'month')).toEqual({ [UNKNOWN_MONTH]: 2520 });
    expect(Object.keys(weightBy(profile, 'light'))).toEqual(['0', '1', '2']);
  });

  test('weekdays of a window are weekday 7 on both sides of midnight', () => {
    const profile = profileOf(window(null, 1320, 120, [0]));
    expect(weightBy(profile, 'weekday')).toEqual({ [UNKNOWN_WEEKDAY]: 2520 });
    expect(weightBy(profile, 'nightWeekday')).toEqual({ [UNKNOWN_WEEKDAY]: 2520 });
  });
});

describe('the key', () => {
  const time = window([4, 5], 1320, 120, [0, 11]);

  test('is shared by reports of one window near the same place, whatever the order of the lists', () => {
    const here = profileOf(time, null, [12.2897, 58.2834]);
    const near = profileOf(window([5, 4], 1320, 120, [11, 0]), null, [12.2921, 58.2819]);
    expect(near).toEqual(here);
  });

  test('differs by window, place, stated light and year', () => {
    const keys = [
      profileOf(time),
      profileOf(window([4], 1320, 120, [0, 11])),
      profileOf(window(null, 1320, 120, [0, 11])),
      profileOf(window([4, 5], 1320, 121, [0, 11])),
      profileOf(window([4, 5], 1320, 120, null)),
      profileOf(time, null, [58.28, 12.29]),
      profileOf(time, 'dark'),
      timeProfile(time, null, POINT, ZONE, new Date('2025-06-01T12:00:00Z')),
      timeProfile(time, null, POINT, 'Europe/Helsinki', REPORTED),
    ].map((profile) => profile.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
