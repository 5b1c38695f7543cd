import type { DemonstrationFocusArea } from '@lyktan/geodata/demonstration/focusAreas';
import type { DemonstrationReport } from '@lyktan/geodata/demonstration/reports';
import { lightAt } from '@lyktan/geodata/light/sun';
import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { epochOfLocal, localParts } from '@lyktan/geodata/time/localTime';
import { VISITS_COMPARED_YEARS, VISITS_FROM } from '../../fixtures/plantedTruth.ts';
import { type TimedReport, ZONE } from './darkRatio.ts';

/** Even-odd rule over the rings of a polygon, [longitude, latitude]. */
export function inRings(rings: readonly (readonly number[])[][], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x1 = 0, y1 = 0] = ring[i] ?? [];
      const [x2 = 0, y2 = 0] = ring[i + 1] ?? [];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}

/** Code of the district that holds a point, null in gaps and outside. */
export function districtOf(point: readonly [number, number]): string | null {
  for (const { geometry, properties } of DISTRICTS.features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    if (polygons.some((rings) => inRings(rings, point))) return properties.code;
  }
  return null;
}

/** The district that a report names or lies in; null for the town as a whole. */
export function districtOfReport({ point, districtCode }: DemonstrationReport): string | null {
  return point === null ? districtCode : districtOf(point);
}

/** ln(T1/T0) - ln(C1/C0) with its 95 % limits (METHODS 7). */
export interface Change {
  log: number;
  low: number;
  high: number;
  treated: readonly [before: number, after: number];
}

/**
 * Reports inside an area's windows, the year before against the year after the visits began; the rest of
 * the town in the same windows, outside all `areas`, is the comparison.
 */
export function changeInWindows(
  timed: readonly TimedReport[],
  area: DemonstrationFocusArea,
  areas: readonly DemonstrationFocusArea[],
): Change {
  const inWindows = timed.filter((report) => area.windows.some((window) => matches(window, report)));
  const treated = beforeAfter(inWindows.filter(({ point }) => inRings(area.geometry.coordinates, point)));
  const elsewhere = inWindows.filter(({ point }) =>
    areas.every(({ geometry }) => !inRings(geometry.coordinates, point)),
  );
  const compared = beforeAfter(elsewhere);
  const log = Math.log(treated[1] / treated[0]) - Math.log(compared[1] / compared[0]);
  const error = Math.sqrt([...treated, ...compared].reduce((sum, count) => sum + 1 / count, 0));
  return { log, low: log - 1.96 * error, high: log + 1.96 * error, treated };
}

function beforeAfter(reports: readonly TimedReport[]): [number, number] {
  const [year, month, day] = VISITS_FROM;
  const fromMs = epochOfLocal(year, month, day, 0, ZONE);
  const beforeMs = epochOfLocal(year - VISITS_COMPARED_YEARS, month, day, 0, ZONE);
  const before = reports.filter(({ atMs }) => atMs >= beforeMs && atMs < fromMs).length;
  return [before, reports.filter(({ atMs }) => atMs >= fromMs).length];
}

/** Only for windows that do not wrap midnight: those of the two visited areas. */
function matches(window: DemonstrationFocusArea['windows'][number], { atMs, point }: TimedReport): boolean {
  const { month, weekday, hour, minute } = localParts(atMs, ZONE);
  const minuteOfDay = hour * 60 + minute;
  const inHours = minuteOfDay >= window.startMinute && minuteOfDay < window.endMinute;
  const inLight = window.light === null || window.light.includes(lightAt(atMs, point[0], point[1]));
  return inHours && inLight && window.weekdays.includes(weekday) && (window.months?.includes(month) ?? true);
}

/** Odds ratio of a table [[a, b], [c, d]] with its 95 % limits. */
export function oddsRatio(
  a: number,
  b: number,
  c: number,
  d: number,
): { ratio: number; low: number; high: number } {
  const log = Math.log((a * d) / (b * c));
  const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { ratio: Math.exp(log), low: Math.exp(log - 1.96 * error), high: Math.exp(log + 1.96 * error) };
}

/**
 * Upper-tail p of Pearson's chi-squared for independence of rows and columns, by Wilson and Hilferty's normal
 * approximation (1931), good to two digits here.
 */
export function independenceP(table: readonly (readonly number[])[]): number {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const total = rows.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  table.forEach((row, i) =>
    row.forEach((count, j) => {
      const expected = ((rows[i] ?? 0) * (columns[j] ?? 0)) / total;
      statistic += (count - expected) ** 2 / expected;
    }),
  );
  const degrees = (rows.length - 1) * (columns.length - 1);
  const spread = 2 / (9 * degrees);
  return upperTail((Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread));
}

/** P(Z > z): Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  return (
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series.reduce((sum, factor) => (sum + factor) * t, 0)
  );
}
