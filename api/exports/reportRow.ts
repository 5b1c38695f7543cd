import { writtenClock } from '@lyktan/geodata/import/reportCells';
import { weekdayWord } from '@lyktan/geodata/import/times';
import { CHANNEL, CONCERN, FEELING, FEW, LIGHT, PRECISION } from '@lyktan/geodata/import/values';
import { localIso } from '@lyktan/geodata/time/localTime';
import type { ExportedReport } from '../queries/exports.ts';
import type { Cell } from './csv.ts';
import type { ExportLanguage, ReportColumn } from './words.ts';

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
    precision: PRECISION.written(report.precision, language),
    time: time(report.startedAt),
    time_to: time(report.endedAt),
    weekdays: list(report.weekdays?.map((day) => weekdayWord(day, language))),
    months: list(report.months?.map((month) => String(month + 1))),
    window_from: writtenClock(report.startMinute),
    window_to: writtenClock(report.endMinute),
    light: report.light && LIGHT.written(report.light, language),
    concerns: list(report.concerns.map((concern) => CONCERN.written(concern, language))),
    few_people: FEW.written(report.fewPeople, language),
    feeling: FEELING.written(report.feeling, language),
    channel: CHANNEL.written(report.channel, language),
    reported: time(report.reportedAt),
  };
}

/** To a centimetre. */
function degrees(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e7) / 1e7;
}
