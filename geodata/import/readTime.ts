import type { RecurringWindow, ReportTime } from '../report/report.ts';
import type { Column } from './columns.ts';
import { type Cells, type Complain, type Surroundings, whenWords } from './readRow.ts';
import {
  nextDay,
  readClock,
  readDateAndClock,
  type ReadInstant,
  readInstant,
  readMonths,
  readWeekdays,
} from './times.ts';

const LONGEST_MS = 366 * 86_400_000;
const UNKNOWN: ReportTime = { kind: 'unknown' };
const UNKNOWN_WORDS = new Set(['', 'okänt', 'okänd', 'vet ej', 'vet inte', 'unknown', '-', '?']);

/**
 * When a row is about: a moment, from a beginning to an end, a whole day (a date without a clock), a recurring window,
 * or unknown where nothing is written.
 */
export function readTime(cells: Cells, around: Surroundings, complain: Complain): ReportTime {
  const window = readWindow(cells, complain);
  const start = readStart(cells, around, complain);
  const end = readEnd(cells, around, complain);
  if (window !== null && (start !== null || end !== null)) complain(windowColumn(cells), 'two_times');
  if (window !== null) return { kind: 'window', window };
  if (start === null && end !== null) complain('time_to', 'no_start');
  return start === null ? UNKNOWN : timeFrom(start, end, around, complain);
}

interface Moment {
  column: Column;
  epochMs: number;
  wholeDay: boolean;
}

function timeFrom(start: Moment, end: Moment | null, around: Surroundings, complain: Complain): ReportTime {
  if (start.epochMs > around.nowMs) complain(start.column, 'future', whenWords(around));
  if (end === null && !start.wholeDay) return { kind: 'instant', at: new Date(start.epochMs) };
  const last = end ?? start;
  const endMs = last.wholeDay ? nextDay(last.epochMs, around.timeZone) : last.epochMs;
  // Today, without a clock, is not over: its end may lie ahead.
  if (last.epochMs > around.nowMs && last !== start) complain(last.column, 'future', whenWords(around));
  if (endMs <= start.epochMs) complain(last.column, 'end_before_start', both(startWords(start, around)));
  else if (endMs - start.epochMs > LONGEST_MS) complain(last.column, 'too_long');
  return { kind: 'interval', start: new Date(start.epochMs), end: new Date(endMs) };
}

function readStart(cells: Cells, around: Surroundings, complain: Complain): Moment | null {
  const [time, date, clock] = [cell(cells, 'time'), cell(cells, 'date'), cell(cells, 'clock')];
  if (time === '' && date === '') {
    if (clock !== '') complain('date', 'unreadable_time');
    return null;
  }
  if (date === '') return moment('time', readInstant(time, around.timeZone), complain);
  // A date column beside a time column: the latter holds a clock.
  const hour = clock === '' ? time : clock;
  if (hour === '') return moment('date', readInstant(date, around.timeZone), complain);
  return moment(
    'date',
    readDateAndClock(date, hour, around.timeZone),
    complain,
    clock === '' ? 'time' : 'clock',
  );
}

function readEnd(cells: Cells, around: Surroundings, complain: Complain): Moment | null {
  const end = cell(cells, 'time_to');
  if (end === '') return null;
  const date = cell(cells, 'date');
  const clockOnly = date !== '' && readClock(end) !== null;
  const read = clockOnly ? readDateAndClock(date, end, around.timeZone) : readInstant(end, around.timeZone);
  return moment('time_to', read, complain);
}

function moment(column: Column, read: ReadInstant, complain: Complain, clockColumn = column): Moment | null {
  if (!('fault' in read)) return { column, ...read };
  complain(
    read.fault === 'impossible_clock' || read.fault === 'clock_gap' ? clockColumn : column,
    read.fault,
  );
  return null;
}

function readWindow(cells: Cells, complain: Complain): RecurringWindow | null {
  const weekdays = readList(
    cells,
    'weekdays',
    readWeekdays,
    complain,
    'mån-sön, t.ex. fre-lör',
    'mon-sun, e.g. fri-sat',
  );
  const months = readList(
    cells,
    'months',
    readMonths,
    complain,
    'jan-dec, t.ex. okt-mar',
    'jan-dec, e.g. oct-mar',
  );
  const startMinute = readMinute(cells, 'window_from', complain);
  const endMinute = readMinute(cells, 'window_to', complain);
  if ((startMinute === null) !== (endMinute === null)) {
    complain(startMinute === null ? 'window_from' : 'window_to', 'half_window');
    return null;
  }
  if (startMinute !== null && startMinute === endMinute) complain('window_to', 'empty_window');
  if (weekdays === null && months === null && startMinute === null) return null;
  // 24:00 begins no day, 00:00 ends the day before.
  return {
    weekdays,
    months,
    startMinute: startMinute === 1440 ? 0 : startMinute,
    endMinute: endMinute === 0 ? 1440 : endMinute,
  };
}

function readMinute(cells: Cells, column: Column, complain: Complain): number | null {
  const text = cell(cells, column);
  if (text === '') return null;
  const minute = readClock(text);
  if (minute === null) complain(column, 'impossible_clock');
  return minute;
}

function readList(
  cells: Cells,
  column: Column,
  read: (text: string) => number[] | null,
  complain: Complain,
  sv: string,
  en: string,
): number[] | null {
  const text = cell(cells, column);
  if (text === '') return null;
  const list = read(text);
  if (list === null) complain(column, 'unknown_word', { sv, en });
  return list;
}

function cell(cells: Cells, column: Column): string {
  const text = (cells[column] ?? '').trim();
  return UNKNOWN_WORDS.has(text.toLowerCase()) ? '' : text;
}

function windowColumn(cells: Cells): Column {
  return (
    (['weekdays', 'months', 'window_from'] as const).find((column) => cell(cells, column) !== '') ??
    'window_to'
  );
}

function startWords(start: Moment, { timeZone }: Surroundings): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    start.epochMs,
  );
}

function both(words: string): { sv: string; en: string } {
  return { sv: words, en: words };
}
