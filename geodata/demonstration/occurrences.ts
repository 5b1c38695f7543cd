import { lightAt } from '../light/sun.ts';
import { MUNICIPALITY } from '../places/municipality.ts';
import { epochOfLocal, localParts } from '../time/localTime.ts';
import { chance, pickIndex, pickInteger, type Random } from './random.ts';
import {
  FIRST_YEAR,
  HOUR_SHAPES,
  LAST_YEAR,
  LAST_YEAR_MONTHS,
  MONTH_RATES,
  type ScenarioPlace,
  WEEK_SHAPES,
  YEAR_RATES,
} from './scenario.ts';

const ZONE = MUNICIPALITY.timeZone;

/** When the data end (exclusive): a local midnight. */
export const DATA_END_MS = epochOfLocal(LAST_YEAR, LAST_YEAR_MONTHS, 1, 0, ZONE);

/**
 * A minute at which something happened (epoch ms): month, hour and year by their rates, then kept or drawn
 * anew by weekday and light, which makes the rates multiply.
 */
export function drawOccurrence(
  random: Random,
  place: ScenarioPlace,
  point: readonly [number, number],
): number {
  const week = WEEK_SHAPES[place.week];
  const mostOfWeek = Math.max(...week);
  const mostOfLight = Math.max(1, place.darkFactor);
  for (;;) {
    const hour = pickIndex(random, HOUR_SHAPES[place.hours]);
    const { year, month, day } = drawDay(random);
    const atMs = epochOfLocal(year, month, day, hour * 60 + pickInteger(random, 0, 59), ZONE);
    const { weekday } = localParts(atMs, ZONE);
    const night = hour < 5 ? (weekday + 6) % 7 : weekday;
    if (!chance(random, (week[night] ?? 0) / mostOfWeek)) continue;
    const factor = lightAt(atMs, point[0], point[1]) === 'dark' ? place.darkFactor : 1;
    if (chance(random, factor / mostOfLight)) return atMs;
  }
}

/** A day of the data, by the rates of years and months. */
export function drawDay(random: Random): { year: number; month: number; day: number } {
  const year = drawYear(random);
  const months = year === LAST_YEAR ? MONTH_RATES.slice(0, LAST_YEAR_MONTHS) : MONTH_RATES;
  const daysIn = (month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const month = pickIndex(
    random,
    months.map((rate, index) => rate * daysIn(index)),
  );
  return { year, month, day: pickInteger(random, 1, daysIn(month)) };
}

/** Years by rate and by how much of their months' rates the data reach. */
export function drawYear(random: Random): number {
  const sum = (rates: readonly number[]): number => rates.reduce((total, rate) => total + rate, 0);
  const reached = sum(MONTH_RATES.slice(0, LAST_YEAR_MONTHS)) / sum(MONTH_RATES);
  const weights = YEAR_RATES.map((rate, index) => (FIRST_YEAR + index === LAST_YEAR ? rate * reached : rate));
  return FIRST_YEAR + pickIndex(random, weights);
}
