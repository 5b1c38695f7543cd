import { classifyElevation, solarElevationDeg } from '@lyktan/geodata/light/sun';
import type { RecurringWindow, ReportDraft } from '@lyktan/geodata/report/report';
import { cellOf } from '@lyktan/geodata/space/cell';
import type { TimeProfile } from '@lyktan/geodata/time/profile';
import type { ModerationState } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import type { Municipality } from './municipality.ts';
import { profileReader, type ProfileReader, storeProfiles } from './storeProfiles.ts';

/** A report on its way into the database. */
export interface NewReport extends ReportDraft {
  /** Public id; made here when the caller has none. */
  id?: string;
  moderation: ModerationState;
  /** The import that brings it, and the digest of its row (32 hexadecimal digits). */
  from?: { importId: number; fingerprint: string };
}

/** Rows a statement: large enough to be fast, small enough for the embedded database's memory. */
export const CHUNK = 2000;

type Place = Pick<Municipality, 'id' | 'timeZone' | 'centre'>;

/**
 * Stores reports with their sun, cell, time profile, text and district. Run it inside a transaction:
 * all or nothing is the caller's.
 * @returns public ids of those stored, in the order given: an imported row that stands already is left out
 */
export async function storeReports(
  tx: Queryable,
  place: Place,
  reports: readonly NewReport[],
): Promise<string[]> {
  const ids: string[] = [];
  const profileOf = profileReader(place.timeZone);
  for (let at = 0; at < reports.length; at += CHUNK) {
    const rows = reports.slice(at, at + CHUNK).map((report) => reportRow(report, place, profileOf));
    const profileIds = await storeProfiles(
      tx,
      place.id,
      rows.map((row) => row.profile),
    );
    ids.push(...(await storeRows(tx, place.id, rows, profileIds)));
  }
  return ids;
}

/** A report with what is computed for it. */
export interface ReportRow {
  id: string;
  report: NewReport;
  profile: TimeProfile;
  elevationDeg: number | null;
}

export function reportRow(report: NewReport, place: Place, profileOf: ProfileReader): ReportRow {
  const point = report.point ?? place.centre;
  return {
    id: report.id ?? crypto.randomUUID(),
    report,
    profile: profileOf(report, point),
    elevationDeg:
      report.time.kind === 'instant' ? solarElevationDeg(report.time.at.getTime(), point[0], point[1]) : null,
  };
}

/** Stores rows whose profiles are stored, in one transaction of the caller's. @returns as `storeReports` */
export async function storeRows(
  tx: Queryable,
  municipalityId: number,
  rows: readonly ReportRow[],
  profileIds: ReadonlyMap<string, number>,
): Promise<string[]> {
  const stored = await insertReports(tx, municipalityId, rows, profileIds);
  const numbered = rows.flatMap((row) => {
    const number = stored.get(row.id);
    return number === undefined ? [] : [{ ...row, number }];
  });
  await insertTexts(tx, municipalityId, numbered);
  await insertStatedDistricts(tx, municipalityId, numbered);
  return numbered.map((row) => row.id);
}

/** A row that stands in the database, under its number there. */
type StoredRow = ReportRow & { number: string };

async function insertReports(
  tx: Queryable,
  municipalityId: number,
  rows: readonly ReportRow[],
  profileIds: ReadonlyMap<string, number>,
): Promise<Map<string, string>> {
  const column = <T>(value: (row: ReportRow) => T): T[] => rows.map(value);
  const stored = await tx<{ number: string; id: string }[]>`
    insert into reports (
      municipality_id, public_id, precision, geom, h3_r9, time_kind, instant_at, interval_start, interval_end,
      window_weekdays, window_start_minute, window_end_minute, window_months, elevation_deg, light, stated_light, light_flag,
      profile_id, concerns, few_people, channel, feeling, gender, age_band, moderation_state, reported_at, import_id, fingerprint
    )
    select ${municipalityId}, id, precision, st_setsrid(st_makepoint(longitude, latitude), 4326), ('x' || lpad(cell, 16, '0'))::bit(64)::bigint,
      time_kind, instant_at, interval_start, interval_end,
      string_to_array(weekdays, ',')::smallint[], start_minute, end_minute, string_to_array(months, ',')::smallint[],
      elevation_deg, light, stated_light, light_flag, profile_id, string_to_array(concerns, ','),
      few_people, channel, feeling, gender, age_band, moderation_state, reported_at, import_id, decode(fingerprint, 'hex')
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
      ${column((row) => row.report.reportedAt.toISOString())}::timestamptz[],
      ${column((row) => row.report.from?.importId ?? null)}::integer[],
      ${column((row) => row.report.from?.fingerprint ?? null)}::text[]
    ) as report (
      id, precision, longitude, latitude, cell, time_kind, instant_at, interval_start, interval_end, weekdays, start_minute,
      end_minute, months, elevation_deg, light, stated_light, light_flag, profile_id, concerns, few_people, channel, feeling,
      gender, age_band, moderation_state, reported_at, import_id, fingerprint
    )
    on conflict (municipality_id, fingerprint) do nothing
    returning id as number, public_id as id`;
  return new Map(stored.map(({ number, id }) => [id, number]));
}

function windowOf(row: ReportRow): RecurringWindow | null {
  return row.report.time.kind === 'window' ? row.report.time.window : null;
}

/** Only exact and place precision keep their point: a vaguer one must not look like a spot. */
function pointOf({ report }: ReportRow): readonly [number, number] | null {
  return report.precision === 'exact' || report.precision === 'place' ? report.point : null;
}

function cellOrNull(row: ReportRow): string | null {
  const point = pointOf(row);
  return point === null ? null : cellOf(point);
}

async function insertTexts(tx: Queryable, municipalityId: number, rows: readonly StoredRow[]): Promise<void> {
  const written = rows.filter((row) => row.report.text !== null && row.report.text !== '');
  if (written.length === 0) return;
  await tx`
    insert into report_texts (report_id, municipality_id, body)
    select number, ${municipalityId}, body
    from unnest(${written.map((row) => row.number)}::bigint[], ${written.map((row) => row.report.text)}::text[]) as written (number, body)`;
}

/** District-precise reports name their district, in the municipality's first layer. */
async function insertStatedDistricts(
  tx: Queryable,
  municipalityId: number,
  rows: readonly StoredRow[],
): Promise<void> {
  const stated = rows.filter((row) => row.report.precision === 'district');
  if (stated.length === 0) return;
  await tx`
    with first_layer as (
      select id from district_layers where municipality_id = ${municipalityId} order by id limit 1
    )
    insert into report_districts (report_id, layer_id, district_id, municipality_id)
    select stated.number, district.layer_id, district.id, ${municipalityId}
    from unnest(${stated.map((row) => row.number)}::bigint[], ${stated.map((row) => row.report.districtCode)}::text[]) as stated (number, code)
    join districts district on district.code = stated.code and district.layer_id = (select id from first_layer)`;
}
