import { offsetPeriodAt, offsetPeriodsBetween } from './zoneOffsets.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;

/** A wall-clock time of the Gregorian calendar. */
export interface LocalParts {
  year: number;
  /** 0 = January .. 11 = December. */
  month: number;
  /** 1..31. */
  day: number;
  /** 0 = Monday .. 6 = Sunday. */
  weekday: number;
  hour: number;
  minute: number;
}

/** The wall-clock time of an instant in an IANA time zone. Throws RangeError for an invalid instant or zone. */
export function localParts(epochMs: number, timeZone: string): LocalParts {
  const minute = Math.floor(epochMs / MINUTE_MS);
  const local = minute + offsetPeriodAt(minute, timeZone).offset;
  const dayNumber = Math.floor(local / DAY_MINUTES);
  const date = new Date(dayNumber * DAY_MS);
  const minuteOfDay = local - dayNumber * DAY_MINUTES;
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: weekdayOfDay(dayNumber),
    hour: Math.floor(minuteOfDay / 60),
    minute: minuteOfDay % 60,
  };
}

/**
 * The instant (epoch milliseconds) of a wall-clock time. A time in the hour that a spring change
 * skips gives the moment of the change (the first one that exists after it); a time in the hour
 * that an autumn change repeats gives its first occurrence. `minuteOfDay` may be 1440 or more (the
 * following days) and `day` may overflow its month, as in Date.UTC.
 */
export function epochOfLocal(
  year: number,
  month: number,
  day: number,
  minuteOfDay: number,
  timeZone: string,
): number {
  const local = Date.UTC(year, month, day) / MINUTE_MS + minuteOfDay;
  // No zone is more than 16 hours from UTC, so that the answer lies in one of these periods.
  for (const period of offsetPeriodsBetween(local - 960, local + 960, timeZone)) {
    const minute = Math.max(local - period.offset, period.from);
    if (minute < period.to) return minute * MINUTE_MS;
  }
  throw new RangeError(`No instant has the local time ${year}-${month + 1}-${day} + ${minuteOfDay} min`);
}

/** The weekday (0 = Monday) of a day numbered from 1970-01-01, which was a Thursday. */
export function weekdayOfDay(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** An instant as local wall-clock time with its offset, ISO 8601 to the second: 2025-01-03T22:10:00+01:00. */
export function localIso(epochMs: number, timeZone: string): string {
  const { offset } = offsetPeriodAt(Math.floor(epochMs / MINUTE_MS), timeZone);
  const local = new Date(epochMs + offset * MINUTE_MS).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** An instant's local date, YYYY-MM-DD. */
export function localDate(at: Date, timeZone: string): string {
  const { year, month, day } = localParts(at.getTime(), timeZone);
  return `${year}-${twoDigits(month + 1)}-${twoDigits(day)}`;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
