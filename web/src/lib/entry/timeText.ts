import { localParts } from '@lyktan/geodata/time/localTime';
import type { TimeWords } from '../format/time.ts';
import type { EntryTime, EntryWindow } from './draft.ts';

/** What a time needs of a language. */
export interface TimeTextWords {
  time: TimeWords;
  t(
    key:
      | 'entry.time.allDays'
      | 'entry.time.nightTo'
      | 'entry.time.noHours'
      | 'entry.time.clock'
      | 'entry.time.unknown'
      | 'filter.wholeDay'
      | 'filter.wholeYear',
    values?: Record<string, string>,
  ): string;
}

/** The parts of a window in words: "natt mot lör", "kl. 01–03", "nov–feb". */
export function windowParts(
  window: EntryWindow,
  { t, time }: TimeTextWords,
): { days: string; hours: string; months: string } {
  const { weekdays, startMinute, endMinute, months } = window;
  const days = weekdays === null ? t('entry.time.allDays') : runs(weekdays, 7, time.weekdayShort);
  // Hours after midnight: "lördag 01–03" is the night to Saturday, and must not be taken for Saturday's night.
  const early = startMinute !== null && startMinute < 5 * 60 && endMinute !== null && endMinute <= 6 * 60;
  return {
    days: weekdays !== null && early ? t('entry.time.nightTo', { days }) : days,
    hours:
      startMinute === null || endMinute === null
        ? t('entry.time.noHours')
        : endMinute - startMinute === 1440
          ? t('filter.wholeDay')
          : t('entry.time.clock', { hours: span(startMinute, endMinute, time) }),
    months: months === null ? t('filter.wholeYear') : runs(months, 12, time.monthShort),
  };
}

/** A time in one line. */
export function timeText(time: EntryTime, timeZone: string, words: TimeTextWords): string {
  switch (time.kind) {
    case 'instant': {
      const { date, minute } = local(time.at, timeZone);
      return `${words.time.date(date)} ${words.t('entry.time.clock', { hours: words.time.clock(minute) })}`;
    }
    case 'interval':
      return intervalText(local(time.start, timeZone), local(time.end, timeZone), words);
    case 'window': {
      const { days, hours, months } = windowParts(time.window, words);
      return `${days}, ${hours}, ${months}`;
    }
    case 'unknown':
      return words.t('entry.time.unknown');
    default:
      return time satisfies never;
  }
}

interface LocalMoment {
  date: string;
  minute: number;
}

function intervalText(start: LocalMoment, end: LocalMoment, { t, time }: TimeTextWords): string {
  if (start.minute === 0 && end.minute === 0) {
    const days = time.period(start.date, end.date);
    const [first, last] = days.split(' – ');
    return first === last ? first! : days;
  }
  const sameNight = Date.parse(end.date) - Date.parse(start.date) <= 86_400_000 && end.minute <= 720;
  if (start.date === end.date || sameNight)
    return `${time.date(start.date)} ${t('entry.time.clock', { hours: span(start.minute, end.minute || 1440, time) })}`;
  return `${time.date(start.date)} ${time.clock(start.minute)} – ${time.date(end.date)} ${time.clock(end.minute)}`;
}

/** Local date and minute of the day of an instant. */
export function local(at: string, timeZone: string): LocalMoment {
  const { year, month, day, hour, minute } = localParts(Date.parse(at), timeZone);
  const date = [year, month + 1, day].map((part) => String(part).padStart(2, '0')).join('-');
  return { date, minute: hour * 60 + minute };
}

function span(start: number, end: number, time: TimeWords): string {
  const whole = start % 60 === 0 && end % 60 === 0;
  return whole ? time.hours(start / 60, end / 60) : `${time.clock(start)}–${time.clock(end)}`;
}

/** Neighbours are joined, over the new year and the weekend too: "nov–feb", "fre–sön", "mån, ons". */
function runs(values: readonly number[], length: number, name: (index: number) => string): string {
  if (values.length === length) return `${name(0)}–${name(length - 1)}`;
  const set = new Set(values);
  const starts = values.filter((value) => !set.has((value + length - 1) % length));
  return starts
    .map((start) => {
      let end = start;
      while (set.has((end + 1) % length)) end = (end + 1) % length;
      return start === end ? name(start) : `${name(start)}–${name(end)}`;
    })
    .join(', ');
}
