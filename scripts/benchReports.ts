import { gridDisk } from 'h3-js';
import type { Sql } from '@lyktan/api/database/connect';
import { migrate } from '@lyktan/api/database/migrate';
import { municipality } from '@lyktan/api/queries/municipality';
import { storeReports } from '@lyktan/api/queries/storeReports';
import { demonstrationReports } from '@lyktan/geodata/demonstration/reports';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import { cellBoundary, cellOf } from '@lyktan/geodata/space/cell';
import { seed } from './seed.ts';

/** Reports whose times, concerns and channels the bench repeats; the windows and intervals differ from each other. */
const POOL_REPORTS = 20_000;
/** Rings of hexagons about the centre in which the reports lie: 3n(n + 1) + 1 cells. */
const RINGS = 22;

/** Loads the demonstration and a pool of invented reports, from which `fillReports` draws. */
export async function prepareBench(sql: Sql): Promise<void> {
  await migrate(sql);
  await seed(sql, () => undefined);
  const place = await municipality(sql);
  if (!place) throw new Error('The demonstration was not loaded');
  await sql.begin((tx) => storeReports(tx, place, demonstrationReports(2, POOL_REPORTS)));
  await sql`create table bench_times as
    select (row_number() over (order by id) - 1)::integer as draw, reports.* from reports where moderation_state = 'accepted'`;
  const cells = gridDisk(cellOf(MUNICIPALITY.centre), RINGS);
  const centres = cells.map((cell) => centreOf(cellBoundary(cell)));
  await sql`create table bench_places as
    select (row_number() over () - 1)::integer as draw, st_setsrid(st_makepoint(longitude, latitude), 4326) as geom,
      ('x' || lpad(cell, 16, '0'))::bit(64)::bigint as cell,
      district_at((select min(id) from district_layers), st_transform(st_setsrid(st_makepoint(longitude, latitude), 4326), 3006)) as district_id
    from unnest(${cells}::text[], ${centres.map(([longitude]) => longitude)}::float8[], ${centres.map(([, latitude]) => latitude)}::float8[])
      as place (cell, longitude, latitude)`;
  // Places are drawn here, not by the trigger: a million points in polygons would take the bench's own time.
  await sql`alter table reports disable trigger user`;
  await sql`alter table report_districts disable trigger user`;
}

/** Replaces all reports by `count` others: time of one pooled report, place of the town's hexagons, people of another. */
export async function fillReports(sql: Sql, count: number): Promise<void> {
  await sql`truncate reports cascade`;
  await sql`create or replace function bench_draw(report bigint, stream integer, size bigint) returns integer language sql immutable
    as 'select (abs(hashint8extended(report, stream) % 1000003) * size / 1000003)::integer'`;
  const [pool] = await sql<{ times: number; places: number }[]>`
    select (select count(*) from bench_times)::integer as times, (select count(*) from bench_places)::integer as places`;
  await sql`
    create unlogged table drawn as
    select id,
      bench_draw(id, 1, ${pool!.times}) as time_draw,
      bench_draw(id, 2, ${pool!.times}) as people_draw,
      -- Squared: some places have many reports, most have few.
      (power(bench_draw(id, 3, 1000000) / 1000000.0, 2) * ${pool!.places})::integer as place_draw,
      bench_draw(id, 4, 100) as precision_draw
    from generate_series(1, ${count}::bigint) as id`;
  await sql`
    insert into reports (id, municipality_id, precision, geom, h3_r9, time_kind, instant_at, interval_start, interval_end,
      window_weekdays, window_start_minute, window_end_minute, window_months, elevation_deg, light, stated_light, light_flag,
      profile_id, concerns, few_people, channel, feeling, gender, age_band, moderation_state, reported_at)
    overriding system value
    select drawn.id, time.municipality_id,
      case when precision_draw < 80 then 'exact' when precision_draw < 95 then 'district' else 'municipality' end,
      case when precision_draw < 80 then place.geom end, case when precision_draw < 80 then place.cell end,
      time.time_kind, time.instant_at, time.interval_start, time.interval_end,
      time.window_weekdays, time.window_start_minute, time.window_end_minute, time.window_months, time.elevation_deg,
      time.light, time.stated_light, time.light_flag, time.profile_id, people.concerns, people.few_people, people.channel,
      people.feeling, people.gender, people.age_band, 'accepted', time.reported_at
    from drawn
    join bench_times time on time.draw = time_draw
    join bench_times people on people.draw = people_draw
    join bench_places place on place.draw = place_draw`;
  await sql`
    insert into report_districts (report_id, layer_id, district_id, municipality_id)
    select drawn.id, districts.layer_id, districts.id, districts.municipality_id
    from drawn
    join bench_places place on place.draw = place_draw
    join districts on districts.id = place.district_id
    where precision_draw < 95`;
  await sql`drop table drawn`;
  await sql`vacuum analyze reports`;
  await sql`vacuum analyze report_districts`;
  await sql`vacuum analyze time_profile_cells`;
}

function centreOf(ring: readonly (readonly number[])[]): [number, number] {
  const corners = ring.slice(1);
  const mean = (axis: number) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length;
  return [mean(0), mean(1)];
}
