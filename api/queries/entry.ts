import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import type { Municipality } from './municipality.ts';
import { storeReports, type NewReport } from './storeReports.ts';

/** A report that staff entered by hand, under an id that the page made. */
export interface Entry {
  report: NewReport & { id: string };
  /** Name of the dialogue, survey or walk. */
  occasion: string | null;
  /** Equal for equal entries. */
  fingerprint: string;
}

/** What became of an entry. */
export interface StoredEntry {
  id: string;
  /** The sun's light for an instant, else null. */
  light: KnownLight | null;
  lightFlag: string;
  /** Code within the municipality's first layer. */
  district: string | null;
  /** Over how many hours of the day the report's weight spreads; 0 where the hour is unknown. */
  hours: number;
}

/** Codes of the districts that an entry may name: those of the municipality's first layer. */
export async function entryDistricts(sql: Queryable, municipalityId: number): Promise<Set<string>> {
  const rows = await sql<{ code: string }[]>`
    select code
    from districts
    where layer_id = (select min(id) from district_layers where municipality_id = ${municipalityId})`;
  return new Set(rows.map(({ code }) => code));
}

/**
 * Stores the entries that are not stored yet. Run it inside a transaction: all or none.
 * @returns ids under which something else stands already; where there are any, nothing was stored
 */
export async function storeEntries(
  tx: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone' | 'centre'>,
  entries: readonly Entry[],
  enteredAt: Date,
): Promise<string[]> {
  // One at a time, so that an entry sent twice at once is found by the second.
  await tx`select pg_advisory_xact_lock(${ENTRY_LOCK}, ${place.id})`;
  const known = await fingerprints(
    tx,
    place.id,
    entries.map(({ report }) => report.id),
  );
  const clashing = entries.filter(({ report, fingerprint }) => {
    const stored = known.get(report.id);
    return stored !== undefined && stored !== fingerprint;
  });
  if (clashing.length > 0) return clashing.map(({ report }) => report.id);
  const fresh = entries.filter(({ report }) => !known.has(report.id));
  await storeReports(
    tx,
    place,
    fresh.map(({ report }) => report),
  );
  await tx`
    insert into report_entries (report_id, municipality_id, occasion, fingerprint, entered_at)
    select report.id, report.municipality_id, entry.occasion, entry.fingerprint, ${enteredAt}
    from unnest(${fresh.map(({ report }) => report.id)}::uuid[], ${fresh.map((entry) => entry.occasion)}::text[],
      ${fresh.map((entry) => entry.fingerprint)}::text[])
      as entry (public_id, occasion, fingerprint)
    join reports report on report.public_id = entry.public_id and report.municipality_id = ${place.id}`;
  return [];
}

/** Any number that no other lock of this product uses. */
const ENTRY_LOCK = 0x656e7472;

/** By id, over all municipalities; null where the report was not entered by hand, or in another municipality. */
async function fingerprints(
  tx: Queryable,
  municipalityId: number,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await tx<{ id: string; fingerprint: string | null }[]>`
    select report.public_id as id, entry.fingerprint
    from reports report
    left join report_entries entry on entry.report_id = report.id
      and entry.municipality_id = ${municipalityId}
    where report.public_id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]));
}

/** What became of the entries, in the order of the ids. */
export async function storedEntries(
  sql: Queryable,
  municipalityId: number,
  ids: readonly string[],
): Promise<StoredEntry[]> {
  return sql<StoredEntry[]>`
    select report.public_id as id, report.light, report.light_flag as "lightFlag", district.code as district,
      (
        select count(distinct cell.hour)
        from time_profile_cells cell
        where cell.profile_id = report.profile_id
          and cell.hour < 24
      )::integer as hours
    from unnest(${ids}::uuid[]) with ordinality as asked (public_id, position)
    join reports report on report.public_id = asked.public_id and report.municipality_id = ${municipalityId}
    left join report_districts placed on placed.report_id = report.id
      and placed.layer_id = (select min(id) from district_layers where municipality_id = ${municipalityId})
    left join districts district on district.id = placed.district_id
    order by asked.position`;
}

/**
 * Takes an entry back: removed with its text, as if it had not been entered.
 * @param since entries made before this moment stay
 */
export async function takeBackEntry(
  sql: Queryable,
  municipalityId: number,
  id: string,
  since: Date,
): Promise<'taken_back' | 'too_old' | 'no_entry'> {
  const [row] = await sql<{ old: boolean }[]>`
    with entry as (
      select report_entries.report_id, report_entries.entered_at < ${since} as old
      from report_entries
      join reports on reports.id = report_entries.report_id
      where reports.public_id = ${id}
        and report_entries.municipality_id = ${municipalityId}
    ),
    removed as (
      delete from reports
      where municipality_id = ${municipalityId}
        and id in (select report_id from entry where not old)
      returning id
    )
    select old
    from entry`;
  if (row === undefined) return 'no_entry';
  return row.old ? 'too_old' : 'taken_back';
}
