import { lightAt } from '@lyktan/geodata/light/sun';
import type { DemonstrationReport } from '@lyktan/geodata/demonstration/reports';
import { epochOfLocal, localParts } from '@lyktan/geodata/time/localTime';

export const ZONE = 'Europe/Stockholm';
const STEP_MS = 5 * 60_000;
const CELLS = 12 * 24 * 2;

/** A report at a known moment and point. */
export interface TimedReport {
  atMs: number;
  point: readonly [number, number];
}

/** Dark against daylight at the same clock hour: point estimate, 95 % limits and how many of each. */
export interface DarkRatio {
  ratio: number;
  low: number;
  high: number;
  dark: number;
  daylight: number;
}

/** Accepted reports of feeling unsafe at an instant and a point. */
export function timedReports(reports: readonly DemonstrationReport[]): TimedReport[] {
  return reports.flatMap(({ moderation, feeling, time, point }) =>
    moderation === 'accepted' && feeling === 'unsafe' && time.kind === 'instant' && point !== null
      ? [{ atMs: time.at.getTime(), point }]
      : [],
  );
}

/** Metres between two points, on a plane (good to 0.5 % within the municipality). */
export function distanceM(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot((a[0] - b[0]) * 58_570, (a[1] - b[1]) * 111_360);
}

/** [month][hour][daylight, dark] laid out flat; null in twilight. */
function cellOf(atMs: number, [longitude, latitude]: readonly [number, number]): number | null {
  const light = lightAt(atMs, longitude, latitude);
  if (light === 'twilight') return null;
  const { month, hour } = localParts(atMs, ZONE);
  return (month * 24 + hour) * 2 + (light === 'dark' ? 1 : 0);
}

let cachedExposure: Float64Array | null = null;

/** Hours of each cell from 2023 to the end of August 2026, by walking through them in steps of five minutes. */
function exposureHours(): Float64Array {
  if (cachedExposure !== null) return cachedExposure;
  const hours = new Float64Array(CELLS);
  const endMs = epochOfLocal(2026, 8, 1, 0, ZONE);
  for (let atMs = epochOfLocal(2023, 0, 1, 0, ZONE) + STEP_MS / 2; atMs < endMs; atMs += STEP_MS) {
    const cell = cellOf(atMs, [12.29, 58.28]);
    if (cell !== null) hours[cell] = (hours[cell] ?? 0) + 1 / 12;
  }
  cachedExposure = hours;
  return hours;
}

function countCells(reports: readonly TimedReport[]): Float64Array {
  const counts = new Float64Array(CELLS);
  for (const { atMs, point } of reports) {
    const cell = cellOf(atMs, point);
    if (cell !== null) counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** Mantel-Haenszel rate ratio over clock hour x calendar month, Greenland-Robins variance (METHODS 3). */
export function mantelHaenszel(reports: readonly TimedReport[]): DarkRatio {
  const counts = countCells(reports);
  const exposure = exposureHours();
  let [above, below, variance] = [0, 0, 0];
  for (let light = 0; light < CELLS; light += 2) {
    const [lightHours = 0, darkHours = 0] = exposure.subarray(light, light + 2);
    const [lit = 0, dark = 0] = counts.subarray(light, light + 2);
    const hours = lightHours + darkHours;
    if (lightHours === 0 || darkHours === 0) continue;
    above += (dark * lightHours) / hours;
    below += (lit * darkHours) / hours;
    variance += ((lit + dark) * lightHours * darkHours) / hours ** 2;
  }
  return withLimits(Math.log(above / below), Math.sqrt(variance / (above * below)), counts);
}

/**
 * Poisson regression with terms for dark, clock hour and month (METHODS 3), solved by proportional fitting:
 * each term in turn is set to observed / expected, which climbs to the maximum likelihood. The standard
 * error comes from the profile likelihood's curvature, inflated by the Pearson dispersion where above 1.
 */
export function regressionRatio(reports: readonly TimedReport[]): DarkRatio {
  const counts = countCells(reports);
  const best = fitTerms(counts, null);
  const step = 0.2;
  const around = [-step, step].map((shift) => fitTerms(counts, best.dark * Math.exp(shift)).logLikelihood);
  const curvature = (2 * best.logLikelihood - (around[0] ?? 0) - (around[1] ?? 0)) / step ** 2;
  return withLimits(Math.log(best.dark), Math.sqrt(Math.max(1, best.dispersion) / curvature), counts);
}

/** Reports an hour in the dark over reports an hour in daylight, without regard to the clock: the naive figure. */
export function naiveRatio(reports: readonly TimedReport[]): number {
  const counts = countCells(reports);
  const exposure = exposureHours();
  return sumOf(counts, 1) / sumOf(exposure, 1) / (sumOf(counts, 0) / sumOf(exposure, 0));
}

interface Fit {
  dark: number;
  logLikelihood: number;
  dispersion: number;
}

function fitTerms(counts: Float64Array, fixedDark: number | null): Fit {
  const exposure = exposureHours();
  const months = new Float64Array(12).fill(1);
  const hours = new Float64Array(24).fill(1);
  const darkness = new Float64Array([1, fixedDark ?? 1]);
  const terms: [Float64Array, (cell: number) => number][] = [
    [months, (cell) => Math.floor(cell / 48)],
    [hours, (cell) => Math.floor(cell / 2) % 24],
  ];
  const darkTerm: (typeof terms)[number] = [darkness, (cell) => cell % 2];
  const expected = (cell: number): number =>
    (exposure[cell] ?? 0) *
    [...terms, darkTerm].reduce((product, [values, of]) => product * (values[of(cell)] ?? 0), 1);
  for (let round = 0; round < 40; round++) {
    for (const [values, of] of fixedDark === null ? [...terms, darkTerm] : terms)
      rescale(values, of, counts, expected);
  }
  return goodness(counts, expected, (darkness[1] ?? 0) / (darkness[0] ?? 1));
}

function rescale(
  values: Float64Array,
  of: (cell: number) => number,
  counts: Float64Array,
  expected: (cell: number) => number,
): void {
  const observed = new Float64Array(values.length);
  const foreseen = new Float64Array(values.length);
  for (let cell = 0; cell < CELLS; cell++) {
    observed[of(cell)]! += counts[cell] ?? 0;
    foreseen[of(cell)]! += expected(cell);
  }
  values.forEach((value, i) => {
    if ((foreseen[i] ?? 0) > 0) values[i] = (value * (observed[i] ?? 0)) / (foreseen[i] ?? 1);
  });
}

function goodness(counts: Float64Array, expected: (cell: number) => number, dark: number): Fit {
  let [logLikelihood, pearson, used] = [0, 0, 0];
  counts.forEach((count, cell) => {
    const mean = expected(cell);
    if (mean <= 0) return;
    logLikelihood += count * Math.log(mean) - mean;
    pearson += (count - mean) ** 2 / mean;
    used++;
  });
  return { dark, logLikelihood, dispersion: pearson / (used - 36) };
}

function withLimits(log: number, standardError: number, counts: Float64Array): DarkRatio {
  return {
    ratio: Math.exp(log),
    low: Math.exp(log - 1.96 * standardError),
    high: Math.exp(log + 1.96 * standardError),
    dark: sumOf(counts, 1),
    daylight: sumOf(counts, 0),
  };
}

function sumOf(cells: Float64Array, light: 0 | 1): number {
  return cells.reduce((sum, value, cell) => (cell % 2 === light ? sum + value : sum), 0);
}
