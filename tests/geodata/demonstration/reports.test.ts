import { WATER } from '@lyktan/geodata/places/basemap';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import { type DemonstrationReport, demonstrationReports } from '@lyktan/geodata/demonstration/reports';
import { timeProfile, REPORT_WEIGHT } from '@lyktan/geodata/time/profile';
import {
  AGE_BANDS,
  CHANNELS,
  CONCERNS,
  FEW_PEOPLE,
  PRECISIONS,
  TIME_KINDS,
} from '@lyktan/geodata/vocabulary/vocabulary';
import { describe, expect, test } from 'vitest';
import { inRings } from './comparisons.ts';

const reports = demonstrationReports();
const shareOf = (test: (report: DemonstrationReport) => boolean): number =>
  reports.filter(test).length / reports.length;
const placed = reports.flatMap((report) =>
  report.point === null ? [] : [{ ...report, point: report.point }],
);

describe('the generator', () => {
  test('gives the same reports for the same seed, others for another, and a longer list begins with the shorter', () => {
    expect(demonstrationReports(7, 40)).toEqual(demonstrationReports(7, 40));
    expect(demonstrationReports(8, 40)).not.toEqual(demonstrationReports(7, 40));
    expect(demonstrationReports(7, 60).slice(0, 40)).toEqual(demonstrationReports(7, 40));
  });

  test('gives 2,400 reports, each with its own version-4 UUID', () => {
    expect(new Set(reports.map(({ id }) => id)).size).toBe(2400);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(reports.filter(({ id }) => !uuid.test(id))).toEqual([]);
  });
});

describe('what the reports say', () => {
  test.each([
    ['channel', CHANNELS],
    ['precision', PRECISIONS],
    ['fewPeople', FEW_PEOPLE],
    ['ageBand', AGE_BANDS],
  ] as const)('every class of %s occurs at least 40 times', (field, classes) => {
    for (const value of classes) {
      expect(reports.filter((report) => report[field] === value).length, value).toBeGreaterThanOrEqual(40);
    }
  });

  test('all kinds of time occur, most of them instants', () => {
    const [instant, ...others] = TIME_KINDS.map((kind) => shareOf(({ time }) => time.kind === kind));
    expect(instant).toBeGreaterThan(0.55);
    expect(instant).toBeLessThan(0.62);
    for (const share of others) expect(share).toBeGreaterThan(0.05);
  });

  test('women report about twice as often as men', () => {
    const women = shareOf(({ gender }) => gender === 'woman');
    const men = shareOf(({ gender }) => gender === 'man');
    expect(women / men).toBeGreaterThan(1.6);
    expect(women / men).toBeLessThan(2.4);
  });

  test('violence and sexual harassment are what women name most, and men name the latter far less', () => {
    const named = (gender: string): [string, number][] => {
      const own = reports.filter((report) => report.gender === gender && report.feeling === 'unsafe');
      return CONCERNS.map((concern): [string, number] => [
        concern,
        own.filter(({ concerns }) => concerns.includes(concern)).length / own.length,
      ]).sort((a, b) => b[1] - a[1]);
    };
    expect(
      named('woman')
        .slice(0, 2)
        .map(([concern]) => concern)
        .sort(),
    ).toEqual(['sexual', 'violence']);
    const sexual = (gender: string): number => Object.fromEntries(named(gender))['sexual'] ?? 0;
    expect(sexual('woman') / sexual('man')).toBeGreaterThan(4);
  });

  test('few people about is said more often than not, by those who say', () => {
    const yes = shareOf(({ fewPeople }) => fewPeople === 'yes');
    const no = shareOf(({ fewPeople }) => fewPeople === 'no');
    const unknown = shareOf(({ fewPeople }) => fewPeople === 'unknown');
    expect(yes / (yes + no)).toBeGreaterThan(0.38);
    expect(unknown).toBeGreaterThan(0.2);
  });

  test('about 8 % feel safe; they name no concern and the others one to three different ones', () => {
    const safe = shareOf(({ feeling }) => feeling === 'safe');
    expect(Math.abs(safe - 0.08)).toBeLessThan(0.02);
    for (const { feeling, concerns } of reports) {
      expect(new Set(concerns).size).toBe(concerns.length);
      if (feeling === 'safe') expect(concerns).toEqual([]);
      else expect(concerns.length >= 1 && concerns.length <= 3).toBe(true);
    }
  });

  test('about 3 % wait for moderation, newer ones more often, and about 2 % were rejected', () => {
    const pending = reports.filter(({ moderation }) => moderation === 'pending');
    expect(Math.abs(pending.length / reports.length - 0.03)).toBeLessThan(0.01);
    expect(Math.abs(shareOf(({ moderation }) => moderation === 'rejected') - 0.02)).toBeLessThan(0.01);
    const recent = pending.filter(({ reportedAt }) => reportedAt > new Date('2026-03-01T00:00:00Z'));
    expect(recent.length / pending.length).toBeGreaterThan(0.8);
  });
});

