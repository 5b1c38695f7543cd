import { plainPlace } from '@lyktan/geodata/import/readLocation';
import { LANDMARKS } from '@lyktan/geodata/places/landmarks';
import type { Queryable } from '../database/connect.ts';

/**
 * Codes of the municipality's first layer by the names people write: those of districts, their codes, and those of known
 * places, which lie in one. A district's own name counts before a place's.
 */
export async function districtNames(sql: Queryable, municipalityId: number): Promise<Map<string, string>> {
  const districts = await sql<{ code: string; name: string }[]>`
    select code, name
    from districts
    where layer_id = (select min(id) from district_layers where municipality_id = ${municipalityId})
    order by code`;
  const places = await sql<{ name: string; code: string }[]>`
    select place.name, districts.code
    from unnest(
      ${LANDMARKS.map(({ name }) => name)}::text[], ${LANDMARKS.map(({ point }) => point[0])}::float8[],
      ${LANDMARKS.map(({ point }) => point[1])}::float8[]
    ) as place (name, longitude, latitude)
    join districts on districts.id = district_at(
      (select min(id) from district_layers where municipality_id = ${municipalityId}),
      st_transform(st_setsrid(st_makepoint(longitude, latitude), 4326), 3006))`;
  return new Map([
    ...places.map(({ name, code }) => [plainPlace(name), code] as const),
    ...districts.map(({ code }) => [plainPlace(code), code] as const),
    ...districts.map(({ code, name }) => [plainPlace(name), code] as const),
  ]);
}
