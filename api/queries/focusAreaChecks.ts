import type { Polygon } from 'geojson';
import type { FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import type { Queryable } from '../database/connect.ts';

/** What PostGIS says of a drawn polygon. */
export interface ShapeFacts {
  valid: boolean;
  /** In PostGIS' own words, null where it is valid. */
  reason: string | null;
  /** [longitude, latitude] of the fault, null where it has no place. */
  faultAt: [number, number] | null;
  /** On the plane of SWEREF 99 TM; null outside the municipality. */
  areaM2: number | null;
  insideMunicipality: boolean;
}

export async function shapeFacts(
  sql: Queryable,
  municipalityId: number,
  geometry: Polygon,
): Promise<ShapeFacts> {
  const [row] = await sql<ShapeRow[]>`
    with drawn as (
      select st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4326) as geom
    ),
    judged as (
      select geom, st_isvaliddetail(geom) as verdict from drawn
    )
    select (verdict).valid, (verdict).reason, st_x((verdict).location) as longitude, st_y((verdict).location) as latitude,
      judged.geom @ municipality.bounds as "insideMunicipality",
      -- Far outside, the plane of the town has no coordinates at all.
      case when judged.geom @ municipality.bounds then st_area(st_transform(judged.geom, 3006)) end as "areaM2"
    from judged, municipalities municipality
    where municipality.id = ${municipalityId}`;
  const { longitude, latitude, ...facts } = row!;
  return { ...facts, faultAt: longitude === null || latitude === null ? null : [longitude, latitude] };
}

/** Whether another focus area than `id` bears that name. */
export async function nameIsTaken(
  sql: Queryable,
  municipalityId: number,
  name: string,
  id: string | null,
): Promise<boolean> {
  const rows = await sql`
    select 1 from focus_areas
    where municipality_id = ${municipalityId}
      and name = ${name}
      and (${id}::uuid is null or public_id <> ${id})`;
  return rows.length > 0;
}

/** Another active area that shares more than a square metre with a valid polygon. */
export interface Overlap {
  id: string;
  name: string;
  windows: FocusAreaWindow[];
  sharedM2: number;
}

export async function overlapping(
  sql: Queryable,
  municipalityId: number,
  geometry: Polygon,
  id: string | null,
): Promise<Overlap[]> {
  return sql<Overlap[]>`
    with drawn as (
      select st_transform(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4326), 3006) as geom_3006
    ),
    shared as (
      select area.id, area.public_id, area.name, st_area(st_intersection(area.geom_3006, drawn.geom_3006)) as shared_m2
      from focus_areas area, drawn
      where area.municipality_id = ${municipalityId}
        and area.status = 'active'
        and st_intersects(area.geom_3006, drawn.geom_3006)
        and (${id}::uuid is null or area.public_id <> ${id})
    )
    select public_id as id, name, coalesce(told.windows, '[]') as windows, round(shared_m2)::integer as "sharedM2"
    from shared
    left join focus_area_windows_json told on told.focus_area_id = shared.id
    where shared_m2 > 1
    order by name`;
}

interface ShapeRow extends Omit<ShapeFacts, 'faultAt'> {
  longitude: number | null;
  latitude: number | null;
}
