import { rmSync } from 'node:fs';
import { connect, type Database } from '@lyktan/api/database/connect';
import { brush, brushExposureMinutes } from '@lyktan/geodata/cube/brush';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import { parseFilter } from '@lyktan/geodata/filter/filter';
import type { Feature } from 'geojson';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectSound, ready, visit } from '../setup/browser.ts';
import { readScreen } from '../setup/screen.ts';
import { copyStartImage } from '../setup/startImage.ts';

const baseUrl = inject('baseUrl');

const FETCHED = 'period=2024-01-01..2026-01-01&weekdays=fri,sat&channels=web_form,survey';
const BRUSHED = 'hours=20-02&months=10-03&light=dark';

/** The same data as the running product's: another copy of the image that it was started on. */
let database: Database;
let directory: string;
beforeAll(async () => {
  directory = await copyStartImage(() => undefined);
  database = await connect({ directory });
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Units of 1/2520 report by hexagon, by district and in all, from plain SQL written for this one filter. */
async function bySql(): Promise<{
  cells: Map<string, number>;
  districts: Map<string, number>;
  total: number;
}> {
  const weights = database.sql`
    select report.id, report.h3_r9, sum(cell.weight) as weight
    from reports report join time_profile_cells cell on cell.profile_id = report.profile_id
    where report.moderation_state = 'accepted' and report.feeling = 'unsafe'
      and report.channel in ('web_form', 'survey')
      and (report.dated_at at time zone 'Europe/Stockholm')::date >= '2024-01-01'
      and (report.dated_at at time zone 'Europe/Stockholm')::date < '2026-01-01'
      and cell.light = 2 and cell.month in (9, 10, 11, 0, 1, 2)
      and ((cell.hour >= 20 and cell.hour <= 23 and cell.weekday in (4, 5)) or (cell.hour < 2 and cell.night_weekday in (4, 5)))
    group by report.id`;
  type Row = { place: string; weight: number };
  const cells = await database.sql<Row[]>`
    with weights as (${weights})
    select to_hex(h3_r9) as place, sum(weight)::int as weight from weights where h3_r9 is not null group by h3_r9`;
  const districts = await database.sql<Row[]>`
    with weights as (${weights})
    select district.code as place, sum(weight)::int as weight
    from weights
    join report_districts placed on placed.report_id = weights.id
    join districts district on district.id = placed.district_id
    join district_layers layer on layer.id = district.layer_id and layer.key = 'stadsdel'
    group by district.code`;
  const [sum] = await database.sql<
    { total: number }[]
  >`with weights as (${weights}) select sum(weight)::int as total from weights`;
  const asMap = (rows: readonly Row[]): Map<string, number> =>
    new Map(rows.map(({ place, weight }) => [place, weight]));
  return { cells: asMap(cells), districts: asMap(districts), total: sum!.total };
}

/** The same from the API: its cube, decoded and brushed. */
async function byApi() {
  const answer = await fetch(`${baseUrl}/api/cubes?${FETCHED}`, { headers: { cookie: 'role=police' } });
  expect(answer.status).toBe(200);
  const cube = decodeCube(new Uint8Array(await answer.arrayBuffer()));
  const { filter } = parseFilter(new URLSearchParams(BRUSHED));
  const massOf = (name: 'cells' | 'districts' | 'municipality'): Map<string, number> => {
    const section = cube.sections[name]!;
    const { mass } = brush(section, filter);
    return new Map(
      section.places.map((place, index) => [place, mass[index]!] as const).filter(([, units]) => units > 0),
    );
  };
  return {
    cells: massOf('cells'),
    districts: massOf('districts'),
    total: [...massOf('municipality').values()][0]!,
    hours: brushExposureMinutes(cube.header, filter) / 60,
  };
}

/** The same from the list of reports: what of each lies inside the filter, page by page. */
async function byReports(): Promise<number> {
  let units = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer = await fetch(`${baseUrl}/api/reports?${FETCHED}&${BRUSHED}&limit=100${after}`, {
      headers: { cookie: 'role=police' },
    });
    const page = (await answer.json()) as { next: string | null; features: Feature[] };
    units += page.features.reduce((sum, { properties }) => sum + (properties!.weight as number), 0);
    cursor = page.next;
  }
  return units;
}

const inUnits = (rows: Record<string, number>): Map<string, number> =>
  new Map(Object.entries(rows).map(([place, mass]) => [place, Math.round(mass * 2520)]));
const sorted = (weights: Map<string, number>): [string, number][] =>
  [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
const sumOf = (weights: Map<string, number>): number =>
  [...weights.values()].reduce((sum, weight) => sum + weight, 0);

test('is it the same number everywhere? Map, both tables, sentence, API and plain SQL agree to the last unit for one filter', async () => {
  const police = await visit(`/map?${FETCHED}&${BRUSHED}`);
  const { page } = police;
  await ready(police);
  const screen = await readScreen(page);
  const sql = await bySql();
  const api = await byApi();

  expect(sql.total).toBeGreaterThan(50 * 2520);
  expect(api.total).toBe(sql.total);
  expect(await byReports()).toBe(sql.total);
  expect(sorted(api.cells)).toEqual(sorted(sql.cells));
  expect(sorted(api.districts)).toEqual(sorted(sql.districts));

  expect(Math.round(screen.mass * 2520)).toBe(sql.total);
  expect(screen.findingOf).toMatch(new RegExp(`^${Math.round(sql.total / 2520)} av `));
  const rate = Math.round((sql.total / 2520 / api.hours) * 1000);
  expect(screen.summary).toContain(`${rate} `);
  expect(Math.round(screen.tableSum * 2520)).toBe(sumOf(sql.cells));
  expect(screen.map.coloured).toBe(sql.cells.size);
  const shownOnMap = (screen.map.valueSum * api.hours) / 1000;
  expect(shownOnMap).toBeCloseTo(sumOf(sql.cells) / 2520, 6);

  await page.getByRole('button', { name: 'Hela tabellen' }).click();
  const whole = page.getByRole('dialog');
  await whole.locator('tr[data-place]').first().waitFor();
  expect(sorted(inUnits((await readScreen(page)).rows))).toEqual(sorted(sql.cells));
  await whole.getByRole('tab', { name: 'Stadsdelar' }).click();
  expect(sorted(inUnits((await readScreen(page)).rows))).toEqual(sorted(sql.districts));
  await expectSound(police);
});
