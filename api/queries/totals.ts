import type { Queryable } from '../database/connect.ts';

/** Counts below this are never shown to the public. */
export const PUBLIC_THRESHOLD = 5;

export interface DistrictTotal {
  code: string;
  name: string;
  /** Reports of feeling unsafe; null for none or fewer than PUBLIC_THRESHOLD, which read alike. */
  reports: number | null;
}

export interface Totals {
  districts: DistrictTotal[];
  threshold: number;
  /** Whole tens, rounded down: an exact total would give a single hidden district away by subtraction. */
  reportsAtLeast: number;
}

/** What the public may see until there is a release: district totals without any filter. */
export async function totals(sql: Queryable, municipalityId: number): Promise<Totals> {
  const rows = await sql<{ code: string; name: string; reports: string }[]>`
    with counted as (
      select report_districts.district_id, count(*) as reports
      from report_districts
      join reports on reports.id = report_districts.report_id
      where reports.municipality_id = ${municipalityId}
        and reports.moderation_state = 'accepted'
        and reports.feeling = 'unsafe'
      group by report_districts.district_id
    ), first_layer as (
      select id from district_layers where municipality_id = ${municipalityId} order by id limit 1
    )
    select district.code, district.name, coalesce(counted.reports, 0) as reports
    from districts district
    left join counted on counted.district_id = district.id
    where district.layer_id = (select id from first_layer)
    order by district.code`;
  const [all] = await sql<{ reports: string }[]>`
    select count(*) as reports
    from reports
    where municipality_id = ${municipalityId}
      and moderation_state = 'accepted'
      and feeling = 'unsafe'`;
  return {
    districts: rows.map(({ code, name, reports }) => ({
      code,
      name,
      reports: atLeastThreshold(Number(reports)),
    })),
    threshold: PUBLIC_THRESHOLD,
    reportsAtLeast: Math.floor(Number(all!.reports) / 10) * 10,
  };
}

function atLeastThreshold(reports: number): number | null {
  return reports >= PUBLIC_THRESHOLD ? reports : null;
}
