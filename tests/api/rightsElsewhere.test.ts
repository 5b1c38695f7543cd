import type { Sql } from '@lyktan/api/database/connect';
import { addMunicipality, municipality, type Municipality } from '@lyktan/api/queries/municipality';
import { storeSavedView } from '@lyktan/api/queries/savedViews';
import { acceptStaged, removeImported, removeStaged } from '@lyktan/api/queries/stagedReports';
import { removeEvents } from '@lyktan/api/queries/storeEvents';
import { storeFocusArea } from '@lyktan/api/queries/storeFocusArea';
import { RIGHTS } from '@lyktan/api/rights';
import { describe, expect, test } from 'vitest';
import { openDatabase, rolledBack } from '../setup/database.ts';
import { appWithToken } from './askAs.ts';
import { allTold, differing, DRAFT, entry, imported, status, VIEW } from './rightsObjects.ts';

const sql = openDatabase();

interface Elsewhere {
  id: number;
  focusArea: string;
  view: string;
  /** Entered by hand a moment ago. */
  report: ReturnType<typeof entry>;
  import: { id: number; publicId: string };
}

/** A second municipality, in the same place, with one of everything. The first one is the one that is served. */
async function another(tx: Sql, first: Municipality): Promise<Elsewhere> {
  const id = await addMunicipality(tx, { ...first, code: '9999', name: 'Annanstad' });
  const area = await storeFocusArea(tx, id, DRAFT);
  const view = await storeSavedView(tx, id, VIEW, 'police');
  const report = entry();
  expect(await status(appWithToken(tx), 'police', 'POST /reports', { reports: [report] })).toBe(200);
  const brought = await imported(tx, id, 'done');
  await tx`
    insert into district_layers (municipality_id, key, name, source, vintage, licence, approximate)
    select ${id}, key, name, source, vintage, licence, approximate from district_layers where municipality_id = ${first.id}`;
  await tx`
    insert into districts (municipality_id, layer_id, code, name, label, geom)
    select ${id}, (select id from district_layers where municipality_id = ${id}), code, name, label, geom
    from districts where municipality_id = ${first.id}`;
  await tx`
    update reports set municipality_id = ${id}, import_id = ${brought.id} where public_id = ${report.id}`;
  await tx`
    update report_entries set municipality_id = ${id}
    where report_id = (select id from reports where public_id = ${report.id})`;
  // In a layer of its own as well: the key is the same.
  await tx`
    insert into report_districts (report_id, layer_id, district_id, municipality_id)
    select reports.id, districts.layer_id, districts.id, ${id}
    from reports, districts
    where reports.public_id = ${report.id} and districts.municipality_id = ${id} and districts.code = 'centrum'`;
  await tx`
    insert into events (municipality_id, source_id, type, incident_at, published_at, elevation_deg, light, places, import_id)
    values (${id}, 1, 'Bråk', '2026-08-19T20:00:00Z', '2026-08-19T21:00:00Z', -10, 'dark', '{}', ${brought.id})`;
  await tx`
    insert into import_bad_rows (import_id, municipality_id, line, cells, problems)
    values (${brought.id}, ${id}, 2, '["hemligt"]', '[]')`;
  return { id, focusArea: area.publicId, view: view!.id, report, import: brought };
}

/** Every row that the second municipality has. */
async function rowsOf(tx: Sql, id: number): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const table of TABLES)
    rows[table] = await tx`
      select to_jsonb(one) as one from ${tx(table)} one where municipality_id = ${id} order by to_jsonb(one)::text`;
  return rows;
}
const TABLES = [
  'reports',
  'report_texts',
  'report_entries',
  'report_districts',
  'events',
  'focus_areas',
  'focus_area_windows',
  'focus_area_versions',
  'imports',
  'import_bad_rows',
  'import_mappings',
  'saved_views',
  'district_layers',
  'districts',
];

