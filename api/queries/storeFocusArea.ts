import type { Polygon } from 'geojson';
import type { FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import type { FocusAreaDraft } from './focusAreas.ts';

/** Who changes what: the role is null where an area comes with the data. */
export type ChangedBy = Exclude<Role, 'public'> | null;

/** What is done to an area that exists, and to which of its versions; another one standing now means that somebody was faster. */
export interface FocusAreaChange {
  id: string;
  version: number;
  kind: 'changed' | 'ended' | 'restored';
  /** Of a restoration: the version that comes back. */
  restoredVersion: number | null;
  by: ChangedBy;
}

/**
 * Stores a new focus area with its windows and its first version, in one statement: all or nothing.
 * @returns its database id and its public one
 */
export async function storeFocusArea(
  sql: Queryable,
  municipalityId: number,
  draft: FocusAreaDraft,
  by: ChangedBy = null,
): Promise<{ id: number; publicId: string }> {
  const rows = await sql<{ id: number; publicId: string }[]>`
    with area as (
      insert into focus_areas (municipality_id, name, reason, priority, status, valid_from, valid_to, geom)
      values (${municipalityId}, ${draft.name}, ${draft.reason}, ${draft.priority}, ${draft.status},
        ${draft.validFrom}, ${draft.validTo}, ${polygon(sql, draft.geometry)})
      returning *
    ),
    area_windows as (${insertWindows(sql, draft.windows)}),
    area_version as (${insertVersion(sql, draft.windows, 'created', null, by)})
    select id, public_id as "publicId" from area`;
  return rows[0]!;
}

/**
 * Gives a focus area a new state, its windows and the version that remembers both, in one statement.
 * @returns false where no area has that id and version
 */
export async function changeFocusArea(
  sql: Queryable,
  municipalityId: number,
  { id, version, kind, restoredVersion, by }: FocusAreaChange,
  draft: FocusAreaDraft,
): Promise<boolean> {
  const rows = await sql`
    with area as (
      update focus_areas
      set name = ${draft.name}, reason = ${draft.reason}, priority = ${draft.priority}, status = ${draft.status},
        valid_from = ${draft.validFrom}, valid_to = ${draft.validTo}, geom = ${polygon(sql, draft.geometry)}, version = version + 1
      where municipality_id = ${municipalityId}
        and public_id = ${id}
        and version = ${version}
      returning *
    ),
    gone_windows as (delete from focus_area_windows where focus_area_id in (select id from area)),
    area_windows as (${insertWindows(sql, draft.windows)}),
    area_version as (${insertVersion(sql, draft.windows, kind, restoredVersion, by)})
    select id from area`;
  return rows.length === 1;
}

/** The outer ring counter-clockwise, as GeoJSON has it. */
function polygon(sql: Queryable, geometry: Polygon) {
  return sql`st_forcepolygonccw(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4326))`;
}

function insertWindows(sql: Queryable, windows: readonly FocusAreaWindow[]) {
  return sql`
      insert into focus_area_windows (municipality_id, focus_area_id, weekdays, start_minute, end_minute, light, months)
      select area.municipality_id, area.id, stated.weekdays, stated."startMinute", stated."endMinute", stated.light, stated.months
      from area, rows from (jsonb_to_recordset(${json(sql, windows)})
        as (weekdays smallint[], "startMinute" smallint, "endMinute" smallint, light text[], months smallint[]))
        with ordinality as stated (weekdays, "startMinute", "endMinute", light, months, place)
      order by stated.place`;
}

function insertVersion(
  sql: Queryable,
  windows: readonly FocusAreaWindow[],
  kind: 'created' | FocusAreaChange['kind'],
  restoredVersion: number | null,
  by: ChangedBy,
) {
  return sql`
      insert into focus_area_versions (focus_area_id, municipality_id, version, change, restored_version, changed_by,
        name, reason, priority, status, valid_from, valid_to, geom, windows)
      select id, municipality_id, version, ${kind}, ${restoredVersion}::integer, ${by},
        name, reason, priority, status, valid_from, valid_to, geom, ${json(sql, windows)}
      from area`;
}

function json(sql: Queryable, windows: readonly FocusAreaWindow[]) {
  const stated = windows.map(({ weekdays, startMinute, endMinute, light, months }) => ({
    weekdays,
    startMinute,
    endMinute,
    light,
    months,
  }));
  return sql`${JSON.stringify(stated)}::text::jsonb`;
}
