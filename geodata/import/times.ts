import { epochOfLocal, localParts } from '../time/localTime.ts';
import { WEEKDAYS } from '../vocabulary/vocabulary.ts';

/** A wall-clock time as written; `minute` null where only the date stands there. */
interface LocalTime {
  year: number;
  month: number;
  day: number;
  minute: number | null;
  second: number;
}

export type TimeFault = 'unreadable_time' | 'impossible_date' | 'impossible_clock' | 'clock_gap';

export type ReadInstant =
  /** `wholeDay`: no clock was written; `epochMs` is the day's beginning. */
  { epochMs: number; wholeDay: boolean } | { fault: TimeFault };

const WRITTEN =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:(?:[T ]|\s*kl\.?\s*)\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Reads a date, or a date and time: year first; local wall clock, or with Z or an offset. A time in the hour that is
 * skipped in spring is refused; one in the hour that is repeated in autumn is read as its first occurrence (summer time).
 */
export function readInstant(cell: string, timeZone: string): ReadInstant {
  const match = WRITTEN.exec(cell.trim());
  if (match === null) return { fault: 'unreadable_time' };
  const [, year, month, day, hour, minute, second, offset] = match;
  const local: LocalTime = {
    year: Number(year),
    month: Number(month) - 1,
    day: Number(day),
    minute: hour === undefined ? null : Number(hour) * 60 + Number(minute),
    second: Number(second ?? 0),
  };
  const fault = faultOf(local, Number(hour ?? 0), Number(minute ?? 0));
  if (fault !== null) return { fault };
  return offset === undefined ? atWallClock(local, timeZone) : atOffset(local, offset);
}

/** Joins a date cell and a clock cell, then reads them as one. */
export function readDateAndClock(date: string, clock: string, timeZone: string): ReadInstant {
  const minutes = readClock(clock);
  if (minutes === null || minutes === 1440) return { fault: 'impossible_clock' };
  return readInstant(
    `${date.trim()} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
    timeZone,
  );
}

function faultOf(local: LocalTime, hour: number, minute: number): TimeFault | null {
  const date = new Date(Date.UTC(local.year, local.month, local.day));
  if (date.getUTCMonth() !== local.month || date.getUTCDate() !== local.day || local.year < 1970)
    return 'impossible_date';
  return hour > 23 || minute > 59 || local.second > 59 ? 'impossible_clock' : null;
}

function atOffset(local: LocalTime, offset: string): ReadInstant {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [null, '+', '0', '0'];
  const ahead = (Number(hours) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  if (Math.abs(ahead) > 14 * 60) return { fault: 'impossible_clock' };
  const epochMs = Date.UTC(local.year, local.month, local.day, 0, (local.minute ?? 0) - ahead, local.second);
  return { epochMs, wholeDay: local.minute === null };
}

function atWallClock(local: LocalTime, timeZone: string): ReadInstant {
  const minute = local.minute ?? 0;
  const epochMs = epochOfLocal(local.year, local.month, local.day, minute, timeZone);
  const read = localParts(epochMs, timeZone);
  // A wall clock that skips this time shows another there.
  if (local.minute !== null && read.hour * 60 + read.minute !== minute) return { fault: 'clock_gap' };
  return { epochMs: epochMs + local.second * 1000, wholeDay: local.minute === null };
}

/** The beginning of the local day after the one in which an instant lies, epoch milliseconds. */
export function nextDay(epochMs: number, timeZone: string): number {
  const { year, month, day } = localParts(epochMs, timeZone);
  return epochOfLocal(year, month, day + 1, 0, timeZone);
}

/** Minutes after midnight, 0..1440 (24:00): "2:30", "02.30", "kl 2", "22". Null where it is no clock. */
export function readClock(cell: string): number | null {
  const match = /^(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d{2})(?:[:.]00)?)?$/i.exec(cell.trim());
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return hour * 60 + minute;
}

/** The first is how it is written in Swedish. */
const DAY_WORDS = [
  ['mån', 'måndag', 'må', 'monday'],
  ['tis', 'tisdag', 'ti', 'tuesday'],
  ['ons', 'onsdag', 'on', 'wednesday'],
  ['tors', 'torsdag', 'tor', 'to', 'thursday'],
  ['fre', 'fredag', 'fr', 'friday'],
  ['lör', 'lördag', 'lö', 'saturday'],
  ['sön', 'söndag', 'sö', 'sunday'],
];
const MONTH_WORDS = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const DAYS = new Map(
  DAY_WORDS.flatMap((words, day) =>
    [WEEKDAYS[day]!, String(day + 1), ...words].flatMap(
      (word) =>
        [
          [word, day],
          [`${word}ar`, day],
        ] as const,
    ),
  ),
);
const MONTHS = new Map(
  MONTH_WORDS.flatMap((words, month) => [String(month + 1), ...words].map((word) => [word, month] as const)),
);

/** The word for a weekday (0 = Monday) in files written by Lyktan; `readWeekdays` knows both. */
export function weekdayWord(day: number, lang: 'sv' | 'en'): string {
  return lang === 'sv' ? DAY_WORDS[day]![0]! : WEEKDAYS[day]!;
}

/** Weekdays of a cell, ascending: words or 1 (Monday) to 7, lists and ranges ("fre-lör", "mon, wed"); null where unreadable. */
export function readWeekdays(cell: string): number[] | null {
  return readCyclic(cell, DAYS, 7);
}

/** Months of a cell, ascending from 0 = January: words or 1 to 12, lists and ranges ("okt-mar"); null where unreadable. */
export function readMonths(cell: string): number[] | null {
  return readCyclic(cell, MONTHS, 12);
}

function readCyclic(cell: string, words: ReadonlyMap<string, number>, size: number): number[] | null {
  const found = new Set<number>();
  const text = cell
    .toLowerCase()
    .replaceAll('–', '-')
    .replaceAll(/\s*-\s*/g, '-');
  for (const part of text.split(/[,;|/\s]+/)) {
    if (part === '' || part === 'och' || part === 'and') continue;
    const [from, to, ...more] = part.split('-').map((word) => words.get(word.trim().replace(/\.$/, '')));
    if (from === undefined || more.length > 0 || (to === undefined && part.includes('-'))) return null;
    for (let at = from; ; at = (at + 1) % size) {
      found.add(at);
      if (at === (to ?? from)) break;
    }
  }
  return found.size === 0 ? null : [...found].sort((a, b) => a - b);
}
