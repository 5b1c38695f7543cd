import type { Sql } from '@lyktan/api/database/connect';
import type { SectionName } from '@lyktan/geodata/cube/cube';
import type { Filter } from '@lyktan/geodata/filter/filter';

/** Weight of each place in a section, in units of 1/2520 report: [all, of instants]. */
export type SectionWeights = Record<SectionName, Map<string, [mass: number, timed: number]>>;

export interface SqlAnswer {
  sections: SectionWeights;
  /** Distinct reports in the fetched filter. */
  reports: number;
  timedReports: number;
  byDistrict: Map<string, number>;
  byMonth: Map<string, number>;
}

const ZONE = 'Europe/Stockholm';

/**
 * The answer to a filter by plain sums, sharing nothing with the product but the tables: every hour and month is listed
 * one by one, and nothing is grouped before it is filtered.
 */
export async function cubeBySql(sql: Sql, municipalityId: number, filter: Filter): Promise<SqlAnswer> {
  const { hours, nightHours, months, light } = listed(filter);
  const weekdays = filter.weekdays ?? [0, 1, 2, 3, 4, 5, 6, 7];
  const { from, to } = filter.period ?? { from: '0001-01-01', to: '9999-12-31' };
  const fetched = sql`
    select report.id, report.profile_id, report.time_kind = 'instant' as timed, to_hex(report.h3_r9) as cell,
      report.channel, report.concerns, district.code as district, (report.dated_at at time zone ${ZONE})::date as day
    from reports report
    left join (
      select report_id, code
      from report_districts
      join districts on districts.id = district_id
      join district_layers on district_layers.id = districts.layer_id and key = ${filter.layer}
    ) district on district.report_id = report.id
    where report.municipality_id = ${municipalityId}
      and moderation_state = 'accepted'
      and feeling = ${filter.feeling}
      and (${filter.gender}::text is null or gender = ${filter.gender})
      and (${filter.channels}::text[] is null or channel = any(${filter.channels}::text[]))
      and (${filter.fewPeople}::text[] is null or few_people = any(${filter.fewPeople}::text[]))
      and (${filter.districts}::text[] is null or district.code = any(${filter.districts}::text[]))
      and (${filter.concerns}::text[] is null
        or exists (select from unnest(concerns) named where named = any(${filter.concerns}::text[])))`;
  const sums = await sql<SumRow[]>`
    with fetched as materialized (${fetched}),
    brushed as materialized (
      select fetched.*, share.weight
      from fetched
      join time_profile_cells share on share.profile_id = fetched.profile_id
      where day >= ${from}::date and day < ${to}::date
        and (share.hour = any(${hours}::int[]) and share.weekday = any(${weekdays}::int[])
          or share.hour = any(${nightHours}::int[]) and share.night_weekday = any(${weekdays}::int[]))
        and share.month = any(${months}::int[])
        and share.light = any(${light}::int[])
    )
    select section, place, sum(weight) as mass, sum(weight) filter (where timed) as timed
    from (
      select 'cells' as section, cell as place, weight, timed from brushed
      union all select 'districts', district, weight, timed from brushed
      union all select 'municipality', 'municipality', weight, timed from brushed
      union all select 'channels', channel, weight, timed from brushed
      union all select 'concerns', unnest(concerns), weight, timed from brushed
    ) each
    where place is not null
    group by section, place`;
  const counts = await sql<CountRow[]>`
    with fetched as materialized (${fetched})
    select district, to_char(day, 'YYYY-MM') as month, day >= ${from}::date and day < ${to}::date as within, timed, count(*) as reports
    from fetched
    where profile_id in (select profile_id from time_profile_cells where weekday = any(${weekdays}::int[]))
    group by 1, 2, 3, 4`;
  return answerOf(sums, counts);
}

interface SumRow {
  section: SectionName;
  place: string;
  mass: string;
  timed: string | null;
}

interface CountRow {
  district: string | null;
  month: string;
  within: boolean;
  timed: boolean;
  reports: string;
}

/** Every class that the filter lets through, by stepping; 12, 24 and 3 are the unknown ones. */
function listed({ hours, months, light }: Filter) {
  const own: number[] = [];
  const night: number[] = [];
  if (hours) {
    for (let hour = hours.start, after = false; ; hour += 1) {
      if (hour === 24 && hours.end < 24) [hour, after] = [0, true];
      if (hour === hours.end) break;
      (after ? night : own).push(hour);
    }
  }
  const monthList: number[] = [];
  if (months)
    for (let month = months.start; ; month = (month + 1) % 12) {
      monthList.push(month);
      if (month === months.end) break;
    }
  const upTo = (last: number) => Array.from({ length: last + 1 }, (_, index) => index);
  return {
    hours: hours ? own : upTo(24),
    nightHours: night,
    months: months ? monthList : upTo(12),
    light: light ? [['daylight', 'twilight', 'dark'].indexOf(light)] : upTo(3),
  };
}

function answerOf(sums: readonly SumRow[], counts: readonly CountRow[]): SqlAnswer {
  const sections: SectionWeights = {
    cells: new Map(),
    districts: new Map(),
    municipality: new Map(),
    concerns: new Map(),
    channels: new Map(),
  };
  for (const { section, place, mass, timed } of sums)
    sections[section].set(place, [Number(mass), Number(timed ?? 0)]);
  const answer: SqlAnswer = {
    sections,
    reports: 0,
    timedReports: 0,
    byDistrict: new Map(),
    byMonth: new Map(),
  };
  const add = (to: Map<string, number>, key: string, reports: number) =>
    to.set(key, (to.get(key) ?? 0) + reports);
  for (const { district, month, within, timed, ...row } of counts) {
    const reports = Number(row.reports);
    add(answer.byMonth, month, reports);
    if (!within) continue;
    answer.reports += reports;
    if (timed) answer.timedReports += reports;
    if (district !== null) add(answer.byDistrict, district, reports);
  }
  return answer;
}
