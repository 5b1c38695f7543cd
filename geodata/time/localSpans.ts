import { type LightRuns, runIndexAt } from '../light/lightRuns.ts';
import { weekdayOfDay } from './localTime.ts';
import { offsetPeriodAt, offsetPeriodsBetween } from './zoneOffsets.ts';

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;

/** Receives a span of minutes within one local hour and one light class (index into LIGHTS). */
export type SpanVisitor = (
  month: number,
  hour: number,
  weekday: number,
  light: number,
  minutes: number,
) => void;

/**
 * Splits the epoch minutes [from, to) at local hours, changes of the clock and changes of light, and
 * visits each span in order. `runs` must cover the minutes.
 */
export function visitSpans(
  from: number,
  to: number,
  runs: LightRuns,
  timeZone: string,
  visit: SpanVisitor,
): void {
  let run = runIndexAt(runs, from);
  let day = Number.NaN;
  let month = 0;
  for (let minute = from; minute < to;) {
    const period = offsetPeriodAt(minute, timeZone);
    const localHours = Math.floor((minute + period.offset) / 60);
    const localDay = Math.floor(localHours / 24);
    if (localDay !== day) {
      day = localDay;
      month = new Date(day * DAY_MS).getUTCMonth();
    }
    const hourEnd = (localHours + 1) * 60 - period.offset;
    const end = Math.min(to, hourEnd, period.to, runs.ends[run]!);
    visit(month, localHours - day * 24, weekdayOfDay(day), runs.lights[run]!, end - minute);
    if (end === runs.ends[run]) run += 1;
    minute = end;
  }
}

/**
 * The epoch minutes of a local day (numbered from 1970-01-01) whose wall clock reads
 * [startMinute, endMinute): one range on most days, none or two on the days when the clock changes.
 */
export function wallClockRanges(
  localDay: number,
  startMinute: number,
  endMinute: number,
  timeZone: string,
): [from: number, to: number][] {
  const midnight = localDay * DAY_MINUTES;
  const ranges: [number, number][] = [];
  // No zone is more than 16 hours from UTC.
  for (const period of offsetPeriodsBetween(midnight - 960, midnight + DAY_MINUTES + 960, timeZone)) {
    const from = Math.max(midnight + startMinute - period.offset, period.from);
    const to = Math.min(midnight + endMinute - period.offset, period.to);
    if (from < to) ranges.push([from, to]);
  }
  return ranges;
}
