import { createHash } from 'node:crypto';
import {
  type Column,
  type HeadingFault,
  HEADINGS,
  headingsSet,
  readHeadings,
} from '@lyktan/geodata/import/columns';
import type { RowProblem } from '@lyktan/geodata/import/problems';
import { type Cells, readRow, type Surroundings } from '@lyktan/geodata/import/readRow';
import { FileRefused, REFUSALS, type Refusal } from '@lyktan/geodata/import/refusals';
import { rememberedMapping } from '../../queries/imports.ts';
import { districtNames } from '../../queries/districtNames.ts';
import { acceptStaged, fillPages, leaveRoom, removeImported } from '../../queries/stagedReports.ts';
import type { NewReport } from '../../queries/storeReports.ts';
import { csvRows, type FileRow } from './csvRows.ts';
import { featureHeadings, featureRows } from './features.ts';
import type { ImportJob, ImportReader, Outcome } from './kinds.ts';
import { reportStage } from './stage.ts';

export const reportKind: ImportReader = {
  kind: 'reports',
  recognises: ({ format }, first) =>
    format === 'csv' ||
    (typeof first === 'object' && first !== null && 'type' in first && first.type === 'Feature'),
  run,
  undo: async (tx, municipalityId, importId) => {
    const removed = await removeImported(tx, municipalityId, importId);
    return {
      sv: `Ångrad: ${removed} rapporter togs bort.`,
      en: `Undone: ${removed} reports were taken away.`,
    };
  },
};

/** The key under which a mapping for these headings is remembered. */
export function headingsKey(headings: readonly string[]): string {
  return createHash('sha256').update(headingsSet(headings)).digest('hex');
}

async function run(job: ImportJob): Promise<Outcome> {
  const { headings, batches } = await openRows(job);
  const mapping = await rememberedMapping(job.sql, job.place.id, headingsKey(headings));
  const reading = readHeadings(headings, mapping);
  if (reading.unknown.length > 0) return needsMapping(headings, unknownWords(reading.unknown));
  if (reading.faults.length > 0) return needsMapping(headings, faultWords(reading.faults[0]!));
  await readRows(job, headings, reading.columns, batches);
  if (job.progress.rowsRead === 0) throw new FileRefused(REFUSALS.no_rows);
  return outcomeOf(job, headings);
}

async function openRows(job: ImportJob): Promise<{ headings: string[]; batches: AsyncGenerator<FileRow[]> }> {
  const onBytes = (bytes: number): void => void (job.progress.bytesRead += bytes);
  if (job.file.format === 'json') {
    const headings = await featureHeadings(job.file);
    return { headings, batches: featureRows(job.file, headings, onBytes) };
  }
  const batches = csvRows(job.file, onBytes);
  const first = await batches.next();
  const rows = first.done ? [] : first.value;
  return { headings: rows.shift()?.cells ?? [], batches: prepend(rows, batches) };
}

async function* prepend(rows: FileRow[], batches: AsyncGenerator<FileRow[]>): AsyncGenerator<FileRow[]> {
  yield rows;
  yield* batches;
}

async function readRows(
  job: ImportJob,
  headings: readonly string[],
  columns: readonly (Column | null)[],
  batches: AsyncIterable<FileRow[]>,
): Promise<void> {
  const around = await surroundings(job);
  const stage = reportStage(job);
  const mayStage = () => job.options.skip_bad_rows === 'yes' || job.progress.rowsBad === 0;
  await leaveRoom(job.sql);
  try {
    for await (const rows of batches) {
      for (const row of rows) {
        job.progress.rowsRead += 1;
        const report = readOne(job, headings, columns, around, row);
        if (report !== null && mayStage()) await stage.add(report);
      }
      await job.progress.note();
    }
    await stage.finish();
  } finally {
    await stage.settled();
    await fillPages(job.sql);
  }
  await job.progress.flush();
}

