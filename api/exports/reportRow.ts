import { localIso } from '@lyktan/geodata/time/localTime';
import type { ExportedReport } from '../queries/exports.ts';
import type { Cell } from './csv.ts';
import { exportWeekday, exportWord, type ExportLanguage, type ReportColumn } from './words.ts';

/** A report in the import's columns. Times are local wall clock with their offset (ISO 8601). */
export function reportRow(
  report: ExportedReport,
  timeZone: string,
  language: ExportLanguage,
): Record<ReportColumn, Cell> {
  const time = (at: Date | null) => at && localIso(at.getTime(), timeZone);
  const list = (values: readonly string[] | undefined) => values?.join(', ') ?? null;
  return {
    id: report.id,
    longitude: degrees(report.longitude),
    latitude: degrees(report.latitude),
    place: report.place,
    precision: exportWord(report.precision, language),
    time: time(report.startedAt),
    time_to: time(report.endedAt),
    weekdays: list(report.weekdays?.map((day) => exportWeekday(day, language))),
    months: list(report.months?.map((month) => String(month + 1))),
    window_from: clock(report.startMinute),
    window_to: clock(report.endMinute),
    light: report.light && exportWord(report.light, language),
    concerns: list(report.concerns.map((concern) => exportWord(concern, language))),
    few_people: exportWord(report.fewPeople, language),
    feeling: exportWord(report.feeling, language),
    channel: exportWord(report.channel, language),
    reported: time(report.reportedAt),
  };
}

/** To a centimetre. */
function degrees(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e7) / 1e7;
}

function clock(minute: number | null): string | null {
  if (minute === null) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
