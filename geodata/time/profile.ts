import { lightAt } from '../light/sun.ts';
import type { RecurringWindow, ReportTime } from '../report/report.ts';
import { type KnownLight, LIGHTS } from '../vocabulary/vocabulary.ts';
import { firstMinuteFrom } from './exposure.ts';
import { localParts } from './localTime.ts';
import { shareNested } from './shareNested.ts';
import {
  CODE_SIZES,
  classOf,
  codeOf,
  tallyInterval,
  tallyWindow,
  type TimeTally,
  UNKNOWN_HOUR,
  UNKNOWN_LIGHT,
  UNKNOWN_MONTH,
  UNKNOWN_WEEKDAY,
} from './timeTally.ts';

export { UNKNOWN_HOUR, UNKNOWN_LIGHT, UNKNOWN_MONTH, UNKNOWN_WEEKDAY };

/** The weight of one report, in whole units: divisible by 1 to 10, 12, 24, 60 and 7 x 24. */
export const REPORT_WEIGHT = 2520;

/** A part of a report's weight. Whole numbers; the UNKNOWN_ classes are never hour, month or day 0. */
export interface ProfileCell {
  /** 0-11, or UNKNOWN_MONTH. */
  month: number;
  /** 0-23, or UNKNOWN_HOUR. */
  hour: number;
  /** Index into LIGHTS. */
  light: number;
  /** 0 = Monday, or UNKNOWN_WEEKDAY: the day to which the minute belongs. */
  weekday: number;
  /** The day to which it belongs in the part after midnight of a filter's window that wraps midnight. */
  nightWeekday: number;
  /** Units of 1 / REPORT_WEIGHT. */
  weight: number;
}

/** What the stated light met: 'disagrees' only for instants, 'absent' only for intervals and windows. */
export type LightFlag = 'none' | 'stated_light_disagrees' | 'stated_light_absent';

/** A report's weight of REPORT_WEIGHT over months, hours, light classes and weekdays. */
export interface TimeProfile {
  /** Canonical text, equal for equal cells. The light flag of an instant is its report's own, not the key's. */
  key: string;
  cells: ProfileCell[];
  lightFlag: LightFlag;
}

/**
 * Spreads a report's weight over time (aoristic analysis, Ratcliffe 2000): in proportion to the
 * minutes, sampled at mm:30, that its time covers in each class at its place. An instant is one
 * cell and takes the light of the sun. A stated light moves the weight of intervals and windows
 * onto their minutes of that light; where there are none the hours stay and the light is the stated.
 *
 * @param point [longitude, latitude] in degrees
 * @param timeZone IANA name of the municipality's zone
 * @param reportedAt gives the local calendar year whose dates a window covers
 * @throws RangeError for an invalid date, zone or point, an interval that does not end after its
 *   start, or a window that covers no minute
 */
export function timeProfile(
  time: ReportTime,
  statedLight: KnownLight | null,
  point: readonly [number, number],
  timeZone: string,
  reportedAt: Date,
): TimeProfile {
  switch (time.kind) {
    case 'instant':
      return instantProfile(time.at.getTime(), statedLight, point, timeZone);
    case 'interval':
      return intervalProfile(time.start.getTime(), time.end.getTime(), statedLight, point, timeZone);
    case 'window': {
      const { year } = localParts(reportedAt.getTime(), timeZone);
      return windowProfile(time.window, year, statedLight, point, timeZone);
    }
    case 'unknown':
      return unknownProfile(statedLight);
    default:
      return time satisfies never;
  }
}

function instantProfile(
  atMs: number,
  statedLight: KnownLight | null,
  point: readonly [number, number],
  timeZone: string,
): TimeProfile {
  const { month, hour, weekday } = localParts(atMs, timeZone);
  const sunLight = lightAt(atMs, point[0], point[1]);
  const light = LIGHTS.indexOf(sunLight);
  return {
    key: `i:${month}:${hour}:${light}:${weekday}`,
    cells: [{ month, hour, light, weekday, nightWeekday: dayBefore(weekday), weight: REPORT_WEIGHT }],
    lightFlag: statedLight === null || statedLight === sunLight ? 'none' : 'stated_light_disagrees',
  };
}

