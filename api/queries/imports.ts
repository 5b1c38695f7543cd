import type { Mapping } from '@lyktan/geodata/import/columns';
import type { Encoding } from '@lyktan/geodata/import/fileScan';
import type { RowProblem } from '@lyktan/geodata/import/problems';
import type { Refusal } from '@lyktan/geodata/import/refusals';
import type { ImportKind, ImportState } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';

/** One import as it stands. */
export interface ImportRecord {
  /** The database's own number; `publicId` is what others see. */
  id: number;
  publicId: string;
  fileName: string;
  kind: ImportKind;
  state: ImportState;
  skipBadRows: boolean;
  encoding: Encoding;
  message: Refusal | null;
  headings: string[];
  bytesRead: number;
  bytesTotal: number;
  rowsRead: number;
  rowsAccepted: number;
  rowsBad: number;
  rowsDuplicate: number;
  rowsPerSecond: number;
  createdAt: Date;
  finishedAt: Date | null;
}

/** How far a reading import is. */
export type ImportCounts = Pick<
  ImportRecord,
  'bytesRead' | 'rowsRead' | 'rowsAccepted' | 'rowsBad' | 'rowsDuplicate'
>;

export interface BadRow {
  line: number;
  cells: string[];
  problems: RowProblem[];
}

const MOST_LISTED = 100;

/**
 * Notes a new import as reading. Null where another one is reading: one at a time, so that two files that share rows
 * cannot each leave them to the other.
 */
export async function beginImport(
  sql: Queryable,
  municipalityId: number,
  file: Pick<ImportRecord, 'fileName' | 'kind' | 'encoding' | 'skipBadRows' | 'bytesTotal'>,
): Promise<ImportRecord | null> {
  const [begun] = await sql<{ publicId: string }[]>`
    insert into imports (municipality_id, file_name, kind, encoding, skip_bad_rows, bytes_total)
    values (${municipalityId}, ${file.fileName}, ${file.kind}, ${file.encoding}, ${file.skipBadRows}, ${file.bytesTotal})
    on conflict (municipality_id) where state = 'reading' do nothing
    returning public_id as "publicId"`;
  return begun === undefined ? null : importById(sql, municipalityId, begun.publicId);
}

/** The latest imports, newest first. */
export async function listImports(sql: Queryable, municipalityId: number): Promise<ImportRecord[]> {
  return sql<ImportRecord[]>`
    ${selected(sql)}
    where municipality_id = ${municipalityId}
    order by id desc
    limit ${MOST_LISTED}`;
}

export async function importById(
  sql: Queryable,
  municipalityId: number,
  publicId: string,
): Promise<ImportRecord | null> {
  const rows = await sql<ImportRecord[]>`
    ${selected(sql)}
    where municipality_id = ${municipalityId}
      and public_id = ${publicId}`;
  return rows[0] ?? null;
}

function selected(sql: Queryable) {
  return sql`
    select id, public_id as "publicId", file_name as "fileName", kind, state, skip_bad_rows as "skipBadRows", encoding, message,
      headings, bytes_read::float8 as "bytesRead", bytes_total::float8 as "bytesTotal", rows_read as "rowsRead",
      rows_accepted as "rowsAccepted", rows_bad as "rowsBad", rows_duplicate as "rowsDuplicate",
      round(rows_read / greatest(extract(epoch from coalesce(finished_at, progress_at) - created_at), 0.001))::integer as "rowsPerSecond",
      created_at as "createdAt", finished_at as "finishedAt"
    from imports`;
}

/** Notes progress: also the sign that the import is alive. @returns whether it was asked to stop */
export async function noteProgress(
  sql: Queryable,
  municipalityId: number,
  id: number,
  counts: ImportCounts,
): Promise<boolean> {
  const noted = await sql<{ stopped: boolean }[]>`
    update imports
    set bytes_read = ${counts.bytesRead}, rows_read = ${counts.rowsRead}, rows_accepted = ${counts.rowsAccepted},
      rows_bad = ${counts.rowsBad}, rows_duplicate = ${counts.rowsDuplicate}, progress_at = now()
    where municipality_id = ${municipalityId}
      and id = ${id}
      and state = 'reading'
    returning message is not null as stopped`;
  return noted[0]?.stopped ?? false;
}

/**
 * Asks a reading import to stop, by the words with which it is to end. It stays "reading" until what it staged is removed,
 * so that no other import begins meanwhile. @returns false where it is not reading
 */
export async function askToStop(
  sql: Queryable,
  municipalityId: number,
  id: number,
  message: Refusal,
): Promise<boolean> {
  const asked = await sql`
    update imports
    set message = ${JSON.stringify(message)}::text::jsonb
    where municipality_id = ${municipalityId}
      and id = ${id}
      and state = 'reading'`;
  return asked.count === 1;
}

export interface Ending {
  state: Exclude<ImportState, 'reading' | 'undone'>;
  message: Refusal;
  headings: readonly string[];
}

/** Ends a reading import. @returns false where it was ended by another hand meanwhile */
export async function endImport(
  sql: Queryable,
  municipalityId: number,
  id: number,
  ending: Ending,
): Promise<boolean> {
  const ended = await sql`
    update imports
    set state = ${ending.state}, message = ${JSON.stringify(ending.message)}::text::jsonb,
      headings = ${JSON.stringify(ending.headings)}::text::jsonb, finished_at = now(), progress_at = now()
    where municipality_id = ${municipalityId}
      and id = ${id}
      and state = 'reading'`;
  return ended.count === 1;
}

export async function storeBadRows(
  sql: Queryable,
  municipalityId: number,
  id: number,
  rows: readonly BadRow[],
): Promise<void> {
  await sql`
    insert into import_bad_rows (import_id, municipality_id, line, cells, problems)
    select ${id}, ${municipalityId}, bad.line, bad.cells::jsonb, bad.problems::jsonb
    from unnest(
      ${rows.map((row) => row.line)}::integer[], ${rows.map((row) => JSON.stringify(row.cells))}::text[],
      ${rows.map((row) => JSON.stringify(row.problems))}::text[]
    ) as bad (line, cells, problems)`;
}

/** Bad rows of an import by line, after `afterLine`. */
export async function badRows(
  sql: Queryable,
  municipalityId: number,
  id: number,
  { afterLine, limit }: { afterLine: number; limit: number },
): Promise<BadRow[]> {
  return sql<BadRow[]>`
    select line, cells, problems
    from import_bad_rows
    where municipality_id = ${municipalityId}
      and import_id = ${id}
      and line > ${afterLine}
    order by line
    limit ${limit}`;
}

/** The mapping remembered for a set of headings (`headingsKey`), empty where there is none. */
export async function rememberedMapping(
  sql: Queryable,
  municipalityId: number,
  headingsKey: string,
): Promise<Mapping> {
  const rows = await sql<{ mapping: Mapping }[]>`
    select mapping
    from import_mappings
    where municipality_id = ${municipalityId}
      and headings_key = ${headingsKey}`;
  return rows[0]?.mapping ?? {};
}

export async function rememberMapping(
  sql: Queryable,
  municipalityId: number,
  headingsKey: string,
  mapping: Mapping,
): Promise<void> {
  await sql`
    insert into import_mappings (municipality_id, headings_key, mapping)
    values (${municipalityId}, ${headingsKey}, ${JSON.stringify(mapping)}::text::jsonb)
    on conflict (municipality_id, headings_key) do update set mapping = excluded.mapping`;
}
