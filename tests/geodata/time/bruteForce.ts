import { lightAt } from '@lyktan/geodata/light/sun';
import type { RecurringWindow } from '@lyktan/geodata/report/report';

/**
 * An independent way to the same minutes: every minute of the time is asked its local date and time
 * from Intl's Swedish text, and its light from the sun, one by one. Slow and plain on purpose.
 */
export interface LocalMinute {
  epochMs: number;
  /** Local date, e.g. 2026-03-29. */
  date: string;
  minuteOfDay: number;
  light: string;
}

const MINUTE_MS = 60_000;

/** All minutes whose midpoint lies in [fromMs, toMs). */
export function minutesBetween(
  fromMs: number,
  toMs: number,
  point: readonly [number, number],
  timeZone: string,
): LocalMinute[] {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const minutes: LocalMinute[] = [];
  let quarter = '';
  let quarterMs = Number.NaN;
  for (let ms = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS; ms < toMs; ms += MINUTE_MS) {
    if (ms + 30_000 < fromMs || ms + 30_000 >= toMs) continue;
    // Clocks change on quarter hours only, so that Intl need not be asked each minute.
    const startMs = ms - (ms % 900_000);
    if (startMs !== quarterMs) {
      quarterMs = startMs;
      quarter = text.format(startMs);
    }
    const [date, time] = quarter.split(' ') as [string, string];
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    minutes.push({
      epochMs: ms,
      date,
      minuteOfDay: hour * 60 + minute + (ms - startMs) / MINUTE_MS,
      light: lightAt(ms + 30_000, point[0], point[1]),
    });
  }
  return minutes;
}

/** Where a minute counts, in words; `null` stands for unknown. */
export interface BruteClass {
  month: number | null;
  hour: number | null;
  light: string;
  weekday: number | null;
  nightWeekday: number | null;
}

const monthOf = (date: string) => Number(date.slice(5, 7)) - 1;
/** 0 = Monday. */
const weekdayOf = memo((date) => (new Date(`${date}T12:00:00Z`).getUTCDay() || 7) - 1);
const dayBefore = memo((date) =>
  new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10),
);

function memo<T>(answer: (date: string) => T): (date: string) => T {
  const answers = new Map<string, T>();
  return (date) => {
    if (!answers.has(date)) answers.set(date, answer(date));
    return answers.get(date)!;
  };
}

/** The class of a minute of an interval or of exposure. */
export function plainClass(minute: LocalMinute): BruteClass {
  return {
    month: monthOf(minute.date),
    hour: Math.floor(minute.minuteOfDay / 60),
    light: minute.light,
    weekday: weekdayOf(minute.date),
    nightWeekday: weekdayOf(dayBefore(minute.date)),
  };
}

/** The classes of all minutes of a window on all matching dates of a local calendar year. */
export function windowClasses(
  window: RecurringWindow,
  year: number,
  minutes: readonly LocalMinute[],
): BruteClass[] {
  const { startMinute: start, endMinute: end } = window;
  const classes: BruteClass[] = [];
  const count = (minute: LocalMinute, startDate: string, after: boolean) => {
    if (Number(startDate.slice(0, 4)) !== year) return;
    if (window.months !== null && !window.months.includes(monthOf(startDate))) return;
    if (window.weekdays !== null && !window.weekdays.includes(weekdayOf(startDate))) return;
    const night = after ? startDate : dayBefore(startDate);
    classes.push({
      month: window.months === null ? null : monthOf(startDate),
      hour: start === null ? null : Math.floor(minute.minuteOfDay / 60),
      light: start === null ? 'unknown' : minute.light,
      weekday: window.weekdays === null ? null : weekdayOf(startDate),
      nightWeekday: window.weekdays === null ? null : weekdayOf(night),
    });
  };
  for (const minute of minutes) {
    const wraps = start !== null && end !== null && end <= start;
    const inEvening = start === null || minute.minuteOfDay >= start;
    const inMorning = end === null || minute.minuteOfDay < end;
    if (wraps ? inEvening : inEvening && inMorning) count(minute, minute.date, false);
    if (wraps && inMorning) count(minute, dayBefore(minute.date), true);
  }
  return classes;
}

/** Classes with their number of minutes. */
export type CountedClass = BruteClass & { minutes: number };

export function countClasses(classes: readonly BruteClass[]): CountedClass[] {
  const counted = new Map<string, CountedClass>();
  for (const item of classes) {
    const key = `${item.month} ${item.hour} ${item.light} ${item.weekday} ${item.nightWeekday}`;
    const found = counted.get(key);
    if (found) found.minutes += 1;
    else counted.set(key, { ...item, minutes: 1 });
  }
  return [...counted.values()];
}

/** Minutes by one or several properties of their class, keyed e.g. '17 dark'. */
export function tallyBy(classes: readonly CountedClass[], properties: readonly (keyof BruteClass)[]) {
  const tally = new Map<string, number>();
  for (const item of classes) {
    const key = properties.map((property) => item[property] ?? 'unknown').join(' ');
    tally.set(key, (tally.get(key) ?? 0) + item.minutes);
  }
  return tally;
}
