import type { Filter } from '@lyktan/geodata/filter/filter';
import type {
  Channel,
  Concern,
  Feeling,
  FewPeople,
  Light,
  Precision,
  TimeKind,
} from '@lyktan/geodata/vocabulary/vocabulary';
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { Queryable } from '../database/connect.ts';
import { districtInLayer } from './districts.ts';
import { profileConditions, reportConditions } from './filterConditions.ts';
import type { Municipality } from './municipality.ts';

export interface ReportProperties {
  id: string;
  precision: Precision;
  timeKind: TimeKind;
  /** The instant, or the start of an interval; null for windows and unknown. */
  occurredAt: string | null;
  light: Light;
  /** Units of 1/2520 of the report that lie inside the filter. */
  weight: number;
  concerns: Concern[];
  fewPeople: FewPeople;
  channel: Channel;
  feeling: Feeling;
  district: string | null;
}

export type Reports = FeatureCollection<Point | null, ReportProperties>;

export interface ReportPage {
  collection: Reports;
  /** Database id of the last report, where more follow. */
  next: string | null;
}

interface ReportRow extends Omit<ReportProperties, 'occurredAt'> {
  key: string;
  occurredAt: Date | null;
  longitude: number | null;
  latitude: number | null;
}

/** Reports with some weight inside the filter, in the order they were stored, after database id `after`. */
export async function reportPage(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone'>,
  filter: Filter,
  page: { after: string; limit: number },
): Promise<ReportPage> {
  const rows = await sql<ReportRow[]>`
    with matched as (
      select cell.profile_id, sum(cell.weight)::integer as weight
      from time_profile_cells cell
      where ${profileConditions(sql, filter)}
      group by cell.profile_id
    )
    select reports.id as key, reports.public_id as id, reports.precision, reports.time_kind as "timeKind",
      coalesce(reports.instant_at, reports.interval_start) as "occurredAt",
      coalesce(reports.light, reports.stated_light, 'unknown') as light, matched.weight,
      reports.concerns, reports.few_people as "fewPeople", reports.channel, reports.feeling,
      st_x(reports.geom) as longitude, st_y(reports.geom) as latitude,
      ${districtInLayer(sql, place.id, filter.layer).code} as district
    from reports
    join matched on matched.profile_id = reports.profile_id
    where ${reportConditions(sql, place, filter)}
      and reports.id > ${page.after}
    order by reports.id
    limit ${page.limit + 1}`;
  const shown = rows.slice(0, page.limit);
  return {
    collection: { type: 'FeatureCollection', features: shown.map(featureOf) },
    next: rows.length > page.limit ? shown.at(-1)!.key : null,
  };
}

function featureOf({
  key: _,
  longitude,
  latitude,
  occurredAt,
  ...row
}: ReportRow): Feature<Point | null, ReportProperties> {
  const placed = longitude !== null && latitude !== null;
  return {
    type: 'Feature',
    properties: { ...row, occurredAt: occurredAt?.toISOString() ?? null },
    geometry: placed ? { type: 'Point', coordinates: [longitude, latitude] } : null,
  };
}
