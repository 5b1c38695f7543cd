import type { Refusal } from '@lyktan/geodata/import/refusals';
import type { Queryable, Sql } from '../database/connect.ts';

/** Rows a statement where many are deleted: others' questions get their turn in between. */
const DELETED_AT_ONCE = 5000;

/** An import that gave no sign of life for this long has died: it gives one twice a second. */
export const SILENT_S = 30;

/** Bad rows hold what people wrote: they are kept for mending, not for ever. */
const BAD_ROWS_KEPT_DAYS = 30;

const DIED: Refusal = {
  sv: 'Inläsningen avbröts innan den var klar. Inget av filen finns kvar; skicka den igen.',
  en: 'The import was cut off before it was done. Nothing of the file was kept; send it again.',
};

/**
 * Leaves half of each new page of reports free while an import stages, so that accepting them rewrites each on its own page
 * and no index is touched (a heap-only update: eight times as fast). What is left free is used by later reports. Should
 * this process die before `fillPages`, only room is lost, until the next import ends.
 */
export async function leaveRoom(sql: Queryable): Promise<void> {
  await sql`alter table reports set (fillfactor = 50)`;
}

export async function fillPages(sql: Queryable): Promise<void> {
  await sql`alter table reports reset (fillfactor)`;
}

/**
 * Frees the room of rows that went, and lets the planner know how many came. A server's autovacuum does so in its own time,
 * the embedded database never: without it questions after a large import, kept or not, take many times as long.
 */
export async function tidyReports(sql: Sql): Promise<void> {
  await sql`vacuum analyze reports, report_districts, time_profiles, time_profile_cells`;
}

/** Makes an import's staged reports everybody's, in one statement: run it in the transaction that ends the import. */
export async function acceptStaged(tx: Queryable, municipalityId: number, importId: number): Promise<number> {
  const accepted = await tx`
    update reports
    set moderation_state = 'accepted'
    where municipality_id = ${municipalityId}
      and import_id = ${importId}
      and moderation_state = 'staged'`;
  return accepted.count;
}

/** Removes what an import staged and did not finish. */
export async function removeStaged(sql: Queryable, municipalityId: number, importId: number): Promise<void> {
  for (let deleted = 1; deleted > 0;) {
    const result = await sql`
      delete from reports
      where id in (
        select id
        from reports
        where municipality_id = ${municipalityId}
          and import_id = ${importId}
          and moderation_state = 'staged'
        limit ${DELETED_AT_ONCE}
      )`;
    deleted = result.count;
  }
}

/** Takes back every report that an import brought. @returns how many */
export async function removeImported(
  tx: Queryable,
  municipalityId: number,
  importId: number,
): Promise<number> {
  const removed = await tx`
    delete from reports
    where municipality_id = ${municipalityId}
      and import_id = ${importId}`;
  return removed.count;
}

/**
 * Ends imports whose process died, and removes what they staged.
 * @param silentS seconds without a sign of life; 0 where nobody else can be at work (the embedded database at its start)
 */
export async function removeDeadImports(sql: Sql, silentS: number): Promise<number> {
  const dead = await sql<{ id: number }[]>`
    update imports
    set state = 'failed', message = ${JSON.stringify(DIED)}::text::jsonb, finished_at = now()
    where state = 'reading'
      and progress_at <= now() - make_interval(secs => ${silentS})
    returning id`;
  const unfinished = await sql<{ id: number; municipalityId: number }[]>`
    select distinct imports.id, imports.municipality_id as "municipalityId"
    from reports
    join imports on imports.id = import_id
    where moderation_state = 'staged'
      and imports.state <> 'reading'`;
  for (const { id, municipalityId } of unfinished) await removeStaged(sql, municipalityId, id);
  return dead.length;
}

/** Removes bad rows that nobody has mended for a month. */
export async function removeOldBadRows(sql: Sql): Promise<void> {
  await sql`
    delete from import_bad_rows
    using imports
    where imports.id = import_id
      and imports.finished_at < now() - make_interval(days => ${BAD_ROWS_KEPT_DAYS})`;
}
