import type { Filter } from '@lyktan/geodata/filter/filter';
import { REPORT_WEIGHT } from '@lyktan/geodata/time/profile';
import type { Channel, FewPeople, FocusAreaStatus, Light } from '@lyktan/geodata/vocabulary/vocabulary';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Fragment } from 'postgres';
import type { Queryable } from '../database/connect.ts';
import { profileConditions, reportConditions } from './filterConditions.ts';
import type { Municipality } from './municipality.ts';

/** A tile of the web's Mercator grid: x eastward, y southward from the north-west corner. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** Units across a tile, and beyond each of its edges: a mark at the edge is drawn by both neighbours. */
export const TILE_EXTENT = 4096;
export const TILE_BUFFER = 64;
/** Of more reports than this a tile shows an even sample, and says so. */
export const MOST_IN_TILE = 10_000;

/** A report at its place in a tile, units from the north-west corner, y southward. */
export interface TileReport {
  id: number;
  x: number;
  y: number;
  weight: number;
  light: Light;
  /** Between commas. */
  concerns: string;
  channel: Channel;
  fewPeople: FewPeople;
}

export interface ReportTile {
  reports: TileReport[];
  /** Reports of the filter in the tile, shown or not. */
  total: number;
}

/**
 * Reports with a place of their own and some weight inside the filter. Beyond `MOST_IN_TILE` those of the smallest
 * public id: it is random, so that they are an even sample, and the same ones while the filter changes.
 */
export async function reportTile(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone'>,
  filter: Filter,
  tile: TileAddress,
): Promise<ReportTile> {
  const timed = filter.hours ?? filter.months ?? filter.light ?? filter.weekdays;
  const rows = await sql<(Omit<TileReport, 'id'> & { id: string; total: string })[]>`
    with tile as (${tileFrame(sql, tile)}),
    placed as materialized (
      select reports.*, ${tileX(sql, sql`geom`)} as x, ${tileY(sql, sql`geom`)} as y
      from reports
      cross join tile
      where ${reportConditions(sql, place, filter)}
        and reports.geom && tile.box_4326
    ), matched as (
      select cell.profile_id, sum(cell.weight)::integer as weight
      from time_profile_cells cell
      where ${timed ? sql`cell.profile_id in (select profile_id from placed) and ${profileConditions(sql, filter)}` : sql`false`}
      group by cell.profile_id
    )
    select placed.id, x, y, ${timed ? sql`matched.weight` : sql`${REPORT_WEIGHT}::integer as weight`},
      coalesce(light, stated_light, 'unknown') as light, array_to_string(concerns, ',') as concerns,
      channel, few_people as "fewPeople", count(*) over () as total
    from placed
    ${timed ? sql`join matched on matched.profile_id = placed.profile_id` : sql``}
    where x between ${-TILE_BUFFER} and ${TILE_EXTENT + TILE_BUFFER}
      and y between ${-TILE_BUFFER} and ${TILE_EXTENT + TILE_BUFFER}
    order by placed.public_id
    limit ${MOST_IN_TILE}`;
  return {
    reports: rows.map(({ total: _, ...row }) => ({ ...row, id: Number(row.id) })),
    total: Number(rows[0]?.total ?? 0),
  };
}

export interface TileFocusArea {
  id: string;
  name: string;
  priority: number;
  status: FocusAreaStatus;
  /** Cut at the buffer; units as of a report. */
  geometry: Polygon | MultiPolygon;
}

/** Focus areas that reach into a tile or its buffer. */
export async function focusAreaTile(
  sql: Queryable,
  municipalityId: number,
  tile: TileAddress,
): Promise<TileFocusArea[]> {
  return sql<TileFocusArea[]>`
    with tile as (${tileFrame(sql, tile)}),
    cut as (
      select area.public_id as id, area.name, area.priority, area.status,
        st_collectionextract(st_snaptogrid(
          st_affine(
            st_intersection(st_transform(area.geom, 3857), tile.box),
            1 / unit, 0, 0, -1 / unit, -west / unit, north / unit
          ), 1), 3) as geom
      from focus_areas area
      cross join tile
      where area.municipality_id = ${municipalityId}
        and area.geom && tile.box_4326
    )
    select id, name, priority, status, st_asgeojson(geom, 0)::jsonb as geometry
    from cut
    where not st_isempty(geom)
    order by priority, name`;
}

/** The tile in EPSG:3857: its corner, metres a unit, and its box with the buffer (one unit more for `box_4326`, as rounding may move a point in). */
function tileFrame(sql: Queryable, { z, x, y }: TileAddress): Fragment {
  return sql`
    select st_xmin(envelope) as west, st_ymax(envelope) as north, unit,
      st_expand(envelope, ${TILE_BUFFER} * unit) as box,
      st_transform(st_expand(envelope, ${TILE_BUFFER + 1} * unit), 4326) as box_4326
    from st_tileenvelope(${z}, ${x}, ${y}) as envelope
    cross join lateral (select (st_xmax(envelope) - st_xmin(envelope)) / ${TILE_EXTENT}::float8 as unit) scale`;
}

const tileX = (sql: Queryable, geom: Fragment): Fragment =>
  sql`round((st_x(st_transform(${geom}, 3857)) - west) / unit)::integer`;
const tileY = (sql: Queryable, geom: Fragment): Fragment =>
  sql`round((north - st_y(st_transform(${geom}, 3857))) / unit)::integer`;
