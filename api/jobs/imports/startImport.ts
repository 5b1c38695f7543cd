import { FileRefused, REFUSALS, type Refusal } from '@lyktan/geodata/import/refusals';
import type { Sql } from '../../database/connect.ts';
import { ApiError } from '../../errors.ts';
import { beginImport, endImport, type ImportRecord } from '../../queries/imports.ts';
import type { Municipality } from '../../queries/municipality.ts';
import {
  removeDeadImports,
  removeOldBadRows,
  removeStaged,
  SILENT_S,
  tidyReports,
} from '../../queries/stagedReports.ts';
import type { SendQuery } from '../../routes/importSchemas.ts';
import { firstElement } from './features.ts';
import { IMPORT_READERS, type ImportJob, type ImportReader, type Outcome, readerOf } from './kinds.ts';
import { Progress } from './progress.ts';
import type { ReceivedFile } from './receiveFile.ts';

const FAILED: Refusal = {
  sv: 'Något gick fel här, och inget av filen lästes in. Skicka den igen.',
  en: 'Something failed here, and nothing of the file was imported. Send it again.',
};

interface Start {
  sql: Sql;
  place: Municipality;
  now: Date;
  file: ReceivedFile;
  options: SendQuery;
  log: (entry: Record<string, unknown>) => void;
}

/**
 * Begins to import a received file and returns at once; the import goes on by itself and closes the file at its end.
 * @throws FileRefused where it cannot be seen what the file holds; ApiError (conflict) while another import is reading
 */
export async function startImport({ sql, place, now, file, options, log }: Start): Promise<ImportRecord> {
  try {
    const reader = await recognise(file, options);
    await removeDeadImports(sql, SILENT_S);
    await removeOldBadRows(sql);
    const record = await beginImport(sql, place.id, {
      fileName: options.name,
      kind: reader.kind,
      encoding: file.encoding,
      skipBadRows: options.skip_bad_rows === 'yes',
      bytesTotal: file.bytes,
    });
    if (record === null)
      throw new ApiError('conflict', 'Another file is being imported. Send this one when that is done.');
    const progress = new Progress(sql, place.id, record);
    void run({ sql, place, now, record, file, options, progress }, reader, log);
    return record;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function recognise(file: ReceivedFile, { kind }: SendQuery): Promise<ImportReader> {
  const first = file.format === 'json' ? await firstElement(file) : null;
  const readers = IMPORT_READERS.filter((reader) => kind === undefined || reader.kind === kind);
  const found = readers.find((reader) => reader.recognises(file, first)) ?? (kind && readerOf(kind));
  if (!found) throw new FileRefused(REFUSALS.unknown_kind);
  return found;
}

/** Never throws: whatever happens is noted in the import. */
async function run(job: ImportJob, reader: ImportReader, log: Start['log']): Promise<void> {
  try {
    const outcome = await outcomeOf(job, reader, log);
    // While it is "reading" no other import begins: none may take rows for known that are about to go.
    if (outcome.state !== 'done') await removeStaged(job.sql, job.place.id, job.record.id);
    if (reader.kind === 'reports') await tidyReports(job.sql);
    await end(job, outcome);
  } catch (error) {
    log({ level: 'error', job: 'import', import: job.record.publicId, error });
    await giveUp(job).catch((cause: unknown) => log({ level: 'error', job: 'import', error: cause }));
  } finally {
    await job.file.close();
  }
}

async function outcomeOf(job: ImportJob, reader: ImportReader, log: Start['log']): Promise<Outcome> {
  try {
    return await reader.run(job);
  } catch (error) {
    if (error instanceof FileRefused) return { state: 'refused', headings: [], message: error.words };
    log({ level: 'error', job: 'import', import: job.record.publicId, error });
    return { state: 'failed', headings: [], message: FAILED };
  }
}

/** The one commit: what was staged becomes everybody's, and the import is done, both or neither. */
async function end({ sql, place, record, progress }: ImportJob, outcome: Outcome): Promise<void> {
  // Staging ends at the first bad row: what it had found by then is no count of the file.
  if (outcome.state !== 'done') progress.rowsAccepted = progress.rowsDuplicate = 0;
  await progress.flush();
  await sql.begin(async (tx) => {
    await outcome.commit?.(tx);
    if (!(await endImport(tx, place.id, record.id, outcome)))
      throw new Error('The import was ended by another process');
  });
}

async function giveUp({ sql, place, record }: ImportJob): Promise<void> {
  await removeStaged(sql, place.id, record.id);
  await endImport(sql, place.id, record.id, { state: 'failed', message: FAILED, headings: [] });
}
