import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { FocusAreaStatus, KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';

/** A recurring time at which police mean to be visible; end <= start wraps midnight. */
export interface FocusAreaWindow {
  /** 0 = Monday .. 6 = Sunday: the days on which the window starts. */
  weekdays: number[];
  startMinute: number;
  endMinute: number;
  light: KnownLight[] | null;
  months: number[] | null;
}

export interface FocusAreaProperties {
  id: string;
  name: string;
  reason: string;
  priority: number;
  status: FocusAreaStatus;
  /** Local dates; valid from the first, up to but not including the second. */
  validFrom: string;
  validTo: string | null;
  windows: FocusAreaWindow[];
}

export type FocusAreas = FeatureCollection<Polygon, FocusAreaProperties>;

export type FocusAreaDraft = Omit<FocusAreaProperties, 'id'> & { geometry: Polygon };

/** All focus areas with their windows as GeoJSON, most important first. */
export async function focusAreas(sql: Queryable, municipalityId: number): Promise<FocusAreas> {
  const rows = await sql<{ properties: FocusAreaProperties; geometry: Polygon }[]>`
    with area_windows as (
      select focus_area_id,
        jsonb_agg(jsonb_build_object(
          'weekdays', weekdays, 'startMinute', start_minute, 'endMinute', end_minute,
          'light', light, 'months', months
        ) order by id) as windows
      from focus_area_windows
      group by focus_area_id
    )
    select
      jsonb_build_object(
        'id', area.public_id, 'name', area.name, 'reason', area.reason, 'priority', area.priority, 'status', area.status,
        'validFrom', area.valid_from, 'validTo', area.valid_to, 'windows', coalesce(area_windows.windows, '[]')
      ) as properties,
      st_asgeojson(area.geom, 6)::jsonb as geometry
    from focus_areas area
    left join area_windows on area_windows.focus_area_id = area.id
    where area.municipality_id = ${municipalityId}
    order by area.priority, area.name`;
  const features = rows.map((row): Feature<Polygon, FocusAreaProperties> => ({
    type: 'Feature',
    properties: row.properties,
    geometry: row.geometry,
  }));
  return { type: 'FeatureCollection', features };
}

/** Stores a focus area with its windows. @returns its database id */
export async function storeFocusArea(
  sql: Queryable,
  municipalityId: number,
  draft: FocusAreaDraft,
): Promise<number> {
  const [area] = await sql<{ id: number }[]>`
    insert into focus_areas (municipality_id, name, reason, priority, status, valid_from, valid_to, geom)
    values (${municipalityId}, ${draft.name}, ${draft.reason}, ${draft.priority}, ${draft.status},
      ${draft.validFrom}, ${draft.validTo}, st_setsrid(st_geomfromgeojson(${JSON.stringify(draft.geometry)}), 4326))
    returning id`;
  for (const window of draft.windows)
    await sql`
      insert into focus_area_windows (municipality_id, focus_area_id, weekdays, start_minute, end_minute, light, months)
      values (${municipalityId}, ${area!.id}, ${window.weekdays}::smallint[], ${window.startMinute}, ${window.endMinute},
        ${window.light}::text[], ${window.months}::smallint[])`;
  return area!.id;
}

/** Stores visits (presence on foot) of one focus area. */
export async function storeVisits(
  sql: Queryable,
  municipalityId: number,
  focusAreaId: number,
  visits: readonly { start: Date; end: Date }[],
): Promise<void> {
  await sql`
    insert into visits (municipality_id, focus_area_id, started_at, ended_at)
    select ${municipalityId}, ${focusAreaId}, started_at, ended_at
    from unnest(${visits.map((visit) => visit.start.toISOString())}::timestamptz[], ${visits.map((visit) => visit.end.toISOString())}::timestamptz[])
      as visit (started_at, ended_at)`;
}
