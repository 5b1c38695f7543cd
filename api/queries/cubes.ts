import type { ProfileSlots } from '@lyktan/geodata/cube/build';
import type { CubeHeader } from '@lyktan/geodata/cube/cube';
import { encodeCube } from '@lyktan/geodata/cube/encode';
import { fetchQuery, type Filter, type Period } from '@lyktan/geodata/filter/filter';
import { periodMs } from '@lyktan/geodata/filter/period';
import { exposureMinutes } from '@lyktan/geodata/time/exposure';
import type { Queryable, Sql } from '../database/connect.ts';
import { ApiError } from '../errors.ts';
import { profileSlots } from './cubeProfiles.ts';
import { scanReports } from './cubeScan.ts';
import { CubeSums } from './cubeSums.ts';
import { districtCodes } from './districts.ts';

export interface CubeRequest {
  municipalityId: number;
  /** Its brushed fields do not matter. */
  filter: Filter;
  audience: string;
}

interface Place {
  id: number;
  timeZone: string;
  dataVersion: string;
  longitude: number;
  latitude: number;
  /** Local dates of all accepted reports of feeling unsafe; null without reports. */
  from: string | null;
  to: string | null;
}

/**
 * Builds the cube of a filter from the accepted reports, all of it from one snapshot of the database.
 * @returns bytes for geodata/cube/decode.ts, not yet compressed
 * @throws ApiError when the district layer is unknown
 */
export async function buildCube(
  sql: Sql,
  { municipalityId, filter, audience }: CubeRequest,
): Promise<Uint8Array> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const place = await placeOf(tx, municipalityId);
    const codes = await districtCodes(tx, municipalityId, filter.layer);
    const profiles = await profileSlots(tx, municipalityId, filter.weekdays);
    const sums = new CubeSums(filter, place.timeZone);
    await scanReports(tx, place, filter, (report) => sums.add(report, profileOf(profiles, report.profileId)));
    const { sections, counts } = sums.finish(codes);
    const answers = { dataVersion: place.dataVersion, query: fetchQuery(filter), audience };
    return encodeCube({ ...answers, ...counts, exposure: exposureOf(place, filter) }, sections);
  });
}

function profileOf(profiles: ReadonlyMap<number, ProfileSlots>, id: number): ProfileSlots {
  const profile = profiles.get(id);
  if (!profile) throw new Error(`Time profile ${id} has no cells`);
  return profile;
}

async function placeOf(sql: Queryable, municipalityId: number): Promise<Place> {
  const rows = await sql<Place[]>`
    select id, time_zone as "timeZone", data_version as "dataVersion",
      st_x(centre) as longitude, st_y(centre) as latitude,
      (first at time zone time_zone)::date::text as from,
      ((last at time zone time_zone)::date + 1)::text as to
    from municipalities
    cross join lateral (
      select min(dated_at) as first, max(dated_at) as last
      from reports
      where municipality_id = municipalities.id
        and moderation_state = 'accepted'
        and feeling = 'unsafe'
    ) dated
    where id = ${municipalityId}`;
  if (!rows[0]) throw new ApiError('not_found', 'There is no such municipality.');
  return rows[0];
}

/** Minutes of the filter's period, or of all reports where none is chosen, at the municipality's centre. */
function exposureOf(place: Place, { period, weekdays }: Filter): CubeHeader['exposure'] {
  const dates: Period | null = period ?? (place.from && place.to ? { from: place.from, to: place.to } : null);
  const { fromMs, toMs } = dates ? periodMs(dates, place.timeZone) : { fromMs: 0, toMs: 0 };
  const { own, night } = exposureMinutes({
    fromMs,
    toMs,
    point: [place.longitude, place.latitude],
    timeZone: place.timeZone,
    weekdays: weekdays && new Set(weekdays),
  });
  return { own: [...own], night: [...night] };
}
