import type { Clause, LeftOut } from './clauses.ts';
import {
  ABOUT_MINUTES,
  HOUR_DEFINITIONS,
  NIGHT_END_MINUTE,
  NIGHT_START_MINUTE,
  type HourDefinition,
  type HourName,
} from './definitions.ts';
import type { ClockTime } from './meaning.ts';

const DAY = 1440;

/** A span of hours: start 0-1439, length 1-1440 minutes; with a date an exact time has length 0. */
export interface Hours {
  startMinute: number;
  lengthMinutes: number;
  /** Hours after midnight that belong to the evening before. */
  ofNight: boolean;
  /** Days meant unless others are said. */
  weekdays: readonly number[] | null;
  /** Definitions of the table that were used. */
  names: HourName[];
  assumptions: Assumption[];
}

/** What was settled without being said. */
export type Assumption =
  'clock_as_written' | 'about_half_hour' | 'open_end' | 'open_start' | 'own_days' | 'latest_date';

/** The hours of a clause, null where it says none. What does not fit goes to `leftOut`. */
export function hoursOf(clause: Clause, leftOut: LeftOut[]): Hours | null {
  const named = namedHours(clause, leftOut);
  const [clock, ...more] = clause.clocks;
  if (more.length > 0) leftOut.push({ text: clause.text, why: 'second_time' });
  if (clock === undefined) return named;
  const assumptions: Assumption[] = [];
  const start = settle(clock.start, named, assumptions);
  const end = clock.how === 'range' ? settleEnd(clock.end, start, clock.start, named, assumptions) : start;
  const span = spanOf(clock.how, start, end, named, clause.date !== null, assumptions);
  const afterMidnight = span.startMinute < NIGHT_END_MINUTE && named !== null && endsAfterMidnight(named);
  return {
    ...span,
    ofNight: afterMidnight,
    weekdays: null,
    names: named === null || named.lengthMinutes === DAY ? [] : named.names,
    assumptions,
  };
}

function namedHours(clause: Clause, leftOut: LeftOut[]): Hours | null {
  const parts = clause.parts.map((part) => ({ ...part, name: modified(part.name, clause) }));
  if (parts.length === 0 && clause.late) parts.push({ name: 'late_evening', text: clause.text });
  if (parts.length === 0 && clause.early) parts.push({ name: 'early_morning', text: clause.text });
  let hours: Hours | null = null;
  for (const { name, text } of parts) {
    const next = defined(name);
    const joined: Hours | null = hours === null ? next : joinHours(hours, next);
    if (joined === null) leftOut.push({ text, why: 'second_time' });
    else hours = joined;
  }
  return hours;
}

function modified(name: HourName, { late, early }: Clause): HourName {
  if (late && name === 'evening') return 'late_evening';
  if (late && name === 'night') return 'small_hours';
  if (late && name === 'afternoon') return 'late_afternoon';
  if (late && name === 'morning') return 'forenoon';
  if (early && name === 'morning') return 'early_morning';
  if (early && name === 'evening') return 'early_evening';
  return name;
}

function defined(name: HourName): Hours {
  const { startMinute, endMinute, weekdays, ofNight }: HourDefinition = HOUR_DEFINITIONS[name];
  return {
    startMinute,
    lengthMinutes: ((endMinute - startMinute + DAY - 1) % DAY) + 1,
    ofNight: ofNight ?? false,
    weekdays: weekdays ?? null,
    names: [name],
    assumptions: weekdays === undefined ? [] : ['own_days'],
  };
}

/** The narrower of two spans where one holds the other, both where they meet; null where they lie apart. */
export function joinHours(a: Hours, b: Hours): Hours | null {
  if (holds(a, b)) return b;
  if (holds(b, a)) return a;
  for (const [first, second] of [
    [a, b],
    [b, a],
  ] as const) {
    const offset = (second.startMinute - first.startMinute + DAY) % DAY;
    if (offset <= first.lengthMinutes) {
      const lengthMinutes = Math.min(DAY, offset + second.lengthMinutes);
      return { ...first, lengthMinutes, names: [...first.names, ...second.names] };
    }
  }
  return null;
}

