import type { RecurringWindow, ReportTime } from '../../report/report.ts';
import type { KnownLight } from '../../vocabulary/vocabulary.ts';
import { epochOfLocal } from '../localTime.ts';
import { clausesOf, saysSomething, type Clause, type LeftOut } from './clauses.ts';
import { dayOf, partsOf } from './dates.ts';
import { DAY_GROUPS, type HourName, SEASON_DEFINITIONS, type SeasonName } from './definitions.ts';
import { type Assumption, type Hours, hoursOf, joinHours } from './hours.ts';
import type { Item, Meaning } from './meaning.ts';
import { itemsOf } from './tokens.ts';

export type { Assumption, LeftOut };

/** A phrase of time as it was read. Nothing is guessed silently: what was settled or left out is listed. */
export interface ReadPhrase {
  time: ReportTime;
  statedLight: KnownLight | null;
  /** The words that counted, as written. */
  understood: string[];
  /** Definitions of the table (definitions.ts) that gave hours and months. */
  definitions: (HourName | SeasonName)[];
  /** What was settled without being said. */
  assumptions: Assumption[];
  /** Misspelt words and the ones they were read as. */
  mended: { written: string; read: string }[];
  leftOut: LeftOut[];
}

/**
 * Reads a Swedish or English phrase of time: "vinterkvällar", "fredagar efter krogstängning", "i lördags kl 23".
 * Any text is read; what is not understood is listed in `leftOut`.
 *
 * @param saidOn local date YYYY-MM-DD on which it was said: "i lördags" is the Saturday before it
 * @param timeZone IANA name of the municipality's zone
 * @throws RangeError for an invalid date or zone, never for the text
 */
export function readPhrase(text: string, saidOn: string, timeZone: string): ReadPhrase {
  const said = dayNumberOf(saidOn);
  const items = itemsOf(text, said);
  const { clauses, leftOut } = clausesOf(items, said);
  const whole = joinClauses(clauses, leftOut);
  const { time, assumptions } = timeOf(whole, leftOut, timeZone);
  return {
    time,
    statedLight: whole.clause?.light ?? null,
    understood: items.filter(({ meaning }) => counts(meaning)).map((item) => item.text),
    definitions: [...new Set([...(whole.hours?.names ?? []), ...seasonsIn(items)])],
    assumptions: [...new Set(assumptions)],
    mended: items.flatMap(({ text: written, mended }) =>
      mended === null ? [] : [{ written, read: mended }],
    ),
    leftOut,
  };
}

/** One statement: a clause with its hours settled. */
interface Statement {
  clause: Clause | null;
  hours: Hours | null;
}

const KINDS = ['days', 'months', 'hours', 'light', 'date'] as const;

/** Joins what "and" joins where one window can hold both: the same but for days, for months, or for hours that meet. */
function joinClauses(clauses: readonly Clause[], leftOut: LeftOut[]): Statement {
  let whole: Statement = { clause: null, hours: null };
  for (const clause of clauses) {
    const next = { clause, hours: hoursOf(clause, leftOut) };
    if (whole.clause === null) whole = next;
    else {
      const joined = joinTwo(whole, next);
      if (joined === null) leftOut.push({ text: clause.text, why: 'second_time' });
      else whole = joined;
    }
  }
  return whole;
}

function joinTwo(a: Statement, b: Statement): Statement | null {
  const [first, second] = [facetsOf(a), facetsOf(b)];
  const both = KINDS.filter((kind) => first[kind] !== null && second[kind] !== null);
  const differing = both.filter((kind) => JSON.stringify(first[kind]) !== JSON.stringify(second[kind]));
  const onlySecond = KINDS.filter((kind) => first[kind] === null && second[kind] !== null);
  // "Kvällar och helger" are two windows; "fredags- och lördagskvällar" one: the second carries more for both.
  if (differing.length > 1 || both.length === 0 || differing[0] === 'light' || differing[0] === 'date')
    return null;
  if (onlySecond.length > 0 && differing.length === 0) return null;
  const hours = a.hours && b.hours ? joinMeeting(a.hours, b.hours) : (a.hours ?? b.hours);
  if (a.hours && b.hours && hours === null) return null;
  const clause: Clause = {
    ...a.clause!,
    days: joinLists(daysSaid(a), daysSaid(b)),
    group: null,
    months: joinLists(a.clause!.months, b.clause!.months),
    light: a.clause!.light ?? b.clause!.light,
    date: a.clause!.date ?? b.clause!.date,
  };
  return { clause, hours };
}

/** Joined by "and", the wider of two spans counts, not the narrower. */
function joinMeeting(a: Hours, b: Hours): Hours | null {
  const joined = joinHours(a, b);
  if (joined === null) return null;
  const widest = [a, b, joined].sort((x, y) => y.lengthMinutes - x.lengthMinutes)[0]!;
  return { ...widest, names: [...new Set([...a.names, ...b.names])] };
}

function facetsOf({ clause, hours }: Statement): Record<(typeof KINDS)[number], unknown> {
  return {
    days: clause!.days ?? clause!.group,
    months: clause!.months,
    hours: hours === null ? null : [hours.startMinute, hours.lengthMinutes],
    light: clause!.light,
    date: clause!.date,
  };
}

