import { weekdayOfDay } from '../localTime.ts';
import { LEXICON } from './lexicon.ts';
import type { Meaning, Relative } from './meaning.ts';
import type { Read, Token } from './tokens.ts';
import { SEASON_DEFINITIONS } from './definitions.ts';

const DAY_MS = 86_400_000;
const NUMBERS = 'en ett två tre fyra fem sex sju one two three four five six seven'.split(' ');
const NUMBER_VALUES = [1, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7];

/** A calendar date beginning at token `at`; without a year the latest one that is not after the day it was said. */
export function readDate(tokens: readonly Token[], at: number, said: number): Read | null {
  const text = tokens[at]?.text ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isoDate(text, at);
  if (/^\d{1,2}\//.test(text)) {
    const [day, month, year] = text.split(/[-/]/).map(Number) as [number, number, number?];
    return dated(month - 1, day, day, year, at + 1, said);
  }
  return readAgo(tokens, at, said) ?? readYear(tokens, at) ?? readNamedDate(tokens, at, said);
}

function isoDate(text: string, at: number): Read | null {
  const day = Math.round(Date.parse(`${text}T00:00:00Z`) / DAY_MS);
  if (Number.isNaN(day) || new Date(day * DAY_MS).toISOString().slice(0, 10) !== text) return null;
  return { meaning: { kind: 'date', from: day, to: day + 1, yearSaid: true }, next: at + 1 };
}

/** "2025", "sommaren 2025": the season that began in that year. */
function readYear(tokens: readonly Token[], at: number): Read | null {
  const whole = yearAt(tokens, at);
  if (whole !== null) return span(dayOf(whole, 0, 1), dayOf(whole + 1, 0, 1), at + 1);
  const meaning = LEXICON.get(tokens[at]?.text ?? '');
  const year = yearAt(tokens, at + 1);
  if (meaning?.kind !== 'months' || meaning.season === null || year === null) return null;
  const first = firstMonth(meaning.months);
  return span(dayOf(year, first, 1), dayOf(year, first + meaning.months.length, 1), at + 2);
}

function span(from: number, to: number, next: number): Read {
  return { meaning: { kind: 'date', from, to, yearSaid: true }, next };
}

/** "3 november", "den 3:e november 2025", "3-4 november", "November 3rd", "november 2025". */
function readNamedDate(tokens: readonly Token[], at: number, said: number): Read | null {
  let next = at;
  if (tokens[next]?.text === 'den' || tokens[next]?.text === 'the') next += 1;
  const first = dayNumber(tokens[next]?.text);
  if (first !== null) {
    next += 1;
    let last = first;
    if (['-', '–', 'till'].includes(tokens[next]?.text ?? '')) {
      last = dayNumber(tokens[next + 1]?.text) ?? 0;
      next += 2;
    }
    if (tokens[next]?.text === 'of') next += 1;
    const month = monthAt(tokens, next);
    if (month === null || last < first) return null;
    return withYear(tokens, month, first, last, next + 1, said);
  }
  const month = monthAt(tokens, at);
  if (month === null) return null;
  const year = yearAt(tokens, at + 1);
  if (year !== null) {
    return span(dayOf(year, month, 1), dayOf(year, month + 1, 1), at + 2);
  }
  const day = dayNumber(tokens[at + 1]?.text);
  const after = tokens[at + 2]?.text ?? '';
  if (day === null || /^(-|–|till|to|am|pm)$/.test(after)) return null;
  return withYear(tokens, month, day, day, at + 2, said);
}

