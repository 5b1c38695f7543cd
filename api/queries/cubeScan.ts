import type { Filter } from '@lyktan/geodata/filter/filter';
import { CHANNELS, CONCERNS, type Channel, type Concern } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import { reportConditions } from './filterConditions.ts';
import type { Municipality } from './municipality.ts';

/** What the cube needs of one report; the scan hands out the same object again and again. */
export interface ScannedReport {
  /** H3 id, 0 = none. */
  cell: bigint;
  /** Database id in the filter's layer, 0 = none. */
  districtId: number;
  profileId: number;
  /** Minutes since 1970 of the moment that places it in a period. */
  datedMinute: number;
  instant: boolean;
  channel: Channel;
  concerns: readonly Concern[];
}

interface ScanRow {
  cells: Buffer;
  districts: Buffer;
  profiles: Buffer;
  minutes: Buffer;
  /** Null where no report fits; the buffers too. */
  words: string | null;
}

/**
 * Visits every report of a filter of all periods (the counts by month need them), in one scan. Each column
 * comes as one long value: a million rows would take longer to carry than to count. All aggregates of a query see the
 * rows in the same order, so that the columns stay parallel.
 */
export async function scanReports(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone'>,
  filter: Filter,
  visit: (report: ScannedReport) => void,
): Promise<void> {
  const [row] = await sql<[ScanRow]>`
    select
      string_agg(int8send(coalesce(reports.h3_r9, 0)), '') as cells,
      string_agg(int4send(coalesce(placed.district_id, 0)), '') as districts,
      string_agg(int4send(reports.profile_id), '') as profiles,
      string_agg(int4send(floor(date_part('epoch', reports.dated_at) / 60)::integer), '') as minutes,
      string_agg(reports.time_kind || ' ' || reports.channel || ' ' || array_to_string(reports.concerns, ' '), ',') as words
    from reports
    left join report_districts placed on placed.report_id = reports.id
      and placed.layer_id = (
        select id
        from district_layers
        where municipality_id = ${place.id}
          and key = ${filter.layer}
      )
    where ${reportConditions(sql, place, { ...filter, period: null })}`;
  if (row.words !== null) visitRow({ ...row, words: row.words }, visit);
}

type Kind = Pick<ScannedReport, 'instant' | 'channel' | 'concerns'>;

function visitRow(row: ScanRow & { words: string }, visit: (report: ScannedReport) => void): void {
  const kinds = new Map<string, Kind>();
  const words = row.words.split(',');
  const report: ScannedReport = {
    cell: 0n,
    districtId: 0,
    profileId: 0,
    datedMinute: 0,
    instant: false,
    channel: 'import',
    concerns: [],
  };
  words.forEach((text, index) => {
    let kind = kinds.get(text);
    if (!kind) kinds.set(text, (kind = kindOf(text)));
    report.cell = row.cells.readBigInt64BE(index * 8);
    report.districtId = row.districts.readInt32BE(index * 4);
    report.profileId = row.profiles.readInt32BE(index * 4);
    report.datedMinute = row.minutes.readInt32BE(index * 4);
    report.instant = kind.instant;
    report.channel = kind.channel;
    report.concerns = kind.concerns;
    visit(report);
  });
}

/** A few hundred combinations stand for any number of reports. */
function kindOf(text: string): Kind {
  const [timeKind, channelWord, ...concernWords] = text.split(' ');
  const channel = CHANNELS.find((one) => one === channelWord);
  if (!channel) throw new Error(`Unknown channel "${channelWord}" in the database`);
  return {
    instant: timeKind === 'instant',
    channel,
    concerns: CONCERNS.filter((one) => concernWords.includes(one)),
  };
}
