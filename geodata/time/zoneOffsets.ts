const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 1440;

/** A stretch of epoch minutes [from, to) with one offset of local time from UTC, in minutes. */
export interface OffsetPeriod {
  from: number;
  to: number;
  offset: number;
}

const periodsByZone = new Map<string, Map<number, OffsetPeriod[]>>();
let last: { timeZone: string; period: OffsetPeriod } | null = null;

/**
 * The period of constant offset that holds an epoch minute (minutes since 1970-01-01 UTC). Periods
 * are cut at the turn of the UTC year. Throws RangeError for an unknown time zone or a NaN minute.
 */
export function offsetPeriodAt(minute: number, timeZone: string): OffsetPeriod {
  if (last?.timeZone === timeZone && minute >= last.period.from && minute < last.period.to)
    return last.period;
  const period = periodsOfYear(new Date(minute * MINUTE_MS).getUTCFullYear(), timeZone).find(
    (candidate) => minute < candidate.to,
  );
  if (period === undefined) throw new RangeError('The minute is not a number');
  last = { timeZone, period };
  return period;
}

/** All offset periods that touch the epoch minutes [from, to), in order. */
export function offsetPeriodsBetween(from: number, to: number, timeZone: string): OffsetPeriod[] {
  const periods: OffsetPeriod[] = [];
  for (let minute = from; minute < to; minute = periods.at(-1)!.to) {
    periods.push(offsetPeriodAt(minute, timeZone));
  }
  return periods;
}

function periodsOfYear(year: number, timeZone: string): OffsetPeriod[] {
  const years = periodsByZone.get(timeZone) ?? new Map<number, OffsetPeriod[]>();
  periodsByZone.set(timeZone, years);
  const periods = years.get(year) ?? findPeriods(year, timeZone);
  years.set(year, periods);
  return periods;
}

/** Asks Intl once a week and bisects where the offset changed: no zone changes twice within a week. */
function findPeriods(year: number, timeZone: string): OffsetPeriod[] {
  const offsetAt = offsetReader(timeZone);
  const yearEnd = Date.UTC(year + 1, 0, 1) / MINUTE_MS;
  let from = Date.UTC(year, 0, 1) / MINUTE_MS;
  let offset = offsetAt(from);
  const periods: OffsetPeriod[] = [];
  for (let minute = from; minute < yearEnd;) {
    const next = Math.min(minute + WEEK_MINUTES, yearEnd);
    if (offsetAt(next) !== offset) {
      const change = firstChange(minute, next, offset, offsetAt);
      if (change < yearEnd) {
        periods.push({ from, to: change, offset });
        from = change;
        offset = offsetAt(change);
      }
    }
    minute = next;
  }
  periods.push({ from, to: yearEnd, offset });
  return periods;
}

function firstChange(a: number, b: number, offset: number, offsetAt: (minute: number) => number): number {
  let low = a;
  let high = b;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** Offsets of whole minutes; the odd seconds of local mean times before about 1900 are rounded away. */
function offsetReader(timeZone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (minute) => {
    const parts = new Map(format.formatToParts(minute * MINUTE_MS).map((part) => [part.type, part.value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return Math.round(local / MINUTE_MS - minute);
  };
}
