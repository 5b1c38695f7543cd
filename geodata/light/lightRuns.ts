import { CIVIL_DEG, HORIZON_DEG, solarElevationDeg, solarNoonNear } from './sun.ts';

const MINUTE_MS = 60_000;
const HALF_DAY_MS = 43_200_000;

/**
 * Runs of whole minutes of one light class. Minutes are counted from the epoch (1970-01-01 UTC) and
 * sampled at their midpoint mm:30. Run i covers [ends[i - 1], ends[i]) and the first starts at
 * `from`; `lights` are indexes into LIGHTS (0 daylight, 1 twilight, 2 dark).
 */
export interface LightRuns {
  from: number;
  ends: number[];
  lights: number[];
}

/** Runs of light for the epoch minutes [from, to) at a place in degrees; about six runs a day. */
export function lightRuns(from: number, to: number, longitude: number, latitude: number): LightRuns {
  const lightOf = (minute: number) => lightIndex(minute, longitude, latitude);
  const runs: LightRuns = { from, ends: [], lights: [lightOf(from)] };
  // Between two culminations the elevation only rises or only falls, so that bisection misses nothing.
  let culminationMs = solarNoonNear(from * MINUTE_MS, longitude) - HALF_DAY_MS;
  let minute = from;
  while (minute < to - 1) {
    culminationMs = nextCulmination(culminationMs, longitude);
    const next = Math.min(to - 1, Math.floor(culminationMs / MINUTE_MS));
    if (next <= minute) continue;
    findChanges(minute, runs.lights.at(-1)!, next, lightOf(next), lightOf, runs);
    minute = next;
  }
  runs.ends.push(to);
  return runs;
}

/** The index of the run that holds an epoch minute within the runs. */
export function runIndexAt(runs: LightRuns, minute: number): number {
  let low = 0;
  let high = runs.ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs.ends[middle]! > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lightIndex(minute: number, longitude: number, latitude: number): number {
  const deg = solarElevationDeg((minute + 0.5) * MINUTE_MS, longitude, latitude);
  if (deg >= HORIZON_DEG) return 0;
  return deg >= CIVIL_DEG ? 1 : 2;
}

/** Noon and midnight follow each other 12 hours apart but for seconds; noon is found anew each day. */
function nextCulmination(culminationMs: number, longitude: number): number {
  const guess = culminationMs + HALF_DAY_MS;
  const noon = solarNoonNear(guess, longitude);
  return Math.abs(noon - guess) < HALF_DAY_MS / 2 ? noon : guess;
}

function findChanges(
  a: number,
  lightA: number,
  b: number,
  lightB: number,
  lightOf: (minute: number) => number,
  runs: LightRuns,
): void {
  if (lightA === lightB) return;
  if (b - a === 1) {
    runs.ends.push(b);
    runs.lights.push(lightB);
    return;
  }
  const middle = (a + b) >> 1;
  const lightMiddle = lightOf(middle);
  findChanges(a, lightA, middle, lightMiddle, lightOf, runs);
  findChanges(middle, lightMiddle, b, lightB, lightOf, runs);
}
