import {
  brush,
  brushBuffers,
  brushExposureMinutes,
  clockGrid,
  hourProfile,
} from '@lyktan/geodata/cube/brush';
import { SectionSum, type ProfileSlots, type SlotWeights } from '@lyktan/geodata/cube/build';
import { CubeFormatError, slotOf, type Cube, type CubeHeader } from '@lyktan/geodata/cube/cube';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import { encodeCube } from '@lyktan/geodata/cube/encode';
import type { Brush } from '@lyktan/geodata/filter/filter';
import { LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** One share of one report, as a brute force keeps it. */
interface Share {
  place: string;
  light: number;
  month: number;
  hour: number;
  weight: number;
  instant: boolean;
  /** Inside the weekday filter by its own day, and by the day before. */
  own: boolean;
  night: boolean;
}

const ALL: Brush = { hours: null, months: null, light: null };
const header: CubeHeader = {
  dataVersion: '7',
  query: 'weekdays=fri',
  audience: 'staff',
  reports: 3,
  timedReports: 1,
  byMonth: [{ month: '2026-01', reports: 3 }],
  exposure: {
    own: Array.from({ length: 864 }, (_, index) => index),
    night: Array.from({ length: 864 }, () => 1000),
  },
  withheld: { districts: ['åsaka'], municipality: [], concerns: [], channels: [] },
};

function profileOf({ light, month, hour, weight, own, night }: Share): ProfileSlots {
  const weights = (inside: boolean): SlotWeights =>
    inside ? { slots: [slotOf(light, month, hour)], weights: [weight] } : { slots: [], weights: [] };
  return { own: weights(own), night: weights(night) };
}

function cubeOf(shares: readonly Share[]): Cube {
  return decodeCube(bytesOf(shares));
}

function bytesOf(shares: readonly Share[]): Uint8Array {
  const districts = new SectionSum<string>();
  for (const share of shares) districts.add(share.place, profileOf(share), share.instant);
  const none = { municipality: [], concerns: [], channels: [] };
  return encodeCube(header, { cells: null, districts: districts.finish((name) => name), ...none });
}

/** Steps hour by hour and month by month: knows nothing of ranges and sums. */
function bruteForce(
  shares: readonly Share[],
  { hours, months, light }: Brush,
  instantsOnly: boolean,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const share of shares) {
    if (instantsOnly && !share.instant) continue;
    if (light && share.light !== LIGHTS.indexOf(light)) continue;
    if (months && !steps(months.start, months.end, 12).concat(months.end).includes(share.month)) continue;
    const chosen = hours ? steps(hours.start, hours.end % 24, 24) : null;
    if (chosen && !chosen.includes(share.hour)) continue;
    const afterMidnight = hours !== null && hours.end <= hours.start && share.hour < hours.start;
    if (afterMidnight ? !share.night : !share.own) continue;
    sums.set(share.place, (sums.get(share.place) ?? 0) + share.weight);
  }
  return sums;
}

/** start, start + 1, ... up to but not including end, modulo `size`; a whole turn where they are equal. */
function steps(start: number, end: number, size: number): number[] {
  const list = [start];
  for (let at = (start + 1) % size; at !== end; at = (at + 1) % size) list.push(at);
  return start === end && size === 12 ? [start] : list;
}

const shares = fc.array(
  fc
    .record({
      place: fc.constantFrom('centrum', 'sylte', 'åsaka', 'velanda'),
      light: fc.integer({ min: 0, max: 3 }),
      month: fc.integer({ min: 0, max: 12 }),
      hour: fc.integer({ min: 0, max: 24 }),
      weight: fc.integer({ min: 1, max: 2520 }),
      instant: fc.boolean(),
      own: fc.boolean(),
      night: fc.boolean(),
    })
    .map((share) => (share.instant ? { ...share, weight: 2520 } : share)),
  { maxLength: 60 },
);
const brushes: fc.Arbitrary<Brush> = fc.record({
  hours: fc.option(
    fc
      .record({ start: fc.integer({ min: 0, max: 23 }), end: fc.integer({ min: 1, max: 24 }) })
      .filter((h) => h.start !== h.end),
    { nil: null },
  ),
  months: fc.option(
    fc.record({ start: fc.integer({ min: 0, max: 11 }), end: fc.integer({ min: 0, max: 11 }) }),
    { nil: null },
  ),
  light: fc.option(fc.constantFrom('daylight' as const, 'twilight' as const, 'dark' as const), { nil: null }),
});

