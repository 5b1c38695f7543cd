import {
  type DemonstrationFocusArea,
  demonstrationFocusAreas,
} from '@lyktan/geodata/demonstration/focusAreas';
import { demonstrationVisits } from '@lyktan/geodata/demonstration/visits';
import { lightAt } from '@lyktan/geodata/light/sun';
import { localParts } from '@lyktan/geodata/time/localTime';
import { FOCUS_AREA_STATUSES } from '@lyktan/geodata/vocabulary/vocabulary';
import { describe, expect, test } from 'vitest';
import {
  BAD_AT_AN_HOUR,
  BAD_ONLY_IN_THE_DARK,
  VISITS_DID_NOT_HELP,
  VISITS_HELPED,
} from '../../fixtures/plantedTruth.ts';
import { inRings } from './comparisons.ts';

const ZONE = 'Europe/Stockholm';
const areas = demonstrationFocusAreas();
const visits = demonstrationVisits();
const areaOf = (key: string): DemonstrationFocusArea => areas.find((area) => area.key === key)!;

describe('focus areas', () => {
  test('there are five, with every status and every priority among them', () => {
    expect(areas).toHaveLength(5);
    expect(new Set(areas.map(({ status }) => status))).toEqual(new Set(FOCUS_AREA_STATUSES));
    expect(new Set(areas.map(({ priority }) => priority))).toEqual(new Set([1, 2, 3]));
    expect(new Set(areas.map(({ name }) => name)).size).toBe(5);
  });

  test('each is a closed ring, counter-clockwise, of a few hectares', () => {
    for (const { key, geometry } of areas) {
      const ring = geometry.coordinates[0]!.map(([x = 0, y = 0]) => [x * 58_570, y * 111_360] as const);
      expect(ring[0], key).toEqual(ring.at(-1));
      const [originX, originY] = ring[0]!;
      const twiceArea = ring.slice(1).reduce((sum, [x, y], i) => {
        const [px, py] = ring[i]!;
        return sum + (px - originX) * (y - originY) - (x - originX) * (py - originY);
      }, 0);
      expect(twiceArea / 2 / 10_000, key).toBeGreaterThan(5);
      expect(twiceArea / 2 / 10_000, key).toBeLessThan(15);
    }
  });

  test('they lie about the places that trouble people', () => {
    for (const place of [BAD_ONLY_IN_THE_DARK[0]!, BAD_ONLY_IN_THE_DARK[2]!, ...BAD_AT_AN_HOUR]) {
      expect(
        areas.filter(({ geometry }) => inRings(geometry.coordinates, place.point)),
        place.name,
      ).toHaveLength(1);
    }
  });

  test('windows name days, minutes, light and months in range; one wraps midnight, one asks for the dark', () => {
    const windows = areas.flatMap((area) => area.windows);
    for (const { weekdays, startMinute, endMinute, months } of windows) {
      expect(weekdays.length > 0 && weekdays.every((day) => day >= 0 && day <= 6)).toBe(true);
      expect(startMinute >= 0 && startMinute < 1440 && endMinute > 0 && endMinute <= 1440).toBe(true);
      expect(months?.every((month) => month >= 0 && month <= 11) ?? true).toBe(true);
    }
    expect(windows.some(({ startMinute, endMinute }) => endMinute <= startMinute)).toBe(true);
    expect(windows.some(({ light }) => light?.join() === 'dark')).toBe(true);
  });

  test('validity is half-open dates that agree with the status on 31 August 2026', () => {
    for (const { status, validFrom, validTo } of areas) {
      expect(validFrom).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
      if (validTo !== null) expect(validTo > validFrom).toBe(true);
      expect(validFrom > '2026-08-31').toBe(status === 'draft');
      expect(validTo !== null && validTo <= '2026-08-31').toBe(status === 'ended');
    }
  });
});

describe('visits', () => {
  const keys = [VISITS_HELPED.focusAreaKey, VISITS_DID_NOT_HELP.focusAreaKey];

  test('are the same at every call, and belong to two areas, both visited more than a hundred times', () => {
    expect(demonstrationVisits()).toEqual(visits);
    expect(new Set(visits.map(({ focusAreaKey }) => focusAreaKey))).toEqual(new Set(keys));
    for (const key of keys)
      expect(visits.filter((visit) => visit.focusAreaKey === key).length).toBeGreaterThan(100);
  });

  test('last 10 to 15 minutes with at least two hours between them in the same area', () => {
    for (const key of keys) {
      const own = visits.filter((visit) => visit.focusAreaKey === key);
      own.forEach(({ start, end }, i) => {
        const minutes = (end.getTime() - start.getTime()) / 60_000;
        expect(minutes >= 10 && minutes <= 15).toBe(true);
        const before = own[i - 1];
        if (before) expect(start.getTime() - before.end.getTime()).toBeGreaterThanOrEqual(120 * 60_000);
      });
    }
  });

  test('lie inside a window of their area: days, hours, months and light', () => {
    for (const { focusAreaKey, start, end } of visits) {
      const area = areaOf(focusAreaKey);
      const [longitude = 0, latitude = 0] = area.geometry.coordinates[0]![0]!;
      const [from, to] = [start, end].map((moment) => localParts(moment.getTime(), ZONE));
      const inside = area.windows.some(
        ({ weekdays, startMinute, endMinute, months, light }) =>
          weekdays.includes(from!.weekday) &&
          (months?.includes(from!.month) ?? true) &&
          from!.hour * 60 + from!.minute >= startMinute &&
          to!.hour * 60 + to!.minute <= endMinute &&
          [start, end].every(
            (moment) => light?.includes(lightAt(moment.getTime(), longitude, latitude)) ?? true,
          ),
      );
      expect(inside, `${focusAreaKey} ${start.toISOString()}`).toBe(true);
    }
  });

  test('begin in September 2025 and go on to August 2026', () => {
    expect(visits[0]!.start.toISOString().slice(0, 7)).toBe('2025-09');
    expect(visits.at(-1)!.end.toISOString().slice(0, 7)).toBe('2026-08');
  });
});
