import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';

export const SAVED_PAGES = ['map'] as const;

/** A view under a name. */
export interface SavedView {
  id: string;
  name: string;
  page: (typeof SAVED_PAGES)[number];
  /** Canonical query string. */
  query: string;
  createdBy: Role;
  createdAt: string;
  updatedAt: string;
}

export type SavedViewDraft = Pick<SavedView, 'name' | 'page' | 'query'>;

interface Row extends Omit<SavedView, 'createdAt' | 'updatedAt'> {
  createdAt: Date;
  updatedAt: Date;
}

/** All views that stand, as they were stored; names are sorted where they are shown. */
export async function savedViews(sql: Queryable, municipalityId: number): Promise<SavedView[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)}
    from saved_views
    where municipality_id = ${municipalityId}
      and deleted_at is null
    order by id`;
  return rows.map(viewOf);
}

/** One view that stands, or null. */
export async function savedView(
  sql: Queryable,
  municipalityId: number,
  id: string,
): Promise<SavedView | null> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)}
    from saved_views
    where municipality_id = ${municipalityId}
      and public_id = ${id}
      and deleted_at is null`;
  return row ? viewOf(row) : null;
}

/** Saves a view. Null where another that stands has the name. */
export async function storeSavedView(
  sql: Queryable,
  municipalityId: number,
  { name, page, query }: SavedViewDraft,
  role: Role,
): Promise<SavedView | null> {
  const [row] = await sql<Row[]>`
    insert into saved_views (municipality_id, name, page, query, created_by)
    values (${municipalityId}, ${name}, ${page}, ${query}, ${role})
    on conflict (municipality_id, lower(name)) where deleted_at is null do nothing
    returning ${columns(sql)}`;
  return row ? viewOf(row) : null;
}

/** Changes a view, and brings it back where it was removed; not to the name of another that stands. */
export async function changeSavedView(
  sql: Queryable,
  municipalityId: number,
  id: string,
  { name, page, query }: SavedViewDraft,
): Promise<SavedView | 'unknown' | 'name_taken'> {
  // Asked beforehand: the unique index is for two at the same moment only.
  const [found] = await sql<{ known: boolean; taken: boolean }[]>`
    select
      exists (
        select from saved_views where municipality_id = ${municipalityId} and public_id = ${id}
      ) as known,
      exists (
        select from saved_views
        where municipality_id = ${municipalityId}
          and public_id <> ${id}
          and lower(name) = lower(${name})
          and deleted_at is null
      ) as taken`;
  if (!found!.known) return 'unknown';
  if (found!.taken) return 'name_taken';
  const [row] = await sql<Row[]>`
    update saved_views
    set name = ${name}, page = ${page}, query = ${query}, updated_at = now(), deleted_at = null
    where municipality_id = ${municipalityId}
      and public_id = ${id}
    returning ${columns(sql)}`;
  return row ? viewOf(row) : 'unknown';
}

/** Removes a view; removed already, it stays so. False where there never was one. */
export async function removeSavedView(sql: Queryable, municipalityId: number, id: string): Promise<boolean> {
  const rows = await sql`
    update saved_views
    set deleted_at = coalesce(deleted_at, now())
    where municipality_id = ${municipalityId}
      and public_id = ${id}
    returning id`;
  return rows.length > 0;
}

const columns = (sql: Queryable) => sql`
  public_id as id, name, page, query, created_by as "createdBy", created_at as "createdAt", updated_at as "updatedAt"`;

function viewOf({ createdAt, updatedAt, ...row }: Row): SavedView {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
