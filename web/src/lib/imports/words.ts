import { localParts } from '@lyktan/geodata/time/localTime';
import { getWords } from '#lib/i18n/context.ts';
import type { catalogue } from '#lib/i18n/pages/imports.sv.ts';
import type { MessageKey } from '#lib/i18n/sv.ts';
import type { Words } from '#lib/i18n/words.ts';
import type { ImportAnswer } from './importApi.ts';
import type { Failure } from './imports.svelte.ts';

export type ImportWords = Words<keyof typeof catalogue | MessageKey>;

/** The words of this page, below the one that gave them. */
export const getImportWords = (): ImportWords => getWords<keyof typeof catalogue>();

/** A kind in words; one that this page does not know yet by its own name. */
export function kindText(kind: ImportAnswer['kind'], { t, catalogue }: ImportWords): string {
  const key = `imports.kind.${kind}` as const;
  return key in catalogue ? t(key) : kind;
}

export function bytesText(bytes: number, { t, n }: ImportWords): string {
  if (bytes < 1000) return t('imports.bytes.b', { size: n.whole(bytes) });
  if (bytes < 1_000_000) return t('imports.bytes.kb', { size: n.whole(bytes / 1000) });
  return t('imports.bytes.mb', { size: n.mass(bytes / 1_000_000) });
}

/** An instant (ISO 8601) as local day and clock, "24 nov 2026 23.32". */
export function whenText(instant: string, timeZone: string, { time }: ImportWords): string {
  const { year, month, day, hour, minute } = localParts(Date.parse(instant), timeZone);
  const date = new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
  return `${time.date(date)} ${time.clock(hour * 60 + minute)}`;
}

/** What became of an import, as a headline. */
export function endedText(ended: ImportAnswer, { t, n }: ImportWords): string {
  const { state, kind, rowsAccepted, rowsBad } = ended;
  switch (state) {
    case 'done':
      if (rowsAccepted === 0) return t(`imports.ended.${rowsBad === 0 ? 'nothingNew' : 'refused'}`);
      return t('imports.ended.done', { kind, count: rowsAccepted, text: n.whole(rowsAccepted) });
    case 'refused':
      return rowsBad === 0
        ? t('imports.ended.refused')
        : t('imports.ended.refusedRows', { count: rowsBad, text: n.whole(rowsBad) });
    case 'reading':
      return t('imports.reading.title', { name: ended.fileName });
    case 'needs_mapping':
    case 'undone':
    case 'failed':
      return t(`imports.ended.${state}`);
    default:
      return state satisfies never;
  }
}

/** What could not be done, why, and what to do next. */
export function failureText({ what, status, detail }: Failure, { t }: ImportWords): string {
  return `${t(`imports.failed.${what}`)} ${what === 'follow' ? '' : reason(status, detail, t)}`.trim();
}

function reason(status: number | null, detail: string | null, t: ImportWords['t']): string {
  if (status === null) return t('imports.failed.network');
  if (status === 403) return t('imports.failed.403');
  if (status === 409) return t('imports.failed.409');
  // A refused file is explained in the language that was asked for.
  if (status === 415 && detail !== null) return detail;
  return t('imports.failed.other', { status });
}
