import type { Sql } from '@lyktan/api/database/connect';
import { profileConditions, reportConditions } from '@lyktan/api/queries/filterConditions';
import { reportHistograms } from '@lyktan/api/queries/histograms';
import { municipality, type Municipality } from '@lyktan/api/queries/municipality';
import {
  MOST_IN_TILE,
  reportTile,
  TILE_BUFFER,
  TILE_EXTENT,
  type TileAddress,
} from '@lyktan/api/queries/tiles';
import { reportTileBytes } from '@lyktan/api/routes/tileBytes';
import { EMPTY_FILTER, type Filter } from '@lyktan/geodata/filter/filter';

const ZOOMS = [12, 13, 14, 15];
/** Tiles about the town's middle in each direction, and rounds over them. */
const REACH = 1;
const ROUNDS = 4;
const HISTOGRAMS = 15;

/** Dark, 20-02, October to March. */
const DARK: Filter = {
  ...EMPTY_FILTER,
  hours: { start: 20, end: 2 },
  months: { start: 9, end: 2 },
  light: 'dark',
};
const FILTERS = [
  { name: 'everything', filter: EMPTY_FILTER },
  { name: 'dark evenings', filter: DARK },
] as const;

/** One question, ours beside plain SQL: milliseconds of each asking. */
export interface Asked {
  reports: number;
  question: string;
  oursMs: number[];
  sqlMs: number[];
}

/** Tiles and histograms of the reports that are there, each asked by turns of ours and of plain SQL. */
export async function measureAsking(sql: Sql, reports: number): Promise<Asked[]> {
  const place = (await municipality(sql))!;
  const rows: Asked[] = [];
  for (const { name, filter } of FILTERS) {
    for (const zoom of ZOOMS) {
      const tiles = tilesAbout(place.centre, zoom);
      const asked: Asked = { reports, question: `tile z${zoom}, ${name}`, oursMs: [], sqlMs: [] };
      for (let round = 0; round < ROUNDS; round += 1)
        for (const tile of tiles) {
          asked.oursMs.push(
            await timed(async () => reportTileBytes(await reportTile(sql, place, filter, tile))),
          );
          asked.sqlMs.push(await timed(() => tileBySql(sql, place, filter, tile)));
        }
      rows.push(asked);
    }
    const asked: Asked = { reports, question: `histograms, ${name}`, oursMs: [], sqlMs: [] };
    for (let index = 0; index < HISTOGRAMS; index += 1) {
      asked.oursMs.push(await timed(() => reportHistograms(sql, place, filter)));
      asked.sqlMs.push(await timed(() => histogramBySql(sql, place, filter)));
    }
    rows.push(asked);
  }
  return rows;
}

function tilesAbout([longitude, latitude]: readonly [number, number], z: number): TileAddress[] {
  const x = Math.floor(((longitude + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  const steps = Array.from({ length: 2 * REACH + 1 }, (_, index) => index - REACH);
  return steps.flatMap((dx) => steps.map((dy) => ({ z, x: x + dx, y: y + dy })));
}

/** The same tile as a PostGIS server writes it, in one statement. */
async function tileBySql(
  sql: Sql,
  place: Municipality,
  filter: Filter,
  { z, x, y }: TileAddress,
): Promise<unknown> {
  return sql`
    select st_asmvt(mark, 'reports', ${TILE_EXTENT}::int, 'geom', 'id')
    from (
      select reports.id, weight, coalesce(light, stated_light, 'unknown') as light, array_to_string(concerns, ',') as concerns,
        channel, few_people, st_asmvtgeom(st_transform(geom, 3857), tile.box, ${TILE_EXTENT}::int, ${TILE_BUFFER}::int) as geom
      from reports
      cross join (select st_tileenvelope(${z}, ${x}, ${y}) as box) tile
      cross join lateral (
        select sum(cell.weight)::integer as weight
        from time_profile_cells cell
        where cell.profile_id = reports.profile_id and ${profileConditions(sql, filter)}
      ) share
      where ${reportConditions(sql, place, filter)}
        and geom && st_transform(st_expand(tile.box, (st_xmax(tile.box) - st_xmin(tile.box)) * ${TILE_BUFFER} / ${TILE_EXTENT}), 4326)
        and weight > 0
      limit ${MOST_IN_TILE}
    ) mark`;
}

/** The sums of the three histograms, report by report. */
async function histogramBySql(sql: Sql, place: Municipality, filter: Filter): Promise<unknown> {
  return sql`
    select cell.month, cell.hour, cell.weekday, sum(cell.weight), count(*) filter (where time_kind = 'instant'),
      count(distinct reports.id)
    from reports
    join time_profile_cells cell on cell.profile_id = reports.profile_id
    where ${reportConditions(sql, place, filter)} and ${profileConditions(sql, filter)}
    group by grouping sets ((cell.month, cell.hour), (cell.hour), (cell.weekday), ())`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The questions as a table: p50 and p95 of both, and how many times as long plain SQL takes. */
export function askedTable(
  rows: readonly Asked[],
  percentile: (values: readonly number[], share: number) => number,
): string {
  const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  const lines = rows.map(({ reports, question, oursMs, sqlMs }) => {
    const [ours, plain] = [percentile(oursMs, 0.5), percentile(sqlMs, 0.5)];
    const cells = [ours, percentile(oursMs, 0.95), plain, percentile(sqlMs, 0.95)].map(ms);
    return `| ${[reports.toLocaleString('en'), question, ...cells, `${(plain / ours).toFixed(1)}x`].join(' | ')} |`;
  });
  return [
    '| reports stored | question | p50 ms | p95 ms | SQL p50 ms | SQL p95 ms | SQL vs ours |',
    '| ---: | :--- | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n');
}