describe('where the reports are', () => {
  test('every point lies inside the municipality, longitude first, and none on the river', () => {
    const { west, south, east, north } = MUNICIPALITY.bounds;
    const outside = placed.filter(({ point: [x, y] }) => x < west || x > east || y < south || y > north);
    expect(outside).toEqual([]);
    const river = WATER.features.flatMap(({ geometry }) => geometry.coordinates);
    expect(placed.filter(({ point }) => inRings(river, point)).map(({ point }) => point)).toEqual([]);
  });

  test('only exact and place precision have a point, and only district precision names a district', () => {
    const codes = DISTRICT_NAMES.map(({ code }) => code);
    for (const { precision, point, districtCode } of reports) {
      expect(point !== null).toBe(precision === 'exact' || precision === 'place');
      expect(districtCode !== null).toBe(precision === 'district');
      if (districtCode !== null) expect(codes).toContain(districtCode);
    }
  });
});

describe('when the reports are', () => {
  const start = Date.parse('2022-12-31T23:00:00Z');
  const end = Date.parse('2026-08-31T22:00:00Z');

  test('everything happens and is reported from 2023 to the end of August 2026, local time, and in that order', () => {
    for (const { time, reportedAt } of reports) {
      const moments =
        time.kind === 'instant' ? [time.at] : time.kind === 'interval' ? [time.start, time.end] : [];
      const ordered = [start, ...moments.map(Number), reportedAt.getTime(), end];
      expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
      expect(reportedAt.getTime()).toBeLessThan(end);
    }
  });

  test('at most a fifth of the instants are rounded to five minutes, none to more, beyond what chance gives', () => {
    const minutes = reports.flatMap(({ time }) => (time.kind === 'instant' ? [time.at.getUTCMinutes()] : []));
    const share = (step: number): number =>
      minutes.filter((minute) => minute % step === 0).length / minutes.length;
    const rounded = (share(5) - 1 / 5) / (1 - 1 / 5);
    expect(rounded).toBeGreaterThan(0.1);
    expect(rounded).toBeLessThan(0.22);
    expect(share(30) / share(5)).toBeLessThan(0.24);
  });

  test('each report has a time profile of full weight, and some windows wrap midnight', () => {
    const windows = reports.flatMap(({ time }) => (time.kind === 'window' ? [time.window] : []));
    const wrapping = windows.filter(({ startMinute, endMinute }) => (endMinute ?? 1) <= (startMinute ?? 0));
    expect(wrapping.length).toBeGreaterThan(50);
    const seen = new Set<string>();
    for (const { time, statedLight, point, reportedAt } of reports) {
      if (time.kind !== 'window') continue;
      const { key, cells } = timeProfile(
        time,
        statedLight,
        point ?? MUNICIPALITY.centre,
        MUNICIPALITY.timeZone,
        reportedAt,
      );
      if (seen.has(key)) continue;
      seen.add(key);
      expect(cells.reduce((sum, { weight }) => sum + weight, 0)).toBe(REPORT_WEIGHT);
    }
  });

  test('windows state days, hours and months in order and in range, or not at all', () => {
    for (const { time } of reports) {
      if (time.kind !== 'window') continue;
      const { weekdays, startMinute, endMinute, months } = time.window;
      expect(startMinute === null).toBe(endMinute === null);
      if (startMinute !== null) expect(startMinute >= 0 && startMinute < 1440).toBe(true);
      if (endMinute !== null) expect(endMinute > 0 && endMinute <= 1440).toBe(true);
      for (const [list, size] of [
        [weekdays, 7],
        [months, 12],
      ] as const) {
        if (list === null) continue;
        expect(list).toEqual([...new Set(list)].sort((a, b) => a - b));
        expect(list.every((value) => value >= 0 && value < size)).toBe(true);
      }
    }
  });
});

describe('the texts', () => {
  const texts = reports.flatMap(({ text }) => (text === null ? [] : [text]));

  test('some reports have one, short and varied', () => {
    expect(texts.length / reports.length).toBeGreaterThan(0.3);
    expect(texts.length / reports.length).toBeLessThan(0.5);
    expect(new Set(texts).size).toBeGreaterThan(150);
    expect(texts.filter((text) => text.length < 3 || text.length > 220)).toEqual([]);
  });

  test('none holds a number, an address, or a capital letter inside a sentence, as a name would', () => {
    const identifying = /\d|@|https?:|www\./;
    const nameLike = /[a-zåäö,] [A-ZÅÄÖ]/;
    expect(texts.filter((text) => identifying.test(text) || nameLike.test(text))).toEqual([]);
  });
});
