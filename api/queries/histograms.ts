import type { Filter } from '@lyktan/geodata/filter/filter';
import { histograms, type Histograms, type TimeClassSum } from '@lyktan/geodata/statistics/histograms';
import type { Queryable, Sql } from '../database/connect.ts';
import { weekdayExposure } from '../jobs/weekdayExposure.ts';
import { profileConditions, reportConditions } from './filterConditions.ts';
import { LEAST_OF_GENDER } from './cubeSums.ts';
import { reportSummary } from './metadata.ts';
import type { Municipality } from './municipality.ts';

export interface HistogramAnswer {
  /** Distinct reports with some weight inside the filter; null where withheld. */
  reports: number | null;
  /** Of these, reports with an instant. */
  timedReports: number | null;
  /** Null where withheld: a gender is chosen, and fewer than 5 reports are inside the filter. */
  histograms: Histograms | null;
}

/** Sums of a filter by hour, weekday and month x hour, with the hours in which they could have been. */
export async function reportHistograms(
  sql: Sql,
  place: Municipality,
  filter: Filter,
): Promise<HistogramAnswer> {
  const { sums, reports, timedReports, period } = await sql.begin(
    'isolation level repeatable read read only',
    async (tx) => ({
      sums: await timeClassSums(tx, place, filter),
      ...(await reportCounts(tx, place, filter)),
      period: filter.period ?? (await reportSummary(tx, place)).period,
    }),
  );
  if (filter.gender && reports < LEAST_OF_GENDER)
    return { reports: null, timedReports: null, histograms: null };
  return { reports, timedReports, histograms: histograms(sums, filter, weekdayExposure(place, period)) };
}

/** Reports by time profile first: many share one. */
function reportsByProfile(sql: Queryable, place: Municipality, filter: Filter) {
  return sql`
    select reports.profile_id, count(*) as reports,
      count(*) filter (where reports.time_kind = 'instant') as timed
    from reports
    where ${reportConditions(sql, place, filter)}
    group by reports.profile_id`;
}

async function timeClassSums(sql: Queryable, place: Municipality, filter: Filter): Promise<TimeClassSum[]> {
  const wraps = filter.hours !== null && filter.hours.end <= filter.hours.start;
  const weekday = wraps
    ? sql`case when cell.hour < ${filter.hours!.end} then cell.night_weekday else cell.weekday end`
    : sql`cell.weekday`;
  const rows = await sql<Record<keyof TimeClassSum, string>[]>`
    with counted as materialized (${reportsByProfile(sql, place, filter)})
    select cell.month, cell.hour, ${weekday} as weekday,
      sum(cell.weight * counted.reports) as weight, sum(counted.timed) as timed
    from counted
    join time_profile_cells cell on cell.profile_id = counted.profile_id
    where ${profileConditions(sql, filter)}
    group by 1, 2, 3`;
  return rows.map(({ month, hour, weekday: day, weight, timed }) => ({
    month: Number(month),
    hour: Number(hour),
    weekday: Number(day),
    weight: Number(weight),
    timed: Number(timed),
  }));
}

async function reportCounts(sql: Queryable, place: Municipality, filter: Filter) {
  const [row] = await sql<{ reports: string; timed: string }[]>`
    with counted as materialized (${reportsByProfile(sql, place, filter)})
    select coalesce(sum(counted.reports), 0) as reports, coalesce(sum(counted.timed), 0) as timed
    from counted
    where exists (
      select from time_profile_cells cell
      where cell.profile_id = counted.profile_id
        and ${profileConditions(sql, filter)}
    )`;
  return { reports: Number(row!.reports), timedReports: Number(row!.timed) };
}
