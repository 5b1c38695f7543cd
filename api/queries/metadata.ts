import type { Channel } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Queryable } from '../database/connect.ts';
import type { Municipality } from './municipality.ts';

export interface ReportSummary {
  /** Accepted reports of feeling unsafe. */
  reports: number;
  channels: { channel: Channel; reports: number }[];
  /** Local dates, half-open; null without reports. */
  period: { from: string; to: string } | null;
}

/** What there is to filter: accepted reports of feeling unsafe by channel, and the period they cover. */
export async function reportSummary(sql: Queryable, place: Municipality): Promise<ReportSummary> {
  const rows = await sql<{ channel: Channel; reports: string; first: string; last: string }[]>`
    select channel, count(*) as reports,
      min(dated_at at time zone ${place.timeZone})::date::text as first,
      (max(dated_at at time zone ${place.timeZone})::date + 1)::text as last
    from reports
    where municipality_id = ${place.id}
      and moderation_state = 'accepted'
      and feeling = 'unsafe'
    group by channel
    order by channel`;
  const channels = rows.map((row) => ({ channel: row.channel, reports: Number(row.reports) }));
  return {
    reports: channels.reduce((sum, { reports }) => sum + reports, 0),
    channels,
    period:
      rows.length === 0
        ? null
        : { from: least(rows.map((row) => row.first)), to: greatest(rows.map((row) => row.last)) },
  };
}

/** Local dates of all accepted reports of feeling unsafe, half-open; null without reports. */
export async function coveredPeriod(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'timeZone'>,
): Promise<ReportSummary['period']> {
  const [row] = await sql<{ from: string | null; to: string | null }[]>`
    select (min(dated_at) at time zone ${place.timeZone})::date::text as from,
      ((max(dated_at) at time zone ${place.timeZone})::date + 1)::text as to
    from reports
    where municipality_id = ${place.id}
      and moderation_state = 'accepted'
      and feeling = 'unsafe'`;
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}

const least = (dates: string[]): string => dates.reduce((a, b) => (a < b ? a : b));
const greatest = (dates: string[]): string => dates.reduce((a, b) => (a > b ? a : b));
