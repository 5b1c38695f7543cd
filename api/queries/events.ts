import type { Filter } from '@lyktan/geodata/filter/filter';
import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Fragment } from 'postgres';
import type { Queryable } from '../database/connect.ts';
import { districtCodes } from './districts.ts';
import type { Municipality } from './municipality.ts';

/** An event as it is read. */
export interface PoliceEvent {
  /** The police's own number. */
  id: number;
  type: string;
  /** ISO 8601, UTC. */
  incidentAt: string;
  publishedAt: string;
  light: KnownLight;
  precision: 'district' | 'municipality';
  /** Code in the filter's layer; null where none of it is known. */
  district: string | null;
  places: string[];
  url: string | null;
}

/** The words of a filter that apply to events. */
export type EventFilter = Pick<
  Filter,
  'period' | 'hours' | 'months' | 'light' | 'weekdays' | 'districts' | 'layer'
>;

type EventRow = Omit<PoliceEvent, 'id' | 'incidentAt' | 'publishedAt' | 'district'> & {
  id: string;
  incidentAt: Date;
  publishedAt: Date;
  districtId: number | null;
};

/** Events inside a filter, the latest first. @throws ApiError when the district layer is unknown */
export async function events(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone'>,
  filter: EventFilter,
): Promise<PoliceEvent[]> {
  const { period, light } = filter;
  const codes = await districtCodes(sql, place.id, filter.layer);
  const wanted = filter.districts && [...codes].filter(([, code]) => filter.districts!.includes(code));
  const rows = await sql<EventRow[]>`
    with told as (
      select *, incident_at at time zone ${place.timeZone} as local_at
      from events
      where municipality_id = ${place.id}
    )
    select source_id as id, type, incident_at as "incidentAt", published_at as "publishedAt", light, precision,
      district_id as "districtId", places, url
    from told
    where true
      ${period ? sql`and local_at >= ${period.from}::date and local_at < ${period.to}::date` : sql``}
      ${wanted ? sql`and district_id = any(${wanted.map(([id]) => id)}::integer[])` : sql``}
      ${light ? sql`and light = ${light}` : sql``}
      ${clockConditions(sql, filter)}
    order by incident_at desc, source_id desc`;
  return rows.map(({ districtId, ...row }) => ({
    ...row,
    id: Number(row.id),
    incidentAt: row.incidentAt.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
    district: codes.get(districtId ?? 0) ?? null,
  }));
}

/** Hours, months and weekdays as SQL over `local_at`: after midnight of hours that wrap it, the day before counts. */
function clockConditions(sql: Queryable, { hours, months, weekdays }: EventFilter): Fragment {
  const hour = sql`extract(hour from local_at)`;
  const month = sql`extract(month from local_at) - 1`;
  const onDay = weekdays ? sql`and extract(isodow from local_at) - 1 = any(${weekdays}::int[])` : sql``;
  const onDayBefore = weekdays
    ? sql`and extract(isodow from local_at - interval '1 day') - 1 = any(${weekdays}::int[])`
    : sql``;
  return sql`${hourCondition()} ${months ? monthCondition(months.start, months.end) : sql``}`;

  function hourCondition(): Fragment {
    if (hours === null) return onDay;
    if (hours.start < hours.end)
      return sql`and ${hour} >= ${hours.start} and ${hour} < ${hours.end} ${onDay}`;
    return sql`and ((${hour} >= ${hours.start} ${onDay}) or (${hour} < ${hours.end} ${onDayBefore}))`;
  }

  function monthCondition(start: number, end: number): Fragment {
    if (start <= end) return sql`and ${month} between ${start} and ${end}`;
    return sql`and (${month} >= ${start} or ${month} <= ${end})`;
  }
}
