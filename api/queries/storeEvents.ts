import type { EventDraft } from '@lyktan/geodata/event/readEvents';
import type { PlaceName } from '@lyktan/geodata/event/placesMentioned';
import { classifyElevation, solarElevationDeg } from '@lyktan/geodata/light/sun';
import { LANDMARKS } from '@lyktan/geodata/places/landmarks';
import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import type { Municipality } from './municipality.ts';

/** Rows a statement, as for reports. */
const CHUNK = 2000;

/**
 * The names by which an event's district is known: districts of the municipality's first layer, then landmarks, each
 * with the district that holds it.
 */
export async function eventPlaceNames(sql: Queryable, municipalityId: number): Promise<PlaceName[]> {
  return sql<PlaceName[]>`
    with first_layer as (
      select id from district_layers where municipality_id = ${municipalityId} order by id limit 1
    ),
    landmarks as (
      select name, st_transform(st_setsrid(st_makepoint(longitude, latitude), 4326), 3006) as point_3006
      from unnest(
        ${LANDMARKS.map(({ name }) => name)}::text[],
        ${LANDMARKS.map(({ point }) => point[0])}::float8[],
        ${LANDMARKS.map(({ point }) => point[1])}::float8[]) as landmark (name, longitude, latitude)
    ),
    names as (
      select districts.name, districts.code as district, 0 as rank
      from districts
      join first_layer on first_layer.id = districts.layer_id
      union all
      select landmarks.name, districts.code, 1
      from first_layer
      cross join landmarks
      left join districts on districts.id = district_at(first_layer.id, landmarks.point_3006)
    )
    select name, district
    from names
    order by rank, name`;
}

export interface StoredEvents {
  added: number;
  /** Known already, and told anew; those that stand as they are already are in neither count. */
  updated: number;
}

/**
 * Stores events with their sun and district. One that is known already is replaced where this version is not older;
 * the same again changes nothing. Run it inside a transaction: all or nothing is the caller's.
 * @param importId the import that brings them; an event keeps the one that brought it first
 */
export async function storeEvents(
  tx: Queryable,
  place: Pick<Municipality, 'id' | 'centre'>,
  drafts: readonly EventDraft[],
  importId: number | null,
): Promise<StoredEvents> {
  const districts = await districtsByCode(tx, place.id);
  const stored: StoredEvents = { added: 0, updated: 0 };
  for (let at = 0; at < drafts.length; at += CHUNK) {
    const rows = drafts.slice(at, at + CHUNK).map((draft) => rowOf(draft, place, districts));
    for (const { added } of await upsertEvents(tx, place.id, rows, importId))
      stored[added ? 'added' : 'updated'] += 1;
  }
  return stored;
}

/** Takes away the events that an import brought first. @returns how many */
export async function removeEvents(tx: Queryable, municipalityId: number, importId: number): Promise<number> {
  const removed = await tx`
    delete from events
    where municipality_id = ${municipalityId}
      and import_id = ${importId}`;
  return removed.count;
}

interface District {
  id: number;
  code: string;
  longitude: number;
  latitude: number;
}

async function districtsByCode(tx: Queryable, municipalityId: number): Promise<Map<string, District>> {
  const rows = await tx<District[]>`
    select id, code, st_x(label) as longitude, st_y(label) as latitude
    from districts
    where layer_id = (select id from district_layers where municipality_id = ${municipalityId} order by id limit 1)`;
  return new Map(rows.map((row) => [row.code, row]));
}

interface Row {
  draft: EventDraft;
  district: District | undefined;
  elevationDeg: number;
  light: KnownLight;
}

/** The sun stands over the district's label point, or the municipality's centre. */
function rowOf(
  draft: EventDraft,
  { centre }: Pick<Municipality, 'centre'>,
  districts: ReadonlyMap<string, District>,
): Row {
  const district = districts.get(draft.district ?? '');
  const [longitude, latitude] = district ? [district.longitude, district.latitude] : centre;
  const elevationDeg = solarElevationDeg(draft.incidentAt.getTime(), longitude, latitude);
  return { draft, district, elevationDeg, light: classifyElevation(elevationDeg) };
}

async function upsertEvents(
  tx: Queryable,
  municipalityId: number,
  rows: readonly Row[],
  importId: number | null,
): Promise<{ added: boolean }[]> {
  const column = <T>(value: (row: Row) => T): T[] => rows.map(value);
  // A row that this statement inserted has no xmax; lists of lists do not unnest, so places travel as JSON.
  return tx<{ added: boolean }[]>`
    insert into events as known (
      municipality_id, source_id, type, incident_at, published_at, elevation_deg, light, places, district_id, url, import_id
    )
    select ${municipalityId}, source_id, type, incident_at, published_at, elevation_deg, light,
      array(select jsonb_array_elements_text(places)), district_id, url, ${importId}::integer
    from unnest(
      ${column(({ draft }) => draft.sourceId)}::bigint[],
      ${column(({ draft }) => draft.type)}::text[],
      ${column(({ draft }) => draft.incidentAt.toISOString())}::timestamptz[],
      ${column(({ draft }) => draft.publishedAt.toISOString())}::timestamptz[],
      ${column((row) => row.elevationDeg)}::real[],
      ${column((row) => row.light)}::text[],
      ${column(({ draft }) => JSON.stringify(draft.places))}::text[]::jsonb[],
      ${column((row) => row.district?.id ?? null)}::integer[],
      ${column(({ draft }) => draft.url)}::text[]
    ) as event (source_id, type, incident_at, published_at, elevation_deg, light, places, district_id, url)
    on conflict (municipality_id, source_id) do update
      set type = excluded.type, incident_at = excluded.incident_at, published_at = excluded.published_at,
        elevation_deg = excluded.elevation_deg, light = excluded.light, places = excluded.places,
        district_id = excluded.district_id, url = coalesce(excluded.url, known.url)
      where excluded.published_at >= known.published_at
        and (known.type, known.incident_at, known.published_at, known.elevation_deg, known.places, known.district_id, known.url)
          is distinct from (excluded.type, excluded.incident_at, excluded.published_at, excluded.elevation_deg,
            excluded.places, excluded.district_id, coalesce(excluded.url, known.url))
    returning xmax = 0 as added`;
}
