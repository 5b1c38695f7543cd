import { rateInterval, type RateInterval } from '@lyktan/geodata/statistics/poisson';

/** Units of weight in one report (METHODS section 2). */
export const REPORT_WEIGHT = 2520;

/** Below so many timed reports nothing is said about them but that they are too few (METHODS section 3). */
export const FEWEST_TO_TELL = 10;

/** What stands behind one number on the page. */
export interface Figure {
  /** Reports, by the share of their time that lies in the filter. */
  mass: number;
  /** Of these, reports with a known instant; whole. */
  timed: number;
  /** Hours of the chosen light, hours and months within the period. */
  hours: number;
  /** Reports per 1,000 of these hours; null where there are none. */
  per1000Hours: number | null;
  /** The rate of the timed reports alone with its exact Poisson 95 % limits; null where there are no hours. */
  timedRate: RateInterval | null;
}

const limits = new Map<number, RateInterval>();

/**
 * Makes a figure of weights in units of 1/2520 report and minutes of exposure. The interval is of the
 * timed reports: a spread weight is no count (METHODS section 3).
 */
export function figureOf(massUnits: number, timedUnits: number, exposureMinutes: number): Figure {
  const mass = massUnits / REPORT_WEIGHT;
  const timed = Math.round(timedUnits / REPORT_WEIGHT);
  const hours = exposureMinutes / 60;
  return {
    mass,
    timed,
    hours,
    per1000Hours: hours > 0 ? (mass * 1000) / hours : null,
    timedRate: hours > 0 ? scaledLimits(timed, hours) : null,
  };
}

/** Limits scale with the hours, so a count's limits are computed once and remembered: brushing asks for many. */
function scaledLimits(count: number, hours: number): RateInterval {
  let perThousand = limits.get(count);
  if (!perThousand) {
    perThousand = rateInterval(count, 1000) as RateInterval;
    limits.set(count, perThousand);
  }
  const factor = 1000 / hours;
  return {
    per1000Hours: perThousand.per1000Hours * factor,
    low: perThousand.low * factor,
    high: perThousand.high * factor,
  };
}
