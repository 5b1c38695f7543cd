/**
 * `npm run bench`: how fast cubes are built, sent and brushed at 10k, 100k and 1M invented reports on a private PostGIS
 * server, and how fast tiles and histograms are asked for, against SQL in the same run. Prints the tables and writes them
 * to docs/bench.md. `npm run bench -- 100000` measures at that size alone, and only prints.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { gzipSync } from 'node:zlib';
import { connect, type Sql } from '@lyktan/api/database/connect';
import { cubeCache } from '@lyktan/api/jobs/cubeCache';
import { buildCube } from '@lyktan/api/queries/cubes';
import { profileConditions, reportConditions } from '@lyktan/api/queries/filterConditions';
import { municipality, type Municipality } from '@lyktan/api/queries/municipality';
import { brush, brushBuffers } from '@lyktan/geodata/cube/brush';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import { EMPTY_FILTER, type Brush, type Filter } from '@lyktan/geodata/filter/filter';
import { askedTable, measureAsking, type Asked } from './benchAsk.ts';
import { benchImport } from './benchImport.ts';
import { fillReports, prepareBench } from './benchReports.ts';
import { startServerDatabase } from './database.ts';
import { buildWebIfStale } from './webBuild.ts';
import { javaScriptBeforeMap } from './webWeight.ts';

const WISHED = process.argv.slice(2).map(Number);
/** Beyond it plain SQL takes tens of seconds for one histogram, and the bench the better part of an hour. */
const MOST_ASKED = 100_000;
const SIZES = WISHED.length > 0 ? WISHED : [10_000, 100_000, 1_000_000];
const BUILDS = 5;
const BRUSHES = 3000;
const SERVED = 200;
const QUERIES = 9;

const ALL: Filter = { ...EMPTY_FILTER };

interface Row {
  reports: number;
  buildMs: number;
  rawBytes: number;
  gzipBytes: number;
  brushP50Ms: number;
  brushP95Ms: number;
  servedMs: number;
  groupMs: number;
  brushedGroupMs: number;
  memoryMb: number;
  decodedMb: number;
}

async function main(): Promise<void> {
  await buildWebIfStale(console.error);
  const server = await startServerDatabase();
  const database = await connect({ url: server.url });
  try {
    console.error('import ...');
    const imports = await benchImport(database.sql);
    await prepareBench(database.sql);
    const rows: Row[] = [];
    const asked: Asked[] = [];
    for (const size of SIZES) {
      console.error(`${size} reports ...`);
      await fillReports(database.sql, size);
      rows.push(await measure(database.sql));
      if (size <= MOST_ASKED) asked.push(...(await measureAsking(database.sql, size)));
    }
    const [version] = await database.sql<{ postgres: string; postgis: string }[]>`
      select current_setting('server_version') as postgres, postgis_lib_version() as postgis`;
    const table = tableOf(rows);
    const questions = askedTable(asked, percentile);
    console.log(`${table}\n\n${imports}\n\n${questions}`);
    if (WISHED.length > 0) return;
    mkdirSync('docs', { recursive: true });
    writeFileSync(
      'docs/bench.md',
      documentOf(
        table,
        { imports, questions },
        `PostgreSQL ${version!.postgres}, PostGIS ${version!.postgis}`,
      ),
    );
  } finally {
    await database.close();
    await server.stop();
  }
}

async function measure(sql: Sql): Promise<Row> {
  const place = await municipality(sql);
  if (!place) throw new Error('No municipality');
  const build = () => buildCube(sql, { municipalityId: place.id, filter: ALL, audience: 'staff' });
  const raw = await build();
  const buildMs = percentile(await timings(BUILDS, build), 0.5);
  const memoryMb = process.memoryUsage.rss() / 2 ** 20;
  const brushMs = brushTimings(raw);
  const serve = cubeCache(sql);
  await serve(place, ALL);
  return {
    reports: decodeCube(raw).header.reports ?? 0,
    buildMs,
    rawBytes: raw.length,
    gzipBytes: gzipSync(raw).length,
    brushP50Ms: percentile(brushMs, 0.5),
    brushP95Ms: percentile(brushMs, 0.95),
    // As a request does: which data version is it, then the bytes.
    servedMs: percentile(await timings(SERVED, async () => serve((await municipality(sql))!, ALL)), 0.5),
    groupMs: percentile(await timings(QUERIES, () => groupBySql(sql, place, ALL)), 0.5),
    brushedGroupMs: percentile(await timings(QUERIES, () => brushBySql(sql, place)), 0.5),
    memoryMb,
    decodedMb: decodedBytes(raw) / 2 ** 20,
  };
}

/** One drag on the clock: every place of every section weighed anew. */
function brushTimings(raw: Uint8Array): number[] {
  const { cells, ...others } = decodeCube(raw).sections;
  const sections = [cells, ...Object.values(others)].filter((section) => section !== null);
  const targets = sections.map((section) => ({ section, into: brushBuffers(section) }));
  return Array.from({ length: BRUSHES }, (_, index) => {
    const selection = brushAt(index);
    const start = performance.now();
    for (const { section, into } of targets) brush(section, selection, into);
    return performance.now() - start;
  });
}