const inBoth = (work: (tx: Sql, there: Elsewhere, first: Municipality) => Promise<void>) =>
  rolledBack(sql, async (tx) => {
    const first = (await municipality(tx))!;
    const there = await another(tx, first);
    expect((await municipality(tx))!.id).toBe(first.id);
    await work(tx, there, first);
  });

describe("another municipality's", () => {
  test('objects are not there for anybody by their ids, and stay as they were', () =>
    inBoth(async (tx, there) => {
      const app = appWithToken(tx);
      const before = await rowsOf(tx, there.id);
      for (const [route, body] of byIdOf(there))
        for (const who of ['planner', 'police', 'administrator', 'command'] as const) {
          const code = await status(app, who, route, body);
          expect([route, who, who === 'police' ? [404] : [403, 404]]).toEqual([
            route,
            who,
            expect.arrayContaining([code]),
          ]);
        }
      expect(await rowsOf(tx, there.id)).toEqual(before);
    }));

  test('objects are asked for by every route that takes an id', () =>
    inBoth(async (_, there) => {
      const asked = byIdOf(there).map(([route]) => route.replace(/[0-9a-f-]{36}/, '{id}'));
      expect(asked.sort()).toEqual(
        Object.keys(RIGHTS)
          .filter((route) => route.includes('{id}'))
          .sort(),
      );
    }));

  test('reports, events, areas, imports, views and districts change nothing of what is told here', () =>
    rolledBack(sql, async (tx) => {
      const first = (await municipality(tx))!;
      const before = await allTold(appWithToken(tx));
      await another(tx, first);
      await tx`update municipalities set data_version = ${first.dataVersion} where id = ${first.id}`;
      expect(differing(before, await allTold(appWithToken(tx)))).toEqual([]);
    }));

  test('report keeps its id: the same entry sent here is refused, not taken for stored', () =>
    inBoth(async (tx, there) => {
      const app = appWithToken(tx);
      for (const body of [there.report, { ...there.report, gender: 'woman' }])
        expect(await status(app, 'police', 'POST /reports', { reports: [body] })).toBe(409);
    }));

  test('names are no hindrance here', () =>
    inBoth(async (tx) => {
      const app = appWithToken(tx);
      expect(await status(app, 'police', 'POST /views', VIEW)).toBe(201);
      expect(await status(app, 'police', 'POST /focus-areas', DRAFT)).toBe(201);
    }));

  test('import brings and takes nothing under the number of this one', () =>
    inBoth(async (tx, there, first) => {
      const before = await rowsOf(tx, there.id);
      expect(await removeImported(tx, first.id, there.import.id)).toBe(0);
      expect(await removeEvents(tx, first.id, there.import.id)).toBe(0);
      expect(await rowsOf(tx, there.id)).toEqual(before);
      await tx`update reports set moderation_state = 'staged' where import_id = ${there.import.id}`;
      await removeStaged(tx, first.id, there.import.id);
      expect(await acceptStaged(tx, first.id, there.import.id)).toBe(0);
      expect(await acceptStaged(tx, there.id, there.import.id)).toBe(1);
      expect(await rowsOf(tx, there.id)).toEqual(before);
    }));
});

function byIdOf({ focusArea, view, report, import: { publicId } }: Elsewhere): [string, unknown?][] {
  return [
    [`GET /focus-areas/${focusArea}/versions`],
    [`PUT /focus-areas/${focusArea}`, { ...DRAFT, version: 1 }],
    [`POST /focus-areas/${focusArea}/end`, { version: 1 }],
    [`POST /focus-areas/${focusArea}/restore`, { version: 1, restore: 1 }],
    [`DELETE /reports/${report.id}`],
    [`GET /imports/${publicId}`],
    [`POST /imports/${publicId}/mapping`, { mapping: {} }],
    [`GET /imports/${publicId}/bad-rows.csv`],
    [`POST /imports/${publicId}/cancel`],
    [`POST /imports/${publicId}/undo`],
    [`GET /views/${view}`],
    [`PUT /views/${view}`, VIEW],
    [`DELETE /views/${view}`],
  ];
}
