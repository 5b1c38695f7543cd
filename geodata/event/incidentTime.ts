import { epochOfLocal, localParts } from '../time/localTime.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];

/** A day and clock time as the police write them before an event's name: no year. */
export interface NameTime {
  /** 0 = January. */
  month: number;
  day: number;
  minuteOfDay: number;
}

/**
 * The instant (epoch milliseconds) of the police's "2023-01-05 18:07:54 +01:00", or null. Their API leaves out the
 * hour's leading zero.
 */
export function readPublished(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d) (\d{1,2}):([0-5]\d):([0-5]\d) ([+-](?:0\d|1[0-4]):[0-5]\d|Z)$/.exec(text);
  if (!match) return null;
  const [, date, hour, minute, second, offset] = match;
  const midnight = new Date(`${date}T00:00:00Z`);
  // Date accepts 31 February as 3 March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return null;
  const at = Date.parse(`${date}T${hour!.padStart(2, '0')}:${minute}:${second}${offset}`);
  return Number.isNaN(at) || Number(hour) > 23 ? null : at;
}

/** Minutes after midnight of "16:10" or "16.10", or null. */
export function readClock(text: string): number | null {
  const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** The day and time that begin an event's name, "05 januari 16:10, Misshandel, Trollhättan", or null. */
export function readNameTime(name: string): NameTime | null {
  const match = /^\s*(\d{1,2}) (\p{L}+) (\d{1,2}[:.]\d\d)\s*,/u.exec(name);
  if (!match) return null;
  const month = MONTHS.indexOf(match[2]!.toLowerCase());
  const day = Number(match[1]);
  const minuteOfDay = readClock(match[3]!);
  // Of a leap year: which year it was is not known yet.
  const exists = month >= 0 && new Date(Date.UTC(2024, month, day)).getUTCMonth() === month && day > 0;
  return exists && minuteOfDay !== null ? { month, day, minuteOfDay } : null;
}

/**
 * When the clock last showed a time before an event was published: the same day, or the day before where the clock
 * was not there yet. In the hour that autumn repeats the later of the two that fits; a time that spring skips gives
 * the moment of the change.
 * @returns epoch milliseconds, never after `publishedMs`
 */
export function lastTimeBefore(publishedMs: number, minuteOfDay: number, timeZone: string): number {
  const { year, month, day } = localParts(publishedMs, timeZone);
  const candidates = [0, -1].flatMap((shift) => {
    const first = epochOfLocal(year, month, day + shift, minuteOfDay, timeZone);
    const again = first + HOUR_MS;
    return showsSameClock(first, again, timeZone) ? [again, first] : [first];
  });
  return candidates.find((at) => at <= publishedMs) ?? candidates.at(-1)!;
}

/** The instant of a day and time without a year: in the year that lies nearest before publication, or a day after. */
export function nameTimeBefore(publishedMs: number, at: NameTime, timeZone: string): number {
  const { year } = localParts(publishedMs + DAY_MS, timeZone);
  // Eight years back reach a 29 February wherever one can lie.
  for (let back = 0; back <= 8; back++) {
    if (new Date(Date.UTC(year - back, at.month, at.day)).getUTCMonth() !== at.month) continue;
    const instant = epochOfLocal(year - back, at.month, at.day, at.minuteOfDay, timeZone);
    if (instant <= publishedMs + DAY_MS) return instant;
  }
  throw new RangeError(`No year has the day ${at.month + 1}-${at.day}`);
}

function showsSameClock(a: number, b: number, timeZone: string): boolean {
  const [one, other] = [localParts(a, timeZone), localParts(b, timeZone)];
  return one.hour === other.hour && one.minute === other.minute;
}