describe('brushing a cube', () => {
  test('gives what a brute force over the shares gives, for any brush', () => {
    fc.assert(
      fc.property(shares, brushes, (list, selection) => {
        const section = cubeOf(list).sections.districts;
        const { mass, timed } = brush(section, selection);
        const expectedMass = bruteForce(list, selection, false);
        const expectedTimed = bruteForce(list, selection, true);
        section.places.forEach((place, index) => {
          expect(mass[index]).toBe(expectedMass.get(place) ?? 0);
          expect(timed[index]).toBe(expectedTimed.get(place) ?? 0);
        });
        for (const place of expectedMass.keys()) expect(section.places).toContain(place);
      }),
      { numRuns: 400 },
    );
  });

  const at = (month: number, hour: number, more: Partial<Share> = {}): Share => ({
    ...{ place: 'centrum', light: 2, month, hour, weight: 2520, instant: true, own: true, night: true },
    ...more,
  });

  test('counts 23:59 and midnight on their sides of 24 and 00', () => {
    const section = cubeOf([at(0, 23), at(0, 0)]).sections.districts;
    expect(brush(section, { ...ALL, hours: { start: 23, end: 24 } }).mass[0]).toBe(2520);
    expect(brush(section, { ...ALL, hours: { start: 0, end: 1 } }).mass[0]).toBe(2520);
    expect(brush(section, { ...ALL, hours: { start: 23, end: 1 } }).mass[0]).toBe(5040);
    expect(brush(section, { ...ALL, hours: { start: 1, end: 23 } }).mass[0]).toBe(0);
  });

  test('takes the hours after midnight of a wrapping window by the day before', () => {
    // Friday is chosen. Saturday 01:00 lies outside by its own day, but in the night that began on Friday.
    const saturday = at(5, 1, { own: false, night: true });
    const fridayMorning = at(5, 1, { own: true, night: false });
    const section = cubeOf([saturday, fridayMorning, fridayMorning]).sections.districts;
    expect(brush(section, { ...ALL, hours: { start: 22, end: 3 } }).mass[0]).toBe(2520);
    expect(brush(section, { ...ALL, hours: { start: 0, end: 3 } }).mass[0]).toBe(5040);
    expect(brush(section, ALL).mass[0]).toBe(5040);
  });

  test('never counts unknown as hour 0, January or daylight, but includes it in "all"', () => {
    const section = cubeOf([at(12, 24, { light: 3, instant: false, weight: 77 })]).sections.districts;
    expect(brush(section, ALL).mass[0]).toBe(77);
    expect(brush(section, { ...ALL, hours: { start: 0, end: 24 } }).mass[0]).toBe(0);
    expect(brush(section, { ...ALL, months: { start: 0, end: 11 } }).mass[0]).toBe(0);
    expect(brush(section, { ...ALL, light: 'daylight' }).mass[0]).toBe(0);
    expect(hourProfile(section, 0, null, null)[24]).toBe(77);
  });

  test('holds ten million reports in one class exactly', () => {
    const districts = new SectionSum<string>();
    const slots = [slotOf(2, 0, 22)];
    for (let report = 0; report < 10_000_000; report += 1)
      districts.add('x', { own: { slots, weights: [2519] }, night: null }, false);
    const bytes = encodeCube(header, {
      cells: null,
      districts: districts.finish(String),
      municipality: [],
      concerns: [],
      channels: [],
    });
    expect(brush(decodeCube(bytes).sections.districts, ALL).mass[0]).toBe(25_190_000_000);
  });

  test('fills the buffers it is given anew', () => {
    const section = cubeOf([at(0, 23)]).sections.districts;
    const buffers = brushBuffers(section);
    brush(section, ALL, buffers);
    expect(brush(section, { ...ALL, hours: { start: 1, end: 2 } }, buffers)).toBe(buffers);
    expect([...buffers.mass, ...buffers.timed]).toEqual([0, 0]);
  });

  test('the clock and the hours of a place add up to its brush', () => {
    fc.assert(
      fc.property(shares, brushes, (list, { months, light }) => {
        const section = cubeOf(list).sections.districts;
        section.places.forEach((_, place) => {
          const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
          const known: Brush = { hours: { start: 0, end: 24 }, months: { start: 0, end: 11 }, light };
          expect(sum(clockGrid(section, place, light))).toBe(brush(section, known).mass[place]);
          expect(sum(hourProfile(section, place, months, light))).toBe(
            brush(section, { ...ALL, months, light }).mass[place],
          );
        });
      }),
    );
  });

  test('the clock has months as rows and hours as columns', () => {
    const section = cubeOf([at(11, 22)]).sections.districts;
    expect(clockGrid(section, 0, 'dark').indexOf(2520)).toBe(11 * 24 + 22);
    expect(clockGrid(section, 0, 'daylight').indexOf(2520)).toBe(-1);
  });
});

describe('exposure under a brush', () => {
  test('adds the minutes of its months, hours and light', () => {
    const selection: Brush = { months: { start: 1, end: 1 }, hours: { start: 3, end: 5 }, light: 'dark' };
    expect(brushExposureMinutes(header, selection)).toBe(27 * 3 + 2 + 28 * 3 + 2);
  });

  test('takes the hours after midnight of a wrapping window from the night before', () => {
    const selection: Brush = { months: { start: 0, end: 0 }, hours: { start: 23, end: 2 }, light: null };
    expect(brushExposureMinutes(header, selection)).toBe(69 + 70 + 71 + 6 * 1000);
  });

  test('of no brush is the whole period', () => {
    expect(brushExposureMinutes(header, ALL)).toBe((863 * 864) / 2);
  });
});

describe('the bytes of a cube', () => {
  const some = [
    { place: 'sylte', light: 2, month: 0, hour: 23, weight: 2520, instant: true, own: true, night: false },
  ];
  const bytes = bytesOf(some);

  test('bring header, places and counts back', () => {
    const cube = decodeCube(bytes);
    expect(cube.header).toEqual(header);
    expect(cube.sections.cells).toBeNull();
    expect(cube.sections.districts.places).toEqual(['sylte']);
    expect([...cube.sections.districts.reports]).toEqual([1]);
    expect(cube.sections.municipality.places).toEqual([]);
  });

  test('are refused by name wherever one of them was changed or the end is missing', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      expect(() => decodeCube(changed)).toThrow(CubeFormatError);
      expect(() => decodeCube(bytes.subarray(0, at))).toThrow(CubeFormatError);
    }
  });

  test('are refused when they are anything else', () => {
    const refused = (bytes: Uint8Array) => {
      expect(() => decodeCube(bytes)).toThrow(CubeFormatError);
    };
    fc.assert(fc.property(fc.uint8Array(), refused));
  });

  test('an instant that is spread over several classes is refused when it is added', () => {
    const sum = new SectionSum<string>();
    const half = { own: { slots: [0, 1], weights: [1260, 1260] }, night: null };
    expect(() => sum.add('x', half, true)).toThrow(RangeError);
  });
});
