import type { Language } from '../i18n/language.ts';

const LOCALES: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };

/** Local months 0-11 and weekdays 0-6 (Monday first) in words. Lower case in Swedish, as in running text. */
export interface TimeWords {
  monthShort(month: number): string;
  monthLong(month: number): string;
  weekdayShort(weekday: number): string;
  weekdayLong(weekday: number): string;
  /** "20–02": the hours of a filter, end exclusive. */
  hours(start: number, end: number): string;
  /** "okt–mars"; one month alone in full. */
  months(start: number, end: number): string;
  /** "17:30" as Swedes write it, "17.30"; English with a colon. */
  clock(minuteOfDay: number): string;
  /** A local date YYYY-MM-DD as "1 jan 2023". */
  date(isoDate: string): string;
  /** A half-open period of local dates as "1 jan 2023 – 31 aug 2026". */
  period(from: string, to: string): string;
  /** The same to the month: "jan 2023–aug 2026". */
  periodMonths(from: string, to: string): string;
}

/** Swedish abbreviations as Swedes write them; Intl puts a full stop after some of them. */
const MONTHS_SHORT: Record<Language, readonly string[]> = {
  sv: ['jan', 'feb', 'mars', 'april', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};

const WEEKDAYS_SHORT: Record<Language, readonly string[]> = {
  sv: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** Time words of a language. Pure: dates are calendar dates, no time zone enters. */
export function timeWords(language: Language): TimeWords {
  const monthLong = namesOf(language, { month: 'long' }, 12, (index) => Date.UTC(2024, index, 15));
  // 1 January 2024 was a Monday.
  const weekdayLong = namesOf(language, { weekday: 'long' }, 7, (index) => Date.UTC(2024, 0, 1 + index));
  const monthShort = (month: number) => MONTHS_SHORT[language][month] ?? '';
  const date = (isoDate: string) => {
    const [year, month, day] = isoDate.split('-').map(Number);
    return `${day} ${monthShort((month ?? 1) - 1)} ${year}`;
  };
  const monthYear = (isoDate: string) =>
    `${monthShort(Number(isoDate.slice(5, 7)) - 1)} ${isoDate.slice(0, 4)}`;
  return {
    monthShort,
    monthLong: (month) => monthLong[month] ?? '',
    weekdayShort: (weekday) => WEEKDAYS_SHORT[language][weekday] ?? '',
    weekdayLong: (weekday) => weekdayLong[weekday] ?? '',
    hours: (start, end) => `${twoDigits(start)}–${twoDigits(end)}`,
    months: (start, end) =>
      start === end ? (monthLong[start] ?? '') : `${monthShort(start)}–${monthShort(end)}`,
    clock: (minute) =>
      `${twoDigits(Math.floor(minute / 60))}${language === 'sv' ? '.' : ':'}${twoDigits(minute % 60)}`,
    date,
    period: (from, to) => `${date(from)} – ${date(dayBefore(to))}`,
    periodMonths: (from, to) => `${monthYear(from)}–${monthYear(dayBefore(to))}`,
  };
}

/** The calendar day before a local date YYYY-MM-DD: the last day inside a half-open period. */
export function dayBefore(isoDate: string): string {
  return shiftDays(isoDate, -1);
}

/** A local date moved by whole days. */
export function shiftDays(isoDate: string, days: number): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  return new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1, (day ?? 1) + days)).toISOString().slice(0, 10);
}

function namesOf(
  language: Language,
  options: Intl.DateTimeFormatOptions,
  count: number,
  instantOf: (index: number) => number,
): string[] {
  const format = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });
  return Array.from({ length: count }, (_, index) => format.format(instantOf(index)));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
