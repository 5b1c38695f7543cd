import { lightAt } from '../light/sun.ts';
import { MUNICIPALITY } from '../places/municipality.ts';
import type { ReportTime } from '../report/report.ts';
import { epochOfLocal } from '../time/localTime.ts';
import type { Channel, KnownLight, TimeKind } from '../vocabulary/vocabulary.ts';
import { easedBy } from './easing.ts';
import { chance, pickInteger, pickOne, pickWeighted, type Random } from './random.ts';
import { DATA_END_MS, drawDay, drawOccurrence, drawYear } from './occurrences.ts';
import { LAST_YEAR, ROUNDED_SHARE, type ScenarioPlace } from './scenario.ts';
import { SPOKEN_WINDOWS } from './windows.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ZONE = MUNICIPALITY.timeZone;

/** What a report says of its time. */
export interface DrawnTime {
  time: ReportTime;
  statedLight: KnownLight | null;
  reportedAt: Date;
  /** How the reporter put it, where a text may say so. */
  words: string | null;
  /** The sun's light at an instant, else the stated light. */
  light: KnownLight | null;
}

/** A time of the given kind at a place, thinned where its easing says so. */
export function drawTime(
  random: Random,
  place: ScenarioPlace,
  channel: Channel,
  kind: TimeKind,
  point: readonly [number, number],
): DrawnTime {
  for (;;) {
    const drawn = drawOnce(random, place, channel, kind, point);
    const eased = place.easing !== undefined && easedBy(place.easing, drawn.time, drawn.reportedAt);
    if (!eased || chance(random, place.easing?.remaining ?? 1)) return drawn;
  }
}

function drawOnce(
  random: Random,
  place: ScenarioPlace,
  channel: Channel,
  kind: TimeKind,
  point: readonly [number, number],
): DrawnTime {
  switch (kind) {
    case 'instant':
      return instant(random, place, point);
    case 'interval':
      return channel === 'safety_walk' ? walk(random, place) : interval(random, place, point);
    case 'window':
      return recurring(random, place, channel);
    case 'unknown': {
      const time: ReportTime = { kind: 'unknown' };
      return { time, statedLight: null, light: null, words: null, reportedAt: reportDate(random, channel) };
    }
    default:
      return kind satisfies never;
  }
}

function instant(random: Random, place: ScenarioPlace, point: readonly [number, number]): DrawnTime {
  const occurred = drawOccurrence(random, place, point);
  const rounded = chance(random, ROUNDED_SHARE)
    ? Math.round(occurred / (5 * MINUTE_MS)) * 5 * MINUTE_MS
    : occurred;
  const atMs = Math.min(rounded, DATA_END_MS - MINUTE_MS);
  const light = lightAt(atMs, point[0], point[1]);
  const statedLight = chance(random, 0.25)
    ? light === 'twilight' && chance(random, 0.3)
      ? 'dark'
      : light
    : null;
  return {
    time: { kind: 'instant', at: new Date(atMs) },
    statedLight,
    light,
    words: null,
    reportedAt: later(random, atMs),
  };
}

/** "Some time between half past eight and eleven": starts and ends on half hours. */
function interval(random: Random, place: ScenarioPlace, point: readonly [number, number]): DrawnTime {
  const half = 30 * MINUTE_MS;
  const inside = drawOccurrence(random, place, point);
  const startMs = Math.floor(inside / half) * half;
  const endMs = startMs + pickOne(random, [60, 90, 120, 180, 240]) * MINUTE_MS;
  if (endMs > DATA_END_MS) return interval(random, place, point);
  const statedLight = chance(random, 0.25) ? lightAt(inside, point[0], point[1]) : null;
  const time: ReportTime = { kind: 'interval', start: new Date(startMs), end: new Date(endMs) };
  return { time, statedLight, light: statedLight, words: null, reportedAt: later(random, endMs) };
}

/** One safety walk a place and year, an evening in October or, in the last year, April; all its reports share its time. */
function walk(random: Random, place: ScenarioPlace): DrawnTime {
  const year = drawYear(random);
  const day = 3 + ((place.id.length * 7 + year) % 24);
  const month = year === LAST_YEAR ? 3 : 9;
  const startMs = epochOfLocal(year, month, day, 18 * 60, ZONE);
  const endMs = epochOfLocal(year, month, day, 20 * 60, ZONE);
  const time: ReportTime = { kind: 'interval', start: new Date(startMs), end: new Date(endMs) };
  const words = 'Under trygghetsvandringen';
  return {
    time,
    statedLight: null,
    light: null,
    words,
    reportedAt: new Date(endMs + pickInteger(random, 10, 90) * MINUTE_MS),
  };
}

function recurring(random: Random, place: ScenarioPlace, channel: Channel): DrawnTime {
  const said = pickWeighted(
    random,
    SPOKEN_WINDOWS.map((window) => [window, window.weights[place.setting]] as const),
  );
  const addsDark = said.statedLight === null && chance(random, place.setting === 'dim' ? 0.3 : 0.1);
  const statedLight = addsDark && startsLate(said.window.startMinute) ? 'dark' : said.statedLight;
  const time: ReportTime = { kind: 'window', window: said.window };
  return {
    time,
    statedLight,
    light: statedLight,
    words: said.words,
    reportedAt: reportDate(random, channel),
  };
}

const startsLate = (minute: number | null): boolean => minute !== null && minute >= 16 * 60;

/** When someone reports what has happened: mostly within days. */
function later(random: Random, atMs: number): Date {
  const lagMs = (0.1 - Math.log(1 - random()) * 4) * DAY_MS;
  const latest = DATA_END_MS - pickInteger(random, 1, 600) * MINUTE_MS;
  return new Date(Math.max(atMs, Math.min(atMs + lagMs, latest)));
}

/** When a report that is not about one date came in: surveys and dialogues in their seasons, others any day. */
function reportDate(random: Random, channel: Channel): Date {
  const { year, month, day } = seasonDay(random, channel);
  return new Date(epochOfLocal(year, month, day, pickInteger(random, 9 * 60, 20 * 60), ZONE));
}

/** Each season comes once in any twelve months, so that no year is asked more often than another. */
const SEASONS: Readonly<Partial<Record<Channel, readonly number[]>>> = {
  survey: [3, 9],
  dialogue: [1, 4, 8, 10],
  safety_walk: [3, 9],
};

function seasonDay(random: Random, channel: Channel): { year: number; month: number; day: number } {
  const months = SEASONS[channel];
  for (;;) {
    const date = drawDay(random);
    if (months === undefined || months.includes(date.month)) return date;
  }
}
