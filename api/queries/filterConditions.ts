import type { Filter } from '@lyktan/geodata/filter/filter';
import { LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Fragment } from 'postgres';
import type { Queryable } from '../database/connect.ts';
import type { Municipality } from './municipality.ts';

/**
 * The fetched part of a filter as SQL over `reports`: accepted reports of this municipality, period,
 * channels and so on. Weekdays, hours, months and light are about a report's time profile instead.
 */
export function reportConditions(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone'>,
  filter: Filter,
): Fragment {
  const { period, concerns, channels, districts, fewPeople, gender } = filter;
  return sql`
    reports.municipality_id = ${place.id}
    and reports.moderation_state = 'accepted'
    and reports.feeling = ${filter.feeling}
    ${
      period
        ? sql`and reports.dated_at >= ${period.from}::date::timestamp at time zone ${place.timeZone}
      and reports.dated_at < ${period.to}::date::timestamp at time zone ${place.timeZone}`
        : sql``
    }
    ${concerns ? sql`and reports.concerns && ${concerns}::text[]` : sql``}
    ${channels ? sql`and reports.channel = any(${channels}::text[])` : sql``}
    ${fewPeople ? sql`and reports.few_people = any(${fewPeople}::text[])` : sql``}
    ${gender ? sql`and reports.gender = ${gender}` : sql``}
    ${
      districts
        ? sql`and exists (
      select from report_districts
      join districts on districts.id = report_districts.district_id
      join district_layers on district_layers.id = districts.layer_id
      where report_districts.report_id = reports.id
        and district_layers.municipality_id = ${place.id}
        and district_layers.key = ${filter.layer}
        and districts.code = any(${districts}::text[]))`
        : sql``
    }`;
}

/**
 * Hours, weekdays, months and light as SQL over `time_profile_cells cell`. In the part after midnight
 * of hours that wrap it, the weekday is the one on which the window starts.
 */
export function profileConditions(sql: Queryable, { hours, months, light, weekdays }: Filter): Fragment {
  const onDay = weekdays ? sql`and cell.weekday = any(${weekdays}::smallint[])` : sql``;
  const onNight = weekdays ? sql`and cell.night_weekday = any(${weekdays}::smallint[])` : sql``;
  return sql`
    ${hourCondition()}
    ${months ? monthCondition(months.start, months.end) : sql``}
    ${light ? sql`and cell.light = ${LIGHTS.indexOf(light)}` : sql``}`;

  function hourCondition(): Fragment {
    if (hours === null) return sql`true ${onDay}`;
    if (hours.start < hours.end)
      return sql`cell.hour >= ${hours.start} and cell.hour < ${hours.end} ${onDay}`;
    return sql`((cell.hour between ${hours.start} and 23 ${onDay}) or (cell.hour < ${hours.end} ${onNight}))`;
  }

  function monthCondition(start: number, end: number): Fragment {
    if (start <= end) return sql`and cell.month between ${start} and ${end}`;
    return sql`and (cell.month between ${start} and 11 or cell.month <= ${end})`;
  }
}
