import { readFileSync } from 'node:fs';
import { classifyElevation, lightAt, solarElevationDeg, solarNoonNear } from '@lyktan/geodata/light/sun';
import { Body, Equator, Horizon, Observer } from 'astronomy-engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const trollhattan = JSON.parse(fixture('sun_elevation_trollhattan.json')) as {
  lat: number;
  lon: number;
  points: { utc: string; elevation_deg: number }[];
};
const reference = JSON.parse(fixture('sun_reference.json')) as {
  nrel_spa: { local: string; lat: number; lon: number; e0_geometric: number };
  stockholm_usno: {
    lat: number;
    lon: number;
    events: { date: string; event: string; usno_utc: string }[];
  };
};

function fullEphemerisDeg(epochMs: number, longitude: number, latitude: number): number {
  const observer = new Observer(latitude, longitude, 0);
  const date = new Date(epochMs);
  const { ra, dec } = Equator(Body.Sun, date, observer, true, true);
  return Horizon(date, observer, ra, dec).altitude;
}

describe('the elevation of the sun', () => {
  test('agrees with astropy within 0.0111 degrees at Trollhättan, 2024-2033', () => {
    expect(trollhattan.points.length).toBe(20);
    for (const point of trollhattan.points) {
      const deg = solarElevationDeg(Date.parse(point.utc), trollhattan.lon, trollhattan.lat);
      expect(Math.abs(deg - point.elevation_deg), point.utc).toBeLessThan(0.0111);
    }
  });

  test('gives 39.872074 degrees for the NREL test case, which says 39.872046', () => {
    const { local, lat, lon } = reference.nrel_spa;
    expect(solarElevationDeg(Date.parse(local), lon, lat)).toBeCloseTo(39.872074, 5);
    expect(reference.nrel_spa.e0_geometric).toBe(39.872046);
  });

  test('stays within 0.013 degrees of a full ephemeris at any moment of 2024-2033 and any place in Sweden', () => {
    const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) });
    const longitudes = fc.double({ min: 11, max: 24, noNaN: true });
    const latitudes = fc.double({ min: 55, max: 69, noNaN: true });
    fc.assert(
      fc.property(moments, longitudes, latitudes, (ms, longitude, latitude) => {
        const error = solarElevationDeg(ms, longitude, latitude) - fullEphemerisDeg(ms, longitude, latitude);
        expect(Math.abs(error)).toBeLessThan(0.013);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('passes the thresholds in the minute that the USNO prints for Stockholm', () => {
    const { lat, lon, events } = reference.stockholm_usno;
    expect(events.length).toBe(51);
    for (const { date, event, usno_utc } of events) {
      const threshold = event.includes('Civil') ? -6 : -0.833;
      const sign = event === 'Rise' || event.startsWith('Begin') ? 1 : -1;
      const printed = Date.parse(`${date}T${usno_utc}:00Z`);
      const above = (seconds: number) =>
        sign * (solarElevationDeg(printed + seconds * 1000, lon, lat) - threshold);
      // The almanac rounds to whole minutes: half a minute, and 15 s for the formula in slow summer twilight.
      expect(above(-45), `${date} ${event}`).toBeLessThan(0);
      expect(above(45), `${date} ${event}`).toBeGreaterThan(0);
    }
  });

  test('takes longitude first: swapped axes are another place', () => {
    const noon = Date.UTC(2026, 5, 21, 11, 13);
    expect(solarElevationDeg(noon, 12.29, 58.28)).toBeCloseTo(55.16, 1);
    expect(solarElevationDeg(noon, 58.28, 12.29)).toBeLessThan(45);
  });
});

describe('the light class', () => {
  test('is daylight from -0.833, twilight from -6 and dark below', () => {
    const classes = [90, -0.833, -0.8331, -6, -6.0001, -90].map(classifyElevation);
    expect(classes).toEqual(['daylight', 'daylight', 'twilight', 'twilight', 'dark', 'dark']);
  });

  test('is never dark between 18 and 22 in June and always dark then in December', () => {
    const hours = (month: number, offset: number) =>
      Array.from({ length: 240 }, (_, minute) =>
        lightAt(Date.UTC(2026, month, 21, 18 - offset, minute), 12.29, 58.28),
      );
    expect(hours(5, 2)).not.toContain('dark');
    expect(new Set(hours(11, 1))).toEqual(new Set(['dark']));
  });

  test('of an invalid date or place is an error, never a class', () => {
    expect(() => lightAt(Number.NaN, 12.29, 58.28)).toThrow(RangeError);
    expect(() => lightAt(0, Number.NaN, 58.28)).toThrow(RangeError);
  });
});

test('solar noon is the highest moment of the day, wherever the search begins', () => {
  const noon = solarNoonNear(Date.UTC(2026, 9, 1, 12), 12.29);
  expect(solarNoonNear(Date.UTC(2026, 9, 1, 2), 12.29)).toBeCloseTo(noon, -2);
  const heights = [-15, 0, 15].map((minutes) => fullEphemerisDeg(noon + minutes * 60_000, 12.29, 58.28));
  expect(Math.max(...heights)).toBe(heights[1]);
  // Equal heights on both sides of noon but for the drift of the declination.
  expect(Math.abs(heights[0]! - heights[2]!)).toBeLessThan(0.02);
});