function daysSaid({ clause, hours }: Statement): readonly number[] | null {
  const { days, group } = clause!;
  const ofGroup = group === null ? null : DAY_GROUPS[group][timeOfDay(hours)];
  if (days === null || ofGroup === null) return days ?? ofGroup;
  const shared = days.filter((day) => ofGroup.some((one) => one === day));
  return shared.length > 0 ? shared : days;
}

function joinLists(a: readonly number[] | null, b: readonly number[] | null): readonly number[] | null {
  if (a === null || b === null) return a ?? b;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** Friday evening belongs to the weekend, Friday at noon does not. */
function timeOfDay(hours: Hours | null): 'days' | 'evenings' | 'nights' {
  if (hours === null || hours.lengthMinutes > 720) return 'days';
  if (hours.ofNight || hours.startMinute >= 22 * 60) return 'nights';
  return hours.startMinute >= 17 * 60 ? 'evenings' : 'days';
}

function timeOf(
  whole: Statement,
  leftOut: LeftOut[],
  timeZone: string,
): { time: ReportTime; assumptions: Assumption[] } {
  const { clause, hours } = whole;
  const assumptions = [...(hours?.assumptions ?? [])];
  if (clause === null || !saysSomething(clause)) return { time: { kind: 'unknown' }, assumptions };
  const { date } = clause;
  if (date !== null && (date.to - date.from === 1 || hours === null)) {
    if (!date.yearSaid) assumptions.push('latest_date');
    return { time: datedTime(date, hours, timeZone), assumptions };
  }
  if (date !== null) leftOut.push({ text: clause.text, why: 'dated_and_recurring' });
  const window = windowOf(whole);
  if (window === null) return { time: { kind: 'unknown' }, assumptions: [] };
  const ownDays = hours?.weekdays !== null && clause.days === null && clause.group === null;
  return {
    time: { kind: 'window', window },
    assumptions: assumptions.filter((one) => one !== 'own_days' || ownDays),
  };
}

function datedTime(date: { from: number; to: number }, hours: Hours | null, timeZone: string): ReportTime {
  const at = (day: number, minute: number): Date => {
    const { year, month, date: ofMonth } = partsOf(day);
    return new Date(epochOfLocal(year, month, ofMonth, minute, timeZone));
  };
  if (hours === null) return { kind: 'interval', start: at(date.from, 0), end: at(date.to, 0) };
  const start = hours.startMinute + (hours.ofNight ? 1440 : 0);
  if (hours.lengthMinutes === 0) return { kind: 'instant', at: at(date.from, start) };
  const [from, to] = [at(date.from, start), at(date.from, start + hours.lengthMinutes)];
  // The hour that a spring change skips is no time at all: the moment of the change.
  return to > from ? { kind: 'interval', start: from, end: to } : { kind: 'instant', at: from };
}

/** Null where neither days, hours nor months were said. */
function windowOf(whole: Statement): RecurringWindow | null {
  const clause = whole.clause!;
  const always = clause.always && whole.hours === null;
  const hours = whole.hours;
  const said = daysSaid(whole);
  let weekdays = said ?? hours?.weekdays ?? null;
  const shift = (hours?.ofNight ? 1 : 0) - (clause.nightBefore && said !== null ? 1 : 0);
  if (weekdays !== null && shift !== 0)
    weekdays = weekdays.map((day) => (day + shift + 7) % 7).sort((a, b) => a - b);
  if (weekdays?.length === 7) weekdays = null;
  const months = clause.months?.length === 12 ? null : clause.months;
  const bare = weekdays === null && months === null;
  const wholeDay = { startMinute: 0, endMinute: 1440 };
  const clock =
    hours === null ? (always && bare ? wholeDay : { startMinute: null, endMinute: null }) : clockOf(hours);
  if (bare && clock.startMinute === null) return null;
  return { weekdays, ...clock, months };
}

function clockOf({ startMinute, lengthMinutes }: Hours): { startMinute: number; endMinute: number } {
  if (lengthMinutes === 1440) return { startMinute: 0, endMinute: 1440 };
  const end = startMinute + lengthMinutes;
  return { startMinute, endMinute: end > 1440 ? end - 1440 : end };
}

function counts(meaning: Meaning | null): boolean {
  return meaning !== null && !['filler', 'to', 'between', 'and', 'not'].includes(meaning.kind);
}

function seasonsIn(items: readonly Item[]): SeasonName[] {
  const all = items.flatMap(({ meaning }) =>
    meaning?.kind === 'compound' ? meaning.parts : (meaning ?? []),
  );
  return all.flatMap((meaning) =>
    meaning.kind === 'months' && meaning.season !== null && meaning.season in SEASON_DEFINITIONS
      ? [meaning.season]
      : [],
  );
}

function dayNumberOf(isoDate: string): number {
  const [year, month, day] = isoDate.split('-').map(Number);
  const number = dayOf(year ?? NaN, (month ?? NaN) - 1, day ?? NaN);
  if (Number.isNaN(number)) throw new RangeError(`"${isoDate}" is not a date such as 2026-11-24`);
  return number;
}
