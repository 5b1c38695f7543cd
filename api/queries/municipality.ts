import type { Queryable } from '../database/connect.ts';

export interface Municipality {
  id: number;
  code: string;
  name: string;
  timeZone: string;
  demonstration: boolean;
  /** Raised with every change of the data, as a decimal string (a bigint in the database). */
  dataVersion: string;
  /** [longitude, latitude] */
  centre: [number, number];
  bounds: { west: number; south: number; east: number; north: number };
}

/** The municipality this installation serves, or null before anything was loaded. */
export async function municipality(sql: Queryable): Promise<Municipality | null> {
  const rows = await sql<MunicipalityRow[]>`
    select id, code, name, time_zone, demonstration, data_version,
      st_x(centre) as longitude, st_y(centre) as latitude,
      st_xmin(bounds) as west, st_ymin(bounds) as south, st_xmax(bounds) as east, st_ymax(bounds) as north
    from municipalities
    order by id
    limit 1`;
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    timeZone: row.time_zone,
    demonstration: row.demonstration,
    dataVersion: row.data_version,
    centre: [row.longitude, row.latitude],
    bounds: { west: row.west, south: row.south, east: row.east, north: row.north },
  };
}

/** Adds a municipality, or returns the one with that code. */
export async function addMunicipality(
  sql: Queryable,
  place: Omit<Municipality, 'id' | 'dataVersion'>,
): Promise<number> {
  const { west, south, east, north } = place.bounds;
  const rows = await sql<{ id: number }[]>`
    insert into municipalities (code, name, time_zone, demonstration, centre, bounds)
    values (${place.code}, ${place.name}, ${place.timeZone}, ${place.demonstration},
      st_setsrid(st_makepoint(${place.centre[0]}, ${place.centre[1]}), 4326),
      st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326))
    on conflict (code) do update set name = excluded.name
    returning id`;
  return rows[0]!.id;
}

interface MunicipalityRow {
  id: number;
  code: string;
  name: string;
  time_zone: string;
  demonstration: boolean;
  data_version: string;
  longitude: number;
  latitude: number;
  west: number;
  south: number;
  east: number;
  north: number;
}
