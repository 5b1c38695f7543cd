import type { KnownLight } from '../vocabulary/vocabulary.ts';

/** Upper limb on a flat horizon with standard refraction: at or above it is daylight. */
export const HORIZON_DEG = -0.833;
/** End of civil twilight: below it is dark, the definition of road-safety and crime research. */
export const CIVIL_DEG = -6;

const RAD = Math.PI / 180;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const CENTURY_MS = 36_525 * DAY_MS;
const J2000_MS = Date.UTC(2000, 0, 1, 12);

/**
 * Geometric elevation of the sun's centre in degrees, without refraction, for an instant (epoch
 * milliseconds) and a place (degrees, EPSG:4326). NOAA's formula, within 0.011 degrees of a full
 * ephemeris 2024-2033 at 58 degrees north.
 */
export function solarElevationDeg(epochMs: number, longitude: number, latitude: number): number {
  const sun = sunCoordinates(epochMs);
  const hourAngle = hourAngleDeg(epochMs, longitude, sun.equationOfTimeMin) * RAD;
  const cosDeclination = Math.sqrt(1 - sun.sinDeclination * sun.sinDeclination);
  const sinElevation =
    Math.sin(latitude * RAD) * sun.sinDeclination +
    Math.cos(latitude * RAD) * cosDeclination * Math.cos(hourAngle);
  return Math.asin(Math.max(-1, Math.min(1, sinElevation))) / RAD;
}

/** The light class of an elevation in degrees. Throws RangeError for NaN (an invalid date or place). */
export function classifyElevation(deg: number): KnownLight {
  if (Number.isNaN(deg)) throw new RangeError('The elevation of the sun is not a number');
  if (deg >= HORIZON_DEG) return 'daylight';
  return deg >= CIVIL_DEG ? 'twilight' : 'dark';
}

/** The light class at an instant (epoch milliseconds) and a place. */
export function lightAt(epochMs: number, longitude: number, latitude: number): KnownLight {
  return classifyElevation(solarElevationDeg(epochMs, longitude, latitude));
}

/** The solar noon (sun due south, hour angle 0) nearest to an instant, epoch milliseconds. */
export function solarNoonNear(epochMs: number, longitude: number): number {
  let noonMs = epochMs;
  // The equation of time moves by up to 30 s a day, so the second step only mends seconds.
  for (let step = 0; step < 2; step += 1) {
    const angle = hourAngleDeg(noonMs, longitude, sunCoordinates(noonMs).equationOfTimeMin);
    noonMs -= (angle - 360 * Math.round(angle / 360)) * 4 * MINUTE_MS;
  }
  return noonMs;
}

function hourAngleDeg(epochMs: number, longitude: number, equationOfTimeMin: number): number {
  const utcMinutes = (epochMs - Math.floor(epochMs / DAY_MS) * DAY_MS) / MINUTE_MS;
  return (utcMinutes + equationOfTimeMin + 4 * longitude) / 4 - 180;
}

/** Declination and equation of time, NOAA solar calculator (after Meeus). */
function sunCoordinates(epochMs: number): { sinDeclination: number; equationOfTimeMin: number } {
  const t = (epochMs - J2000_MS) / CENTURY_MS;
  const meanLongitude = (280.46646 + t * (36000.76983 + 0.0003032 * t)) * RAD;
  const anomaly = (357.52911 + t * (35999.05029 - 0.0001537 * t)) * RAD;
  const eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
  const node = (125.04 - 1934.136 * t) * RAD;
  const sinAnomaly = Math.sin(anomaly);
  const sin2Anomaly = Math.sin(2 * anomaly);
  const centreDeg =
    sinAnomaly * (1.914602 - t * (0.004817 + 0.000014 * t)) +
    sin2Anomaly * (0.019993 - 0.000101 * t) +
    0.000289 * Math.sin(3 * anomaly);
  const longitude = meanLongitude + (centreDeg - 0.00569 - 0.00478 * Math.sin(node)) * RAD;
  const obliquitySeconds = 21.448 - t * (46.815 + t * (0.00059 - 0.001813 * t));
  const obliquity = (23 + (26 + obliquitySeconds / 60) / 60 + 0.00256 * Math.cos(node)) * RAD;
  const y = Math.tan(obliquity / 2) ** 2;
  const equationOfTime =
    y * Math.sin(2 * meanLongitude) -
    2 * eccentricity * sinAnomaly +
    4 * eccentricity * y * sinAnomaly * Math.cos(2 * meanLongitude) -
    0.5 * y * y * Math.sin(4 * meanLongitude) -
    1.25 * eccentricity * eccentricity * sin2Anomaly;
  return {
    sinDeclination: Math.sin(obliquity) * Math.sin(longitude),
    equationOfTimeMin: (4 * equationOfTime) / RAD,
  };
}
