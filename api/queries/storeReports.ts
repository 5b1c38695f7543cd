import { classifyElevation, solarElevationDeg } from '@lyktan/geodata/light/sun';
import type { RecurringWindow, ReportDraft } from '@lyktan/geodata/report/report';
import { cellOf } from '@lyktan/geodata/space/cell';
import { timeProfile, type TimeProfile } from '@lyktan/geodata/time/profile';
import type { ModerationState } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import type { Municipality } from './municipality.ts';

/** A report on its way into the database. */
export interface NewReport extends ReportDraft {
  /** Public id; made here when the caller has none. */
  id?: string;
  moderation: ModerationState;
}

/** Rows a statement: large enough to be fast, small enough for the embedded database's memory. */
const CHUNK = 2000;

/**
 * Stores reports with their sun, cell, time profile, text and district. Run it inside a transaction:
 * all or nothing is the caller's.
 * @returns public ids, in the order given
 */
export async function storeReports(
  tx: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone' | 'centre'>,
  reports: readonly NewReport[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < reports.length; at += CHUNK) {
    const rows = reports.slice(at, at + CHUNK).map((report) => rowOf(report, place));
    const profileIds = await storeProfiles(
      tx,
      place.id,
      rows.map((row) => row.profile),
    );
    await insertReports(tx, place.id, rows, profileIds);
    await insertTexts(tx, place.id, rows);
    await insertStatedDistricts(tx, place.id, rows);
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

interface Row {
  id: string;
  report: NewReport;
  profile: TimeProfile;
  elevationDeg: number | null;
}

function rowOf(report: NewReport, place: Pick<Municipality, 'timeZone' | 'centre'>): Row {
  const point = report.point ?? place.centre;
  return {
    id: report.id ?? crypto.randomUUID(),
    report,
    profile: timeProfile(report.time, report.statedLight, point, place.timeZone, report.reportedAt),
    elevationDeg:
      report.time.kind === 'instant' ? solarElevationDeg(report.time.at.getTime(), point[0], point[1]) : null,
  };
}

/** Stores the profiles not there yet. @returns database id by profile key */
async function storeProfiles(
  tx: Queryable,
  municipalityId: number,
  profiles: readonly TimeProfile[],
): Promise<Map<string, number>> {
  const byKey = new Map(profiles.map((profile) => [profile.key, profile]));
  const keys = [...byKey.keys()];
  const added = await tx<{ id: number; key: string }[]>`
    insert into time_profiles (municipality_id, key)
    select ${municipalityId}, key from unnest(${keys}::text[]) as profile (key)
    on conflict (municipality_id, key) do nothing
    returning id, key`;
  await insertProfileCells(
    tx,
    added.flatMap(({ id, key }) => byKey.get(key)!.cells.map((cell) => ({ ...cell, id }))),
  );
  const stored = await tx<{ id: number; key: string }[]>`
    select id, key from time_profiles where municipality_id = ${municipalityId} and key = any(${keys}::text[])`;
  return new Map(stored.map(({ id, key }) => [key, id]));
}

async function insertProfileCells(
  tx: Queryable,
  cells: readonly ({ id: number } & TimeProfile['cells'][number])[],
): Promise<void> {
  for (let at = 0; at < cells.length; at += CHUNK * 5) {
    const part = cells.slice(at, at + CHUNK * 5);
    await tx`
      insert into time_profile_cells (profile_id, month, hour, light, weekday, night_weekday, weight)
      select * from unnest(
        ${part.map((cell) => cell.id)}::integer[], ${part.map((cell) => cell.month)}::smallint[],
        ${part.map((cell) => cell.hour)}::smallint[], ${part.map((cell) => cell.light)}::smallint[],
        ${part.map((cell) => cell.weekday)}::smallint[], ${part.map((cell) => cell.nightWeekday)}::smallint[],
        ${part.map((cell) => cell.weight)}::smallint[])`;
  }
}

async function insertReports(
  tx: Queryable,
  municipalityId: number,
  rows: readonly Row[],
  profileIds: ReadonlyMap<string, number>,
): Promise<void> {
  const column = <T>(value: (row: Row) => T): T[] => rows.map(value);
  await tx`
    insert into reports (
      municipality_id, public_id, precision, geom, h3_r9, time_kind, instant_at, interval_start, interval_end,
      window_weekdays, window_start_minute, window_end_minute, window_months, elevation_deg, light, stated_light, light_flag,
      profile_id, concerns, few_people, channel, feeling, gender, age_band, moderation_state, reported_at
    )
    select ${municipalityId}, id, precision, st_setsrid(st_makepoint(longitude, latitude), 4326), ('x' || lpad(cell, 16, '0'))::bit(64)::bigint,
      time_kind, instant_at, interval_start, interval_end,
      string_to_array(weekdays, ',')::smallint[], start_minute, end_minute, string_to_array(months, ',')::smallint[],
      elevation_deg, light, stated_light, light_flag, profile_id, string_to_array(concerns, ','),
      few_people, channel, feeling, gender, age_band, moderation_state, reported_at
    from unnest(
      ${column((row) => row.id)}::uuid[],
      ${column((row) => row.report.precision)}::text[],
      ${column((row) => pointOf(row)?.[0] ?? null)}::float8[],
      ${column((row) => pointOf(row)?.[1] ?? null)}::float8[],
      ${column((row) => cellOrNull(row))}::text[],
      ${column((row) => row.report.time.kind)}::text[],
      ${column(({ report: { time } }) => (time.kind === 'instant' ? time.at.toISOString() : null))}::timestamptz[],
      ${column(({ report: { time } }) => (time.kind === 'interval' ? time.start.toISOString() : null))}::timestamptz[],
      ${column(({ report: { time } }) => (time.kind === 'interval' ? time.end.toISOString() : null))}::timestamptz[],
      ${column((row) => windowOf(row)?.weekdays?.join(',') ?? null)}::text[],
      ${column((row) => windowOf(row)?.startMinute ?? null)}::smallint[],
      ${column((row) => windowOf(row)?.endMinute ?? null)}::smallint[],
      ${column((row) => windowOf(row)?.months?.join(',') ?? null)}::text[],
      ${column((row) => row.elevationDeg)}::real[],
      ${column((row) => (row.elevationDeg === null ? null : classifyElevation(row.elevationDeg)))}::text[],
      ${column((row) => row.report.statedLight)}::text[],
      ${column((row) => row.profile.lightFlag)}::text[],
      ${column((row) => profileIds.get(row.profile.key)!)}::integer[],
      ${column((row) => row.report.concerns.join(','))}::text[],
      ${column((row) => row.report.fewPeople)}::text[],
      ${column((row) => row.report.channel)}::text[],
      ${column((row) => row.report.feeling)}::text[],
      ${column((row) => row.report.gender)}::text[],
      ${column((row) => row.report.ageBand)}::text[],
      ${column((row) => row.report.moderation)}::text[],
      ${column((row) => row.report.reportedAt.toISOString())}::timestamptz[]
    ) as report (
      id, precision, longitude, latitude, cell, time_kind, instant_at, interval_start, interval_end, weekdays, start_minute,
      end_minute, months, elevation_deg, light, stated_light, light_flag, profile_id, concerns, few_people, channel, feeling,
      gender, age_band, moderation_state, reported_at
    )`;
}

function windowOf(row: Row): RecurringWindow | null {
  return row.report.time.kind === 'window' ? row.report.time.window : null;
}

/** Only exact and place precision keep their point: a vaguer one must not look like a spot. */
function pointOf({ report }: Row): readonly [number, number] | null {
  return report.precision === 'exact' || report.precision === 'place' ? report.point : null;
}

function cellOrNull(row: Row): string | null {
  const point = pointOf(row);
  return point === null ? null : cellOf(point);
}

async function insertTexts(tx: Queryable, municipalityId: number, rows: readonly Row[]): Promise<void> {
  const written = rows.filter((row) => row.report.text !== null && row.report.text !== '');
  await tx`
    insert into report_texts (report_id, municipality_id, body)
    select report.id, ${municipalityId}, written.body
    from unnest(${written.map((row) => row.id)}::uuid[], ${written.map((row) => row.report.text)}::text[]) as written (public_id, body)
    join reports report on report.public_id = written.public_id`;
}

/** District-precise reports name their district, in the municipality's first layer. */
async function insertStatedDistricts(
  tx: Queryable,
  municipalityId: number,
  rows: readonly Row[],
): Promise<void> {
  const stated = rows.filter((row) => row.report.precision === 'district');
  await tx`
    with first_layer as (
      select id from district_layers where municipality_id = ${municipalityId} order by id limit 1
    )
    insert into report_districts (report_id, layer_id, district_id, municipality_id)
    select report.id, district.layer_id, district.id, ${municipalityId}
    from unnest(${stated.map((row) => row.id)}::uuid[], ${stated.map((row) => row.report.districtCode)}::text[]) as stated (public_id, code)
    join reports report on report.public_id = stated.public_id
    join districts district on district.code = stated.code and district.layer_id = (select id from first_layer)`;
}