/** Brushes of every size; most wrap midnight or the new year, the dearest case. */
function brushAt(index: number): Brush {
  const start = (index * 7) % 24;
  const end = 1 + ((index * 11) % 24);
  return {
    hours: start === end ? null : { start, end },
    months: index % 5 === 0 ? null : { start: (index * 5) % 12, end: (index * 7) % 12 },
    light: ([null, 'dark', 'twilight', 'daylight'] as const)[index % 4]!,
  };
}

/** What the hexagons of one cube hold, asked of SQL: the sums by cell, month, hour and light. */
async function groupBySql(sql: Sql, place: Municipality, filter: Filter): Promise<unknown> {
  return sql`
    select h3_r9, cell.month, cell.hour, cell.light, sum(cell.weight)
    from reports
    join time_profile_cells cell on cell.profile_id = reports.profile_id
    where ${reportConditions(sql, place, filter)} and h3_r9 is not null
    group by 1, 2, 3, 4`;
}

/** One brush without a cube: dark, 20-02, October to March, by cell. */
async function brushBySql(sql: Sql, place: Municipality): Promise<unknown> {
  const filter: Filter = {
    ...ALL,
    hours: { start: 20, end: 2 },
    months: { start: 9, end: 2 },
    light: 'dark',
  };
  return sql`
    select h3_r9, sum(cell.weight)
    from reports
    join time_profile_cells cell on cell.profile_id = reports.profile_id
    where ${reportConditions(sql, place, filter)} and h3_r9 is not null and ${profileConditions(sql, filter)}
    group by 1`;
}

function decodedBytes(raw: Uint8Array): number {
  const planes = Object.values(decodeCube(raw).sections).flatMap((section) => (section ? [section.own] : []));
  return planes.reduce((sum, { mass, timed }) => sum + mass.byteLength + timed.byteLength, 0);
}

async function timings(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const list: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await work();
    list.push(performance.now() - start);
  }
  return list;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function tableOf(rows: readonly Row[]): string {
  const ms = (value: number) => (value < 10 ? value.toFixed(3) : value.toFixed(0));
  const kb = (bytes: number) => Math.round(bytes / 1000).toString();
  const columns: [string, (row: Row) => string][] = [
    ['reports', (row) => row.reports.toLocaleString('en')],
    ['build ms', (row) => ms(row.buildMs)],
    ['kB raw', (row) => kb(row.rawBytes)],
    ['kB gzip', (row) => kb(row.gzipBytes)],
    ['brush p50 ms', (row) => ms(row.brushP50Ms)],
    ['brush p95 ms', (row) => ms(row.brushP95Ms)],
    ['served cube ms', (row) => ms(row.servedMs)],
    ['SQL: same sums ms', (row) => ms(row.groupMs)],
    ['SQL: one brush ms', (row) => ms(row.brushedGroupMs)],
    ['served vs same sums', (row) => `${Math.round(row.groupMs / row.servedMs)}x`],
    ['brush p50 vs one SQL brush', (row) => `${Math.round(row.brushedGroupMs / row.brushP50Ms)}x`],
    ['server MB', (row) => row.memoryMb.toFixed(0)],
    ['browser MB', (row) => row.decodedMb.toFixed(0)],
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([title]) => title)),
    line(columns.map(() => '---:')),
    ...rows.map((row) => line(columns.map(([, value]) => value(row)))),
  ].join('\n');
}

function documentOf(
  table: string,
  { imports, questions }: { imports: string; questions: string },
  versions: string,
): string {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `# Bench

\`npm run bench\`, ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${versions}; ${machine}; client and server on it.

${table}

Reports: invented, of the wanted feeling among 10k, 100k and 1M stored; 1,519 hexagons, times of 22,400 different reports.
Build: database to bytes, median of ${BUILDS}. Brush: all five sections (hexagons, districts, total, concerns, channels), both
measures, ${BRUSHES} different brushes. Served cube: data version from the database, compressed bytes from the cache, median
of ${SERVED}. SQL: median of ${QUERIES}; "same sums" are those of the hexagons by month, hour and light, "one brush" is dark, 20-02,
October to March by hexagon. Server MB: resident size of the process that built, which also ran the bench. Browser MB: prefix
sums of one decoded cube, twice that where weekdays are chosen.

JavaScript before the map begins: ${(javaScriptBeforeMap() / 1000).toFixed(1)} kB under gzip (at most 120).

## Import

${imports}

Import: a CSV file of 100,000 invented reports from the API's door to done: read, checked, sun, hexagon, time profile, district, text, fingerprint,
staged and accepted. COPY: the same rows, ready and without texts, put into the same table with its indexes, checks and districts.

## Tiles and histograms

${questions}

Tiles: database to bytes, nine tiles about the town's middle, four rounds; SQL is ST_AsMVT in one statement, which the
embedded PostGIS has not; up to 100k reports. Histograms: hour, weekday and month x hour with exposure and counts, median of 15; SQL is one
statement of grouping sets without exposure. "Dark evenings": dark, 20-02, October to March.
`;
}

await main();
