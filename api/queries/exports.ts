import type { Filter } from '@lyktan/geodata/filter/filter';
import type {
  Channel,
  Concern,
  Feeling,
  FewPeople,
  KnownLight,
  Precision,
} from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import { districtInLayer } from './districts.ts';
import { profileConditions, reportConditions } from './filterConditions.ts';
import type { Municipality } from './municipality.ts';

const PAGE = 2000;

/** A report as it is handed out: without text, gender and age. */
export interface ExportedReport {
  id: string;
  longitude: number | null;
  latitude: number | null;
  /** Name of its district in the filter's layer; of the municipality where no more is known. */
  place: string | null;
  precision: Precision;
  /** The instant, or the start of an interval. */
  startedAt: Date | null;
  endedAt: Date | null;
  weekdays: number[] | null;
  months: number[] | null;
  startMinute: number | null;
  endMinute: number | null;
  /** As stated; where nothing was, that of the sun at an instant. */
  light: KnownLight | null;
  concerns: Concern[];
  fewPeople: FewPeople;
  feeling: Feeling;
  channel: Channel;
  reportedAt: Date;
}

/**
 * Reports with some weight inside the filter, page by page in the order they were stored, up to the newest one there is
 * when the first page is asked for. Each page is a question of its own: nobody waits for a slow reader.
 */
export async function* exportedReports(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'name' | 'timeZone'>,
  filter: Filter,
): AsyncGenerator<ExportedReport[]> {
  const [newest] = await sql<{ id: string }[]>`
    select coalesce(max(id), 0) as id from reports where municipality_id = ${place.id}`;
  let after = '0';
  for (;;) {
    const rows = await pageAfter(sql, place, filter, { after, newest: newest!.id });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.key;
  }
}

async function pageAfter(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'name' | 'timeZone'>,
  filter: Filter,
  { after, newest }: { after: string; newest: string },
): Promise<(ExportedReport & { key: string })[]> {
  return sql<(ExportedReport & { key: string })[]>`
    select reports.id as key, reports.public_id as id, st_x(reports.geom) as longitude, st_y(reports.geom) as latitude,
      case when reports.precision = 'municipality' then ${place.name} else ${districtInLayer(sql, place.id, filter.layer).name} end as place,
      reports.precision, coalesce(reports.instant_at, reports.interval_start) as "startedAt",
      reports.interval_end as "endedAt", reports.window_weekdays as weekdays, reports.window_months as months,
      reports.window_start_minute as "startMinute", reports.window_end_minute as "endMinute",
      coalesce(reports.stated_light, reports.light) as light, reports.concerns, reports.few_people as "fewPeople",
      reports.feeling, reports.channel, reports.reported_at as "reportedAt"
    from reports
    where ${reportConditions(sql, place, filter)}
      and reports.id > ${after}
      and reports.id <= ${newest}
      and exists (
        select from time_profile_cells cell
        where cell.profile_id = reports.profile_id
          and ${profileConditions(sql, filter)}
      )
    order by reports.id
    limit ${PAGE}`;
}
