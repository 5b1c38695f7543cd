import { demonstrationFocusAreas } from '@lyktan/geodata/demonstration/focusAreas';
import { demonstrationReports } from '@lyktan/geodata/demonstration/reports';
import { demonstrationVisits } from '@lyktan/geodata/demonstration/visits';
import { expect, test } from 'vitest';
import { seed } from '../../scripts/seed.ts';
import { SILENT_DISTRICTS } from '../fixtures/plantedTruth.ts';
import { openDatabase } from '../setup/database.ts';

const sql = openDatabase();
const PLACE = '1488';

test('the seeded municipality says that its reports are invented', async () => {
  const rows = await sql`select demonstration from municipalities where code = ${PLACE}`;
  expect(rows.map(({ demonstration }) => demonstration)).toEqual([true]);
});

test('every invented report lies in the database as it was drawn, by moderation and kind of time', async () => {
  const stored = await sql<{ id: string; state: string; kind: string; text: string | null }[]>`
    select report.public_id as id, report.moderation_state as state, report.time_kind as kind, written.body as text
    from reports report
    join municipalities place on place.id = report.municipality_id and place.code = ${PLACE}
    left join report_texts written on written.report_id = report.id
    order by report.public_id`;
  const drawn = demonstrationReports()
    .map(({ id, moderation, time, text }) => ({ id, state: moderation, kind: time.kind, text }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  expect([...stored]).toEqual(drawn);
});

test('focus areas, windows and visits are all there', async () => {
  const [row] = await sql`
    select
      (select count(*)::int from focus_areas where municipality_id = place.id) as areas,
      (select count(*)::int from focus_area_windows where municipality_id = place.id) as windows,
      (select count(*)::int from visits where municipality_id = place.id) as visits
    from municipalities place
    where code = ${PLACE}`;
  const areas = demonstrationFocusAreas();
  const windows = areas.flatMap((area) => area.windows).length;
  expect(row).toEqual({ areas: areas.length, windows, visits: demonstrationVisits().length });
});

test('every report with a point lies in a district, and three districts have none', async () => {
  const [row] = await sql`
    select count(*)::int as homeless
    from reports report
    join municipalities place on place.id = report.municipality_id and place.code = ${PLACE}
    where report.geom is not null
      and not exists (select 1 from report_districts where report_id = report.id)`;
  expect(row).toEqual({ homeless: 0 });
  const silent = await sql`
    select district.code
    from districts district
    join district_layers layer on layer.id = district.layer_id and layer.key = 'stadsdel'
    join municipalities place on place.id = layer.municipality_id and place.code = ${PLACE}
    where not exists (select 1 from report_districts where district_id = district.id)
    order by district.code`;
  expect(silent.map(({ code }) => String(code)).sort()).toEqual([...SILENT_DISTRICTS]);
});

test('seeding again changes nothing and says so', async () => {
  const version = () => sql`select data_version from municipalities where code = ${PLACE}`;
  const before = await version();
  const said: string[] = [];
  expect(await seed(sql, (message) => said.push(message))).toBe(false);
  expect(said).toEqual([]);
  expect([...(await version())]).toEqual([...before]);
});
