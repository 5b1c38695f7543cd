import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Fragment } from 'postgres';
import type { Queryable } from '../database/connect.ts';
import { ApiError } from '../errors.ts';

export interface DistrictLayer {
  key: string;
  name: string;
  source: string;
  vintage: string;
  licence: string;
  approximate: boolean;
}

export interface DistrictProperties {
  code: string;
  name: string;
  label: [number, number];
  population: number | null;
}

export type Districts = FeatureCollection<Polygon | MultiPolygon, DistrictProperties>;

/** A district before it is stored; the label point is computed where it is null. */
export interface DistrictDraft {
  code: string;
  name: string;
  population: number | null;
  label: readonly [number, number] | null;
  geometry: Polygon | MultiPolygon;
}

export async function districtLayers(sql: Queryable, municipalityId: number): Promise<DistrictLayer[]> {
  return sql<DistrictLayer[]>`
    select key, name, source, vintage, licence, approximate
    from district_layers
    where municipality_id = ${municipalityId}
    order by id`;
}

/** Outlines of one layer as GeoJSON, by code; empty where there is no such layer. */
export async function districts(sql: Queryable, municipalityId: number, layer: string): Promise<Districts> {
  const rows = await sql<{ properties: DistrictProperties; geometry: Polygon | MultiPolygon }[]>`
    select
      jsonb_build_object(
        'code', district.code,
        'name', district.name,
        'label', jsonb_build_array(st_x(district.label), st_y(district.label)),
        'population', district.population
      ) as properties,
      st_asgeojson(district.geom, 6)::jsonb as geometry
    from districts district
    join district_layers layer on layer.id = district.layer_id
    where layer.municipality_id = ${municipalityId}
      and layer.key = ${layer}
    order by district.code`;
  const features = rows.map((row): Feature<Polygon | MultiPolygon, DistrictProperties> => ({
    type: 'Feature',
    properties: row.properties,
    geometry: row.geometry,
  }));
  return { type: 'FeatureCollection', features };
}

/** Codes of one layer by database id. @throws ApiError when there is no such layer */
export async function districtCodes(
  sql: Queryable,
  municipalityId: number,
  layer: string,
): Promise<Map<number, string>> {
  const rows = await sql<{ id: number; code: string }[]>`
    select districts.id, districts.code
    from districts
    join district_layers on district_layers.id = districts.layer_id
    where district_layers.municipality_id = ${municipalityId}
      and district_layers.key = ${layer}`;
  if (rows.length === 0) {
    throw new ApiError('bad_input', `There is no district layer "${layer}".`, [
      { field: 'layer', message: `unknown layer "${layer}"`, remedy: 'Use a key from /api/metadata.' },
    ]);
  }
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/**
 * Stores a layer of districts whole (an earlier one with the same key is replaced, district by code)
 * and places every report in it. Invalid outlines are refused by the database's check: `invalidOutlines` names them before.
 * @returns how many reports were placed
 */
export async function storeDistrictLayer(
  sql: Queryable,
  municipalityId: number,
  layer: DistrictLayer,
  drafts: readonly DistrictDraft[],
): Promise<number> {
  const [stored] = await sql<{ id: number }[]>`
    insert into district_layers (municipality_id, key, name, source, vintage, licence, approximate)
    values (${municipalityId}, ${layer.key}, ${layer.name}, ${layer.source}, ${layer.vintage}, ${layer.licence}, ${layer.approximate})
    on conflict (municipality_id, key) do update
      set name = excluded.name, source = excluded.source, vintage = excluded.vintage,
        licence = excluded.licence, approximate = excluded.approximate
    returning id`;
  const layerId = stored!.id;
  const codes = drafts.map((draft) => draft.code);
  await sql`delete from districts where layer_id = ${layerId} and code <> all(${codes}::text[])`;
  for (const draft of drafts) await storeDistrict(sql, municipalityId, layerId, draft);
  const [placed] = await sql<{ reports: string }[]>`select assign_layer(${layerId}::smallint) as reports`;
  return Number(placed!.reports);
}

/** Outlines that are no valid polygon (crossing themselves, unclosed), by the name of the district and PostGIS's reason. */
export async function invalidOutlines(
  sql: Queryable,
  drafts: readonly DistrictDraft[],
): Promise<{ name: string; reason: string }[]> {
  return sql<{ name: string; reason: string }[]>`
    select draft.name, st_isvalidreason(st_geomfromgeojson(draft.geometry)) as reason
    from unnest(
      ${drafts.map(({ name }) => name)}::text[], ${drafts.map(({ geometry }) => JSON.stringify(geometry))}::text[]
    ) with ordinality as draft (name, geometry, number)
    where not st_isvalid(st_geomfromgeojson(draft.geometry))
    order by draft.number`;
}

async function storeDistrict(
  sql: Queryable,
  municipalityId: number,
  layerId: number,
  draft: DistrictDraft,
): Promise<void> {
  const label = draft.label === null ? null : JSON.stringify({ type: 'Point', coordinates: draft.label });
  await sql`
    with outline as (
      select st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(draft.geometry)}), 4326)) as geom
    )
    insert into districts (municipality_id, layer_id, code, name, population, label, geom)
    select ${municipalityId}, ${layerId}, ${draft.code}, ${draft.name}, ${draft.population},
      coalesce(st_setsrid(st_geomfromgeojson(${label}), 4326), st_pointonsurface(geom)), geom
    from outline
    on conflict (layer_id, code) do update
      set name = excluded.name, population = excluded.population, label = excluded.label, geom = excluded.geom`;
}

/** The district of each of `reports` in a layer, as a scalar expression of SQL; null where it has none. */
export function districtInLayer(
  sql: Queryable,
  municipalityId: number,
  layer: string,
): { code: Fragment; name: Fragment } {
  const asked = (column: Fragment): Fragment => sql`(
    select ${column}
    from report_districts
    join districts on districts.id = report_districts.district_id
    join district_layers on district_layers.id = report_districts.layer_id
    where report_districts.report_id = reports.id
      and district_layers.municipality_id = ${municipalityId}
      and district_layers.key = ${layer}
  )`;
  return { code: asked(sql`districts.code`), name: asked(sql`districts.name`) };
}