function intervalProfile(
  startMs: number,
  endMs: number,
  statedLight: KnownLight | null,
  point: readonly [number, number],
  timeZone: string,
): TimeProfile {
  if (!(endMs > startMs)) throw new RangeError('An interval must end after its start');
  let from = firstMinuteFrom(startMs);
  let to = firstMinuteFrom(endMs);
  if (from === to) {
    // Seconds between two midpoints: the minute in which it starts.
    from = Math.floor(startMs / 60_000);
    to = from + 1;
  }
  const place = coarse(point);
  const tally = tallyInterval(from, to, place, timeZone);
  return sharedProfile(`n:${from}-${to}:${where(place, timeZone)}`, tally, statedLight);
}

function windowProfile(
  window: RecurringWindow,
  year: number,
  statedLight: KnownLight | null,
  point: readonly [number, number],
  timeZone: string,
): TimeProfile {
  const { startMinute, endMinute, weekdays, months } = window;
  if (startMinute === null && weekdays === null && months === null) return unknownProfile(statedLight);
  const place = coarse(point);
  const words = [list(weekdays), `${startMinute ?? '*'}-${endMinute ?? '*'}`, list(months), year];
  const tally = tallyWindow(window, year, place, timeZone);
  if (tally.size === 0) throw new RangeError('The window covers no minute of the year');
  return sharedProfile(`w:${words.join(':')}:${where(place, timeZone)}`, tally, statedLight);
}

function unknownProfile(statedLight: KnownLight | null): TimeProfile {
  const light = statedLight === null ? UNKNOWN_LIGHT : LIGHTS.indexOf(statedLight);
  const cell = {
    month: UNKNOWN_MONTH,
    hour: UNKNOWN_HOUR,
    light,
    weekday: UNKNOWN_WEEKDAY,
    nightWeekday: UNKNOWN_WEEKDAY,
    weight: REPORT_WEIGHT,
  };
  return { key: `u:${light}`, cells: [cell], lightFlag: 'none' };
}

function sharedProfile(timeKey: string, tally: TimeTally, statedLight: KnownLight | null): TimeProfile {
  const key = `${timeKey}:${statedLight ?? '*'}`;
  const { minutes, lightFlag } = withStatedLight(tally, statedLight);
  const shares = shareNested(minutes, CODE_SIZES, REPORT_WEIGHT, hash(key));
  const cells = Array.from(shares, ([code, weight]): ProfileCell => {
    const { month, hour, light, weekday, afterMidnight } = classOf(code);
    const ownNight = afterMidnight || weekday === UNKNOWN_WEEKDAY;
    return { month, hour, light, weekday, nightWeekday: ownNight ? weekday : dayBefore(weekday), weight };
  });
  return { key, cells, lightFlag };
}

/** The minutes of the stated light alone; where there are none, all minutes under that light. */
function withStatedLight(
  tally: TimeTally,
  statedLight: KnownLight | null,
): { minutes: TimeTally; lightFlag: LightFlag } {
  if (statedLight === null) return { minutes: tally, lightFlag: 'none' };
  const stated = LIGHTS.indexOf(statedLight);
  const matching = new Map([...tally].filter(([code]) => classOf(code).light === stated));
  if (matching.size > 0) return { minutes: matching, lightFlag: 'none' };
  const moved: TimeTally = new Map();
  let hoursKnown = false;
  for (const [code, minutes] of tally) {
    const { month, hour, weekday, afterMidnight } = classOf(code);
    const target = codeOf(month, hour, stated, weekday, afterMidnight);
    moved.set(target, (moved.get(target) ?? 0) + minutes);
    hoursKnown ||= hour !== UNKNOWN_HOUR;
  }
  return { minutes: moved, lightFlag: hoursKnown ? 'stated_light_absent' : 'none' };
}

/** To 0.01 degrees: the elevation changes by less than the formula's own error, and profiles are shared. */
function coarse(point: readonly [number, number]): [number, number] {
  return [Math.round(point[0] * 100) / 100, Math.round(point[1] * 100) / 100];
}

function where(place: readonly [number, number], timeZone: string): string {
  return `${place[0].toFixed(2)},${place[1].toFixed(2)}:${timeZone}`;
}

function list(values: readonly number[] | null): string {
  return values === null ? '*' : [...new Set(values)].sort((a, b) => a - b).join(',');
}

function dayBefore(weekday: number): number {
  return (weekday + 6) % 7;
}

/** FNV-1a, so that the roundings of different keys begin with different classes. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
