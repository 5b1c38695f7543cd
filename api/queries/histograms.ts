import type { Filter } from '@lyktan/geodata/filter/filter';
import { histograms, type Histograms, type TimeClassSum } from '@lyktan/geodata/statistics/histograms';
import type { Queryable, Sql } from '../database/connect.ts';
import { weekdayExposure } from '../jobs/weekdayExposure.ts';
import { profileConditions, reportConditions } from './filterConditions.ts';
import { LEAST_OF_GENDER } from './cubeSums.ts';
import { coveredPeriod } from './metadata.ts';
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
      ...(await timeClassSums(tx, place, filter)),
      period: filter.period ?? (await coveredPeriod(tx, place)),
    }),
  );
  if (filter.gender && reports < LEAST_OF_GENDER)
    return { reports: null, timedReports: null, histograms: null };
  return { reports, timedReports, histograms: histograms(sums, filter, weekdayExposure(place, period)) };
}

interface SumRow {
  /** The classes are null in the row of the counts: reports as `weight`, those with an instant as `timed`. */
  month: number | null;
  hour: number;
  weekday: number;
  weight: string;
  timed: string;
}

/** Reports are counted by time profile first, since many share one; a report counts once however many cells it has. */
async function timeClassSums(sql: Queryable, place: Municipality, filter: Filter) {
  const { hours, months, light, weekdays } = filter;
  const timed = hours ?? months ?? light ?? weekdays;
  const weekday =
    hours && hours.end <= hours.start
      ? sql`case when cell.hour < ${hours.end} then cell.night_weekday else cell.weekday end`
      : sql`cell.weekday`;
  const rows = await sql<SumRow[]>`
    with counted as materialized (
      select reports.profile_id, count(*) as reports,
        count(*) filter (where reports.time_kind = 'instant') as timed
      from reports
      where ${reportConditions(sql, place, filter)}
      group by reports.profile_id
    ), matched as (
      select cell.profile_id, cell.month, cell.hour, ${weekday} as weekday, cell.weight
      from time_profile_cells cell
      where ${profileConditions(sql, filter)}
    )
    select month, hour, weekday, sum(weight * reports) as weight, sum(timed) as timed
    from counted
    join matched on matched.profile_id = counted.profile_id
    group by month, hour, weekday
    union all
    select null, null, null, coalesce(sum(reports), 0), coalesce(sum(timed), 0)
    from counted
    ${timed ? sql`where profile_id in (select profile_id from matched)` : sql``}`;
  const counts = rows.find(({ month }) => month === null)!;
  const sums = rows.flatMap(({ month, ...row }): TimeClassSum[] =>
    month === null ? [] : [{ ...row, month, weight: Number(row.weight), timed: Number(row.timed) }],
  );
  return { sums, reports: Number(counts.weight), timedReports: Number(counts.timed) };
}
