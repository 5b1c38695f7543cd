import type { Refusal } from '@lyktan/geodata/import/refusals';
import type { ImportKind } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable, Sql } from '../../database/connect.ts';
import type { Ending, ImportRecord } from '../../queries/imports.ts';
import type { Municipality } from '../../queries/municipality.ts';
import type { SendQuery } from '../../routes/importSchemas.ts';
import { districtKind } from './districts.ts';
import { eventKind } from './events.ts';
import type { Progress } from './progress.ts';
import type { ReceivedFile } from './receiveFile.ts';
import { reportKind } from './reports.ts';

/** What an import works with. */
export interface ImportJob {
  sql: Sql;
  place: Municipality;
  now: Date;
  record: ImportRecord;
  file: ReceivedFile;
  options: SendQuery;
  progress: Progress;
}

/** How the import is to end, and what is to happen in the very transaction that ends it. */
export interface Outcome extends Ending {
  commit?: (tx: Queryable) => Promise<void>;
}

/** One kind of thing that a file may bring. Another kind is another entry of IMPORT_KINDS. */
export interface ImportReader {
  kind: ImportKind;
  /** Whether this kind can be in the file. `first`: the first element of a JSON file, null of a CSV file. */
  recognises(file: ReceivedFile, first: unknown): boolean;
  /** Reads and stages; nothing is anybody's to see before `commit`. @throws FileRefused */
  run(job: ImportJob): Promise<Outcome>;
  /** Takes back what a finished import brought; null where it cannot be. @returns what became of it */
  undo: ((tx: Queryable, municipalityId: number, importId: number) => Promise<Refusal>) | null;
}

/** In the order in which a file is tried. */
export const IMPORT_READERS: readonly ImportReader[] = [districtKind, eventKind, reportKind];

export function readerOf(kind: ImportKind): ImportReader | undefined {
  return IMPORT_READERS.find((reader) => reader.kind === kind);
}
