import { CIVIL_DEG, HORIZON_DEG, solarElevationDeg, solarNoonNear } from './sun.ts';

const HALF_DAY_MS = 43_200_000;

/** Moments of one night, epoch milliseconds; null where the sun does not pass that elevation that night. */
export interface CivilTwilight {
  sunset: number | null;
  dusk: number | null;
  dawn: number | null;
  sunrise: number | null;
}

/**
 * Sunset (-0.833 degrees) and civil dusk (-6 degrees) after the solar noon nearest to the given
 * instant, and the civil dawn and sunrise that follow before the next noon.
 *
 * @param dateLocalNoonEpochMs local noon of the date, epoch milliseconds (an hour more or less does not matter)
 */
export function civilTwilight(
  dateLocalNoonEpochMs: number,
  longitude: number,
  latitude: number,
): CivilTwilight {
  const noon = solarNoonNear(dateLocalNoonEpochMs, longitude);
  const midnight = noon + HALF_DAY_MS;
  const nextNoon = solarNoonNear(noon + 2 * HALF_DAY_MS, longitude);
  const crossing = (thresholdDeg: number, fromMs: number, toMs: number) =>
    crossingMs((ms) => solarElevationDeg(ms, longitude, latitude) - thresholdDeg, fromMs, toMs);
  return {
    sunset: crossing(HORIZON_DEG, noon, midnight),
    dusk: crossing(CIVIL_DEG, noon, midnight),
    dawn: crossing(CIVIL_DEG, midnight, nextNoon),
    sunrise: crossing(HORIZON_DEG, midnight, nextNoon),
  };
}

/** Bisection to a millisecond of a function that changes sign once between the bounds; null if it does not. */
function crossingMs(f: (ms: number) => number, fromMs: number, toMs: number): number | null {
  const startsAbove = f(fromMs) >= 0;
  if (startsAbove === f(toMs) >= 0) return null;
  let low = fromMs;
  let high = toMs;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (f(middle) >= 0 === startsAbove) low = middle;
    else high = middle;
  }
  return Math.round(high);
}
