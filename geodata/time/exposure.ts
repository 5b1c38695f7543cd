import { lightRuns } from '../light/lightRuns.ts';
import { visitSpans } from './localSpans.ts';

const MINUTE_MS = 60_000;

/** A half-open period [fromMs, toMs) at a place [longitude, latitude]; weekdays 0 = Monday, null = all. */
export interface ExposureQuery {
  fromMs: number;
  toMs: number;
  point: readonly [number, number];
  timeZone: string;
  weekdays: ReadonlySet<number> | null;
}

/** Minutes at index (month * 24 + hour) * 3 + light, with light 0 daylight, 1 twilight, 2 dark. */
export interface ExposureMinutes {
  /** Minutes whose own local day is among the weekdays. */
  own: Uint32Array;
  /** Minutes whose previous local day is: for the part after midnight of a window that wraps it. */
  night: Uint32Array;
}

/** The first whole minute whose midpoint (mm:30) is not before an instant, in epoch minutes. */
export function firstMinuteFrom(epochMs: number): number {
  return Math.ceil((epochMs - MINUTE_MS / 2) / MINUTE_MS);
}

/** Minutes of a period by local month, local hour and light class; minutes are sampled at mm:30. */
export function exposureMinutes(query: ExposureQuery): ExposureMinutes {
  const { point, timeZone, weekdays } = query;
  const own = new Uint32Array(12 * 24 * 3);
  const night = new Uint32Array(12 * 24 * 3);
  const from = firstMinuteFrom(query.fromMs);
  const to = firstMinuteFrom(query.toMs);
  if (from >= to) return { own, night };
  const runs = lightRuns(from, to, point[0], point[1]);
  visitSpans(from, to, runs, timeZone, (month, hour, weekday, light, minutes) => {
    const index = (month * 24 + hour) * 3 + light;
    if (weekdays === null || weekdays.has(weekday)) own[index]! += minutes;
    if (weekdays === null || weekdays.has((weekday + 6) % 7)) night[index]! += minutes;
  });
  return { own, night };
}
