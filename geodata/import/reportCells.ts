import type { RecurringWindow, ReportDraft } from '../report/report.ts';
import { twoDigits } from '../time/localTime.ts';
import { WEEKDAYS } from '../vocabulary/vocabulary.ts';
import { type Column, HEADINGS } from './columns.ts';

/** The columns in which a report is written, in this order. */
export const WRITTEN_COLUMNS = [
  'id',
  'longitude',
  'latitude',
  'place',
  'precision',
  'time',
  'time_to',
  'weekdays',
  'months',
  'window_from',
  'window_to',
  'light',
  'concerns',
  'few_people',
  'feeling',
  'gender',
  'age',
  'channel',
  'reported',
  'text',
] as const satisfies readonly Column[];

/** The documented headings of columns, as they are written. */
export function writtenHeadings(lang: 'sv' | 'en', columns: readonly Column[] = WRITTEN_COLUMNS): string[] {
  return columns.map((column) => HEADINGS[column][lang === 'sv' ? 0 : 1]);
}

/** A minute of the day as it is written: 22:05; null where there is none. */
export function writtenClock(minute: number | null): string | null {
  return minute === null ? null : `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/**
 * A report as the cells of a row under `writtenHeadings`, in the vocabulary's own words; `readRow` reads the same report
 * back. Times to the second, UTC.
 * @param municipality what stands as the place where nothing better is known
 */
export function reportCells(report: ReportDraft, id: string, municipality: string): string[] {
  const { time } = report;
  const window = time.kind === 'window' ? time.window : null;
  const start = time.kind === 'instant' ? time.at : time.kind === 'interval' ? time.start : null;
  const cells: Record<(typeof WRITTEN_COLUMNS)[number], string> = {
    id,
    longitude: report.point === null ? '' : String(report.point[0]),
    latitude: report.point === null ? '' : String(report.point[1]),
    place: report.point !== null ? '' : (report.districtCode ?? municipality),
    precision: report.precision,
    time: start === null ? '' : written(start),
    time_to: time.kind === 'interval' ? written(time.end) : '',
    ...windowCells(window),
    light: report.statedLight ?? '',
    concerns: report.concerns.join(', '),
    few_people: report.fewPeople,
    feeling: report.feeling,
    gender: report.gender,
    age: report.ageBand,
    channel: report.channel,
    reported: written(report.reportedAt),
    text: report.text ?? '',
  };
  return WRITTEN_COLUMNS.map((column) => cells[column]);
}

function windowCells(window: RecurringWindow | null) {
  return {
    weekdays: (window?.weekdays ?? []).map((day) => WEEKDAYS[day]).join(', '),
    months: (window?.months ?? []).map((month) => String(month + 1)).join(', '),
    window_from: writtenClock(window?.startMinute ?? null) ?? '',
    window_to: writtenClock(window?.endMinute ?? null) ?? '',
  };
}

function written(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}
