import { lightRuns, runIndexAt } from '@lyktan/geodata/light/lightRuns';
import { lightAt } from '@lyktan/geodata/light/sun';
import { LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const minuteOf = (text: string) => Date.parse(text) / 60_000;

/** The first minute at which the runs differ from the sun asked minute by minute; null if none. */
function firstDifference(from: number, to: number, longitude: number, latitude: number): string | null {
  const runs = lightRuns(from, to, longitude, latitude);
  for (let minute = from; minute < to; minute += 1) {
    const expected = lightAt(minute * 60_000 + 30_000, longitude, latitude);
    const found = LIGHTS[runs.lights[runIndexAt(runs, minute)]!];
    if (found !== expected) return `${new Date(minute * 60_000).toISOString()}: ${found}, not ${expected}`;
  }
  return null;
}

test('runs equal the sun asked at every minute of a year in Trollhättan', () => {
  const from = minuteOf('2026-01-01T00:00Z');
  expect(firstDifference(from, from + 525_600, 12.29, 58.28)).toBeNull();
});

test('runs equal the sun minute by minute at any latitude of Sweden, for any start and length', () => {
  const starts = fc.integer({ min: minuteOf('2020-01-01T00:00Z'), max: minuteOf('2035-01-01T00:00Z') });
  const lengths = fc.integer({ min: 1, max: 4000 });
  const longitudes = fc.double({ min: -180, max: 180, noNaN: true });
  const latitudes = fc.double({ min: -69, max: 69, noNaN: true });
  fc.assert(
    fc.property(starts, lengths, longitudes, latitudes, (from, length, longitude, latitude) => {
      expect(firstDifference(from, from + length, longitude, latitude)).toBeNull();
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('runs cover their minutes without gaps, each with another light than the one before', () => {
  const from = minuteOf('2026-03-20T00:07Z');
  const runs = lightRuns(from, from + 10 * 1440, 12.29, 58.28);
  expect(runs.ends.at(-1)).toBe(from + 10 * 1440);
  expect(runs.lights.length).toBe(runs.ends.length);
  for (let index = 1; index < runs.ends.length; index += 1) {
    expect(runs.ends[index]!).toBeGreaterThan(runs.ends[index - 1]!);
    expect(runs.lights[index]).not.toBe(runs.lights[index - 1]);
  }
  // Dawn, sunrise, sunset and dusk of ten days.
  expect(runs.lights.length).toBe(41);
});

test('the night that is dark for minutes only is not missed', () => {
  // At 60.6 degrees the midsummer sun comes within half a degree of -6; one of these latitudes grazes it.
  const from = minuteOf('2026-06-21T12:00Z');
  for (let latitude = 60.4; latitude < 60.7; latitude += 0.005) {
    expect(firstDifference(from, from + 1440, 12.29, latitude), `${latitude}`).toBeNull();
  }
});

test('polar night and midnight sun are one run', () => {
  const winter = minuteOf('2026-12-21T00:00Z');
  const summer = minuteOf('2026-06-21T00:00Z');
  expect(lightRuns(summer, summer + 2880, 20, 68).lights).toEqual([0]);
  expect(lightRuns(winter, winter + 1440, 20, 75).lights).toEqual([2]);
});
