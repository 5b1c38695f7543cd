import { type LightRuns, lightRuns } from '../light/lightRuns.ts';
import type { RecurringWindow } from '../report/report.ts';
import { weekdayOfDay } from './localTime.ts';
import { visitSpans, wallClockRanges } from './localSpans.ts';

/** Classes of unknown, each the last of its kind; UNKNOWN_LIGHT is an index into LIGHTS. */
export const UNKNOWN_MONTH = 12;
export const UNKNOWN_HOUR = 24;
export const UNKNOWN_WEEKDAY = 7;
export const UNKNOWN_LIGHT = 3;

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
const MONTHS = 13;
const HOURS = 25;
const LIGHT_CLASSES = 4;
const DAYS = 16;

/** Sizes of the digits of a code: month, hour, light, and the weekday with its part of the window. */
export const CODE_SIZES = [MONTHS, HOURS, LIGHT_CLASSES, DAYS] as const;

/**
 * Where a minute counts. `afterMidnight` is true in the part after midnight of a window that wraps
 * it; month and weekday are then those of the day on which the window starts.
 */
export interface MinuteClass {
  month: number;
  hour: number;
  light: number;
  weekday: number;
  afterMidnight: boolean;
}

/** Minutes by code of their class. */
export type TimeTally = Map<number, number>;

export function codeOf(month: number, hour: number, light: number, weekday: number, after: boolean): number {
  return ((month * HOURS + hour) * LIGHT_CLASSES + light) * DAYS + weekday * 2 + (after ? 1 : 0);
}

export function classOf(code: number): MinuteClass {
  const day = code % DAYS;
  const lights = Math.floor(code / DAYS);
  const hours = Math.floor(lights / LIGHT_CLASSES);
  return {
    month: Math.floor(hours / HOURS),
    hour: hours % HOURS,
    light: lights % LIGHT_CLASSES,
    weekday: day >> 1,
    afterMidnight: (day & 1) === 1,
  };
}

/** The minutes of an interval, whole epoch minutes [from, to) with from < to. */
export function tallyInterval(
  from: number,
  to: number,
  point: readonly [number, number],
  timeZone: string,
): TimeTally {
  const tally: TimeTally = new Map();
  const runs = lightRuns(from, to, point[0], point[1]);
  visitSpans(from, to, runs, timeZone, (month, hour, weekday, light, minutes) =>
    add(tally, codeOf(month, hour, light, weekday, false), minutes),
  );
  return tally;
}

/**
 * The minutes of a recurring window on every matching date of a calendar year. A window that wraps
 * midnight belongs to the day on which it starts, so that 31 December's runs into the next year.
 * Unstated hours cover the whole day under UNKNOWN_HOUR and UNKNOWN_LIGHT.
 */
export function tallyWindow(
  window: RecurringWindow,
  year: number,
  point: readonly [number, number],
  timeZone: string,
): TimeTally {
  const tally: TimeTally = new Map();
  const runs = runsOfYear(year, point);
  const hoursKnown = window.startMinute !== null && window.endMinute !== null;
  const parts = windowParts(window);
  const lastDay = Date.UTC(year, 11, 31) / DAY_MS;
  for (let day = Date.UTC(year, 0, 1) / DAY_MS; day <= lastDay; day += 1) {
    const month = new Date(day * DAY_MS).getUTCMonth();
    if (!(window.months?.includes(month) ?? true)) continue;
    if (!(window.weekdays?.includes(weekdayOfDay(day)) ?? true)) continue;
    const monthClass = window.months === null ? UNKNOWN_MONTH : month;
    const weekday = window.weekdays === null ? UNKNOWN_WEEKDAY : weekdayOfDay(day);
    for (const part of parts) {
      const after = part.dayOffset === 1 && weekday !== UNKNOWN_WEEKDAY;
      for (const [from, to] of wallClockRanges(day + part.dayOffset, part.start, part.end, timeZone)) {
        visitSpans(from, to, runs, timeZone, (_month, hour, _weekday, light, minutes) => {
          const hourClass = hoursKnown ? hour : UNKNOWN_HOUR;
          const lightClass = hoursKnown ? light : UNKNOWN_LIGHT;
          add(tally, codeOf(monthClass, hourClass, lightClass, weekday, after), minutes);
        });
      }
    }
  }
  return tally;
}

function windowParts({ startMinute, endMinute }: RecurringWindow) {
  if (startMinute === null || endMinute === null) return [{ dayOffset: 0, start: 0, end: DAY_MINUTES }];
  if (endMinute > startMinute) return [{ dayOffset: 0, start: startMinute, end: endMinute }];
  return [
    { dayOffset: 0, start: startMinute, end: DAY_MINUTES },
    { dayOffset: 1, start: 0, end: endMinute },
  ];
}

function add(tally: TimeTally, code: number, minutes: number): void {
  tally.set(code, (tally.get(code) ?? 0) + minutes);
}

const YEARS_KEPT = 256;
const runsByYear = new Map<string, LightRuns>();

/** Light of a calendar year and two days around it; kept, since many windows share a place and a year. */
function runsOfYear(year: number, point: readonly [number, number]): LightRuns {
  const key = `${year} ${point[0]} ${point[1]}`;
  let runs = runsByYear.get(key);
  if (runs === undefined) {
    const from = (Date.UTC(year, 0, 1) - 2 * DAY_MS) / 60_000;
    const to = (Date.UTC(year + 1, 0, 1) + 3 * DAY_MS) / 60_000;
    runs = lightRuns(from, to, point[0], point[1]);
    if (runsByYear.size >= YEARS_KEPT) runsByYear.delete(runsByYear.keys().next().value!);
    runsByYear.set(key, runs);
  }
  return runs;
}
