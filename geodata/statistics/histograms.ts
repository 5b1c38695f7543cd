import { hourRanges, monthRanges } from '../filter/ranges.ts';
import type { Filter } from '../filter/filter.ts';
import type { ExposureMinutes } from '../time/exposure.ts';
import { REPORT_WEIGHT, UNKNOWN_HOUR, UNKNOWN_MONTH, UNKNOWN_WEEKDAY } from '../time/profile.ts';
import { LIGHTS } from '../vocabulary/vocabulary.ts';
import { rateInterval, type RateInterval } from './poisson.ts';

/** Weight inside a filter by class of time; the last class of each is "unknown". */
export interface TimeClassSum {
  month: number;
  hour: number;
  /** The day on which the window starts, where the filter's hours wrap midnight. */
  weekday: number;
  /** Units of 1 / REPORT_WEIGHT. */
  weight: number;
  /** Reports with an instant. */
  timed: number;
}

/** One bar. */
export interface Bin {
  weight: number;
  timed: number;
  /** Minutes of the period, the light and the other chosen classes; null for "unknown": no clock ever shows it. */
  exposureMinutes: number | null;
  /** Weighted reports per 1,000 of those hours; null where there are none. */
  per1000Hours: number | null;
  /** Timed reports per 1,000 hours with exact Poisson 95 % limits. */
  timedRate: RateInterval | null;
}

export interface Histograms {
  /** 24 hours, then unknown. */
  hours: Bin[];
  /** Monday to Sunday, then unknown. */
  weekdays: Bin[];
  /** At [month * 25 + hour], 12 months and unknown by 24 hours and unknown. */
  monthHours: Bin[];
}

/**
 * Bars by hour, weekday and month x hour.
 * @param exposure minutes of the period at index weekday, each of that weekday alone
 */
export function histograms(
  sums: readonly TimeClassSum[],
  filter: Filter,
  exposure: readonly ExposureMinutes[],
): Histograms {
  const hours = tallies(UNKNOWN_HOUR);
  const weekdays = tallies(UNKNOWN_WEEKDAY);
  const monthHours = Array.from({ length: UNKNOWN_MONTH + 1 }, () => tallies(UNKNOWN_HOUR));
  for (const { month, hour, weekday, weight, timed } of sums)
    for (const tally of [hours[hour]!, weekdays[weekday]!, monthHours[month]![hour]!]) {
      tally.weight += weight;
      tally.timed += timed;
    }
  visitExposure(filter, exposure, (month, hour, weekday, minutes) => {
    for (const tally of [hours[hour]!, weekdays[weekday]!, monthHours[month]![hour]!])
      tally.minutes += minutes;
  });
  const known = (last: number) => (tally: Tally, index: number) => binOf(tally, index < last);
  return {
    hours: hours.map(known(UNKNOWN_HOUR)),
    weekdays: weekdays.map(known(UNKNOWN_WEEKDAY)),
    monthHours: monthHours.flatMap((row, month) =>
      row.map((tally, hour) => binOf(tally, month < UNKNOWN_MONTH && hour < UNKNOWN_HOUR)),
    ),
  };
}

interface Tally {
  weight: number;
  timed: number;
  minutes: number;
}

function tallies(last: number): Tally[] {
  return Array.from({ length: last + 1 }, () => ({ weight: 0, timed: 0, minutes: 0 }));
}

/** Minutes of the filter's hours, months, light and weekdays; after midnight the weekday is the day before. */
function visitExposure(
  filter: Filter,
  exposure: readonly ExposureMinutes[],
  visit: (month: number, hour: number, weekday: number, minutes: number) => void,
): void {
  const { own, night } = hourRanges(filter.hours);
  const lights = filter.light === null ? [0, 1, 2] : [LIGHTS.indexOf(filter.light)];
  for (const weekday of filter.weekdays ?? exposure.keys())
    for (const [fromMonth, toMonth] of monthRanges(filter.months))
      for (let month = fromMonth; month < Math.min(toMonth, UNKNOWN_MONTH); month += 1)
        for (const [range, minutes] of [
          [own, exposure[weekday]!.own],
          [night, exposure[weekday]!.night],
        ] as const)
          for (let hour = range?.[0] ?? 0; hour < Math.min(range?.[1] ?? 0, UNKNOWN_HOUR); hour += 1) {
            const at = (month * 24 + hour) * 3;
            visit(
              month,
              hour,
              weekday,
              lights.reduce((sum, light) => sum + minutes[at + light]!, 0),
            );
          }
}

function binOf({ weight, timed, minutes }: Tally, known: boolean): Bin {
  const hours = minutes / 60;
  const rated = known && minutes > 0;
  return {
    weight,
    timed,
    exposureMinutes: known ? minutes : null,
    per1000Hours: rated ? (weight / REPORT_WEIGHT / hours) * 1000 : null,
    timedRate: rated ? rateInterval(timed, hours) : null,
  };
}