function holds(outer: Hours, inner: Hours): boolean {
  const offset = (inner.startMinute - outer.startMinute + DAY) % DAY;
  return offset + inner.lengthMinutes <= outer.lengthMinutes;
}

/** "Tio på kvällen" is 22: of the two readings the one that lies in the part of day said. */
function settle(time: ClockTime, named: Hours | null, assumptions: Assumption[]): number {
  if (!time.vague) return time.minute;
  const fits = [time.minute, (time.minute + 720) % DAY].find(
    (minute) => named !== null && lies(minute, named),
  );
  if (fits !== undefined) return fits;
  assumptions.push('clock_as_written');
  return time.minute;
}

/** The end of "mellan 8 och 10 på kvällen" follows its beginning into the evening. */
function settleEnd(
  time: ClockTime,
  start: number,
  startSaid: ClockTime,
  named: Hours | null,
  assumptions: Assumption[],
): number {
  if (!time.vague) return time.minute;
  const moved = startSaid.vague && start !== startSaid.minute;
  if (named === null && !moved) {
    if (startSaid.vague && !assumptions.includes('clock_as_written')) assumptions.push('clock_as_written');
    return time.minute;
  }
  const readings = [time.minute, (time.minute + 720) % DAY];
  return readings.sort((a, b) => ((a - start + DAY) % DAY) - ((b - start + DAY) % DAY))[0]!;
}

function lies(minute: number, { startMinute, lengthMinutes }: Hours): boolean {
  return (minute - startMinute + DAY) % DAY < lengthMinutes;
}

function spanOf(
  how: 'at' | 'about' | 'from' | 'until' | 'range',
  start: number,
  end: number,
  named: Hours | null,
  dated: boolean,
  assumptions: Assumption[],
): { startMinute: number; lengthMinutes: number } {
  const span = (from: number, to: number) => ({
    startMinute: ((from % DAY) + DAY) % DAY,
    lengthMinutes: ((((to - from) % DAY) + DAY - 1) % DAY) + 1,
  });
  switch (how) {
    case 'at':
      if (dated) return { startMinute: start % DAY, lengthMinutes: 0 };
      assumptions.push('about_half_hour');
      return span(start - ABOUT_MINUTES, start + ABOUT_MINUTES);
    case 'about':
      assumptions.push('about_half_hour');
      return span(start - ABOUT_MINUTES, start + ABOUT_MINUTES);
    case 'from':
      assumptions.push('open_end');
      return span(start, openEnd(start, named));
    case 'until':
      assumptions.push('open_start');
      return span(openStart(start, named), start);
    case 'range':
      return span(start, end);
    default:
      return how satisfies never;
  }
}

/** "Efter 22" runs to the end of the night, "efter 18" to midnight, "efter 14 på eftermiddagen" to its end. */
function openEnd(start: number, named: Hours | null): number {
  if (named !== null && lies(start, named)) return named.startMinute + named.lengthMinutes;
  if (start < NIGHT_END_MINUTE || start >= NIGHT_START_MINUTE) return NIGHT_END_MINUTE;
  return DAY;
}

/** "Före 7" begins at the end of the night, "före 20" at noon, "före 2 på natten" at the night's beginning. */
function openStart(end: number, named: Hours | null): number {
  if (named !== null && lies(end === 0 ? DAY - 1 : end - 1, named)) return named.startMinute;
  if (end <= NIGHT_END_MINUTE) return NIGHT_START_MINUTE;
  return end <= 720 ? NIGHT_END_MINUTE : 720;
}

function endsAfterMidnight({ startMinute, lengthMinutes, ofNight }: Hours): boolean {
  return ofNight || (startMinute > 0 && startMinute + lengthMinutes > DAY);
}