/** A row as a report for the stage; a bad one is noted, and gives null. */
function readOne(
  { record, progress }: ImportJob,
  headings: readonly string[],
  columns: readonly (Column | null)[],
  around: Surroundings,
  { line, cells }: FileRow,
): NewReport | null {
  const read =
    cells.length === headings.length
      ? readRow(byColumn(columns, cells), around)
      : miscounted(headings, cells);
  if ('problems' in read) {
    progress.bad({ line, cells, problems: read.problems });
    return null;
  }
  const fingerprint = createHash('sha256').update(read.identity).digest('hex').slice(0, 32);
  return { ...read.report, moderation: 'staged', from: { importId: record.id, fingerprint } };
}

function byColumn(columns: readonly (Column | null)[], cells: readonly string[]): Cells {
  const row: Partial<Record<Column, string>> = {};
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at];
    if (column) row[column] = cells[at]!;
  }
  return row;
}

function miscounted(headings: readonly string[], cells: readonly string[]): { problems: RowProblem[] } {
  if (cells.length === 0) return { problems: [{ column: null, code: 'not_a_point', found: '' }] };
  const count = String(headings.length);
  return {
    problems: [
      { column: null, code: 'wrong_cells', found: String(cells.length), detail: { sv: count, en: count } },
    ],
  };
}

async function surroundings({ sql, place, now }: ImportJob): Promise<Surroundings> {
  return {
    timeZone: place.timeZone,
    bounds: place.bounds,
    nowMs: now.getTime(),
    municipality: place.name,
    districtOf: await districtNames(sql, place.id),
  };
}

function outcomeOf({ place, record, progress, options }: ImportJob, headings: string[]): Outcome {
  const { rowsBad, rowsDuplicate, rowsAccepted } = progress;
  if (rowsBad > 0 && options.skip_bad_rows === 'no')
    return { state: 'refused', headings, message: refusedWords(rowsBad) };
  return {
    state: 'done',
    headings,
    message: doneWords(rowsAccepted, rowsDuplicate, rowsBad),
    commit: async (tx) => void (await acceptStaged(tx, place.id, record.id)),
  };
}

function refusedWords(bad: number): Refusal {
  return {
    sv: `${bad} rader har fel, så inget lästes in. Rätta dem och skicka filen igen, eller ta in bara de goda raderna.`,
    en: `${bad} rows have faults, so nothing was imported. Mend them and send the file again, or take the good rows only.`,
  };
}

function doneWords(accepted: number, duplicate: number, bad: number): Refusal {
  return {
    sv: `${accepted} rapporter lästes in, som granskade. ${duplicate} fanns redan och ${bad} hade fel; de lämnades utanför.`,
    en: `${accepted} reports were imported, as moderated. ${duplicate} stood already and ${bad} had faults; those were left out.`,
  };
}

function needsMapping(headings: string[], message: Refusal): Outcome {
  return { state: 'needs_mapping', headings, message };
}

function unknownWords(unknown: readonly string[]): Refusal {
  const list = unknown.map((heading) => `"${heading}"`).join(', ');
  return {
    sv: `Rubriker som inte känns igen: ${list}. Säg vilken kolumn var och en är, eller att den ska lämnas därhän, och skicka filen igen.`,
    en: `Headings that are not known: ${list}. Say which column each is, or that it is to be ignored, and send the file again.`,
  };
}

function faultWords(fault: HeadingFault): Refusal {
  switch (fault.code) {
    case 'column_twice': {
      const list = fault.headings.map((heading) => `"${heading}"`).join(', ');
      return {
        sv: `Flera rubriker betyder ${HEADINGS[fault.column][0]}: ${list}. Låt en stå för den och lämna de andra därhän.`,
        en: `Several headings stand for ${HEADINGS[fault.column][1]}: ${list}. Let one stand for it and ignore the others.`,
      };
    }
    case 'half_point':
      return {
        sv: `Kolumnen ${HEADINGS[fault.column][0]} saknas: en punkt har båda.`,
        en: `The column ${HEADINGS[fault.column][1]} is missing: a point has both.`,
      };
    case 'no_place':
      return {
        sv: 'Ingen kolumn säger var: longitud och latitud, eller plats.',
        en: 'No column says where: longitude and latitude, or place.',
      };
    default:
      return fault satisfies never;
  }
}
