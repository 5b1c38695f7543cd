import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import type { FocusAreaStatus } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';

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
  /** On the plane of SWEREF 99 TM. */
  areaM2: number;
  /** 1 when drawn, one more with every change. */
  version: number;
}

export type FocusAreas = FeatureCollection<Polygon, FocusAreaProperties>;

export type FocusAreaDraft = Omit<FocusAreaProperties, 'id' | 'areaM2' | 'version'> & { geometry: Polygon };

/** All focus areas, or the one with that id, with their windows as GeoJSON, most important first. */
export async function focusAreas(
  sql: Queryable,
  municipalityId: number,
  id: string | null = null,
): Promise<FocusAreas> {
  const rows = await sql<{ properties: FocusAreaProperties; geometry: Polygon }[]>`
    select
      jsonb_build_object(
        'id', area.public_id, 'name', area.name, 'reason', area.reason, 'priority', area.priority, 'status', area.status,
        'validFrom', area.valid_from, 'validTo', area.valid_to, 'windows', coalesce(told.windows, '[]'),
        'areaM2', round(st_area(area.geom_3006)::numeric), 'version', area.version
      ) as properties,
      st_asgeojson(area.geom, 6)::jsonb as geometry
    from focus_areas area
    left join focus_area_windows_json told on told.focus_area_id = area.id
    where area.municipality_id = ${municipalityId}
      and (${id}::uuid is null or area.public_id = ${id})
    order by area.priority, area.name`;
  const features = rows.map((row): Feature<Polygon, FocusAreaProperties> => ({
    type: 'Feature',
    properties: row.properties,
    geometry: row.geometry,
  }));
  return { type: 'FeatureCollection', features };
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