/** "för tre dagar sedan", "two days ago". */
function readAgo(tokens: readonly Token[], at: number, said: number): Read | null {
  const swedish = tokens[at]?.text === 'för';
  const [count, unit, end] = [0, 1, 2].map((offset) => tokens[at + Number(swedish) + offset]?.text ?? '');
  if (end !== (swedish ? 'sedan' : 'ago')) return null;
  const word = NUMBERS.indexOf(count!);
  const days = /^\d{1,3}$/.test(count!) ? Number(count) : (NUMBER_VALUES[word] ?? NaN);
  const length = /^(dag|dagar|day|days)$/.test(unit!)
    ? 1
    : /^(vecka|veckor|week|weeks)$/.test(unit!)
      ? 7
      : NaN;
  const from = said - days * length;
  if (Number.isNaN(from)) return null;
  const meaning: Meaning = { kind: 'date', from, to: from + 1, yearSaid: true };
  return { meaning, next: at + (swedish ? 4 : 3) };
}

/** The days of "i lördags", "förra veckan" and the like: the latest before the day it was said, half-open. */
export function relativeDays(relative: Relative, said: number): { from: number; to: number } {
  switch (relative.unit) {
    case 'day':
      return { from: said - relative.back, to: said - relative.back + 1 };
    case 'weekday':
      return days(said - ((weekdayOfDay(said) - relative.weekday + 6) % 7) - 1, 1);
    case 'weekend':
      return days(said - weekdayOfDay(said) - 2, 2);
    case 'week':
      return days(said - weekdayOfDay(said) - 7, 7);
    case 'month': {
      const { year, month } = partsOf(said);
      return { from: dayOf(year, month - 1, 1), to: dayOf(year, month, 1) };
    }
    case 'season':
      return seasonDays(SEASON_DEFINITIONS[relative.season], said);
    default:
      return relative satisfies never;
  }
}

/** The latest run of a season's months that has begun before the day it was said, and only the part before that day. */
function seasonDays(months: readonly number[], said: number): { from: number; to: number } {
  const first = firstMonth(months);
  const { year, month } = partsOf(said);
  const began = first < month ? year : year - 1;
  return { from: dayOf(began, first, 1), to: Math.min(said, dayOf(began, first + months.length, 1)) };
}

/** The month with which a season begins: November for winter. */
function firstMonth(months: readonly number[]): number {
  return months.find((month) => !months.includes((month + 11) % 12)) ?? 0;
}

function withYear(
  tokens: readonly Token[],
  month: number,
  first: number,
  last: number,
  next: number,
  said: number,
): Read | null {
  const year = yearAt(tokens, next);
  return dated(month, first, last, year ?? undefined, year === null ? next : next + 1, said);
}

function dated(
  month: number,
  first: number,
  last: number,
  year: number | undefined,
  next: number,
  said: number,
): Read | null {
  const thisYear = partsOf(said).year;
  const latest = year ?? (dayOf(thisYear, month, first) > said ? thisYear - 1 : thisYear);
  const [from, to] = [dayOf(latest, month, first), dayOf(latest, month, last)];
  const real = partsOf(from).month === month && partsOf(to).month === month && month >= 0 && month < 12;
  if (!real || first < 1) return null;
  return { meaning: { kind: 'date', from, to: to + 1, yearSaid: year !== undefined }, next };
}

function days(from: number, count: number): { from: number; to: number } {
  return { from, to: from + count };
}

function dayNumber(text: string | undefined): number | null {
  const digits = /^(\d{1,2})(?::?(?:e|a|st|nd|rd|th))?$/.exec(text ?? '')?.[1];
  const day = Number(digits);
  return digits !== undefined && day >= 1 && day <= 31 ? day : null;
}

function monthAt(tokens: readonly Token[], at: number): number | null {
  const meaning = LEXICON.get(tokens[at]?.text ?? '');
  return meaning?.kind === 'months' && meaning.season === null ? meaning.months[0]! : null;
}

function yearAt(tokens: readonly Token[], at: number): number | null {
  const text = tokens[at]?.text ?? '';
  return /^(19|20)\d{2}$/.test(text) ? Number(text) : null;
}

/** Day number from 1970-01-01 of a calendar date; months may overflow. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month, day) / DAY_MS;
}

/** Year and month (0 = January) of a day number. */
export function partsOf(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}
