import { DISTRICTS } from '@lyktan/geodata/places/districts';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn, rolledBack } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

type Districts = FeatureCollection<MultiPolygon, { code: string; name: string; label: [number, number] }>;

describe('the districts of a layer', () => {
  test('come as GeoJSON with every shipped district, longitude first', async () => {
    const answer = await app.get('/api/districts');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/geo+json');
    const { features } = (await answer.json()) as Districts;
    expect(features.map(({ properties }) => properties.code)).toEqual(
      DISTRICTS.features.map(({ properties }) => properties.code).sort(),
    );
    for (const { geometry } of features)
      for (const [longitude, latitude] of geometry.coordinates.flat(2)) {
        expect(longitude).toBeGreaterThan(12.1);
        expect(longitude).toBeLessThan(12.6);
        expect(latitude).toBeGreaterThan(58.09);
        expect(latitude).toBeLessThan(58.35);
      }
  });

  test('of an unknown layer are refused, naming the layers there are', async () => {
    const answer = await app.get('/api/districts?layer=nowhere');
    expect(answer.status).toBe(400);
    const { errors } = await problemIn(answer);
    expect(errors).toEqual([
      { field: 'layer', message: expect.any(String), remedy: expect.stringContaining('stadsdel') },
    ]);
  });

  test('are not sent again to who has them, and are when the data have changed', async () => {
    await rolledBack(sql, async (tx) => {
      const inside = createTestApp(tx);
      const etag = (await inside.get('/api/districts')).headers.get('etag') ?? '';
      const again = await inside.get('/api/districts', { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      await tx`update districts set population = 1234 where code = 'sylte'`;
      const changed = await inside.get('/api/districts', { headers: { 'if-none-match': etag } });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).not.toBe(etag);
    });
  });
});

/**
 * A square of one hectare a side of 1 km in SWEREF 99 TM, and points beside it. The layer is this test's
 * own, far from all others, so that nothing else is within 200 m.
 */
async function districtOf(east: number): Promise<string | null> {
  let code: string | null = null;
  await rolledBack(sql, async (tx) => {
    const [layer] = await tx<{ id: number }[]>`
      insert into district_layers (municipality_id, key, name, source, vintage, licence, approximate)
      select id, 'gap_test', 'Gap', 'test', '2026', 'CC0-1.0', true from municipalities order by id limit 1
      returning id`;
    await tx`
      insert into districts (municipality_id, layer_id, code, name, label, geom)
      select municipality_id, id, 'square', 'Square', st_setsrid(st_makepoint(12.2, 58.2), 4326),
        st_multi(st_transform(st_makeenvelope(330000, 6460000, 331000, 6461000, 3006), 4326))
      from district_layers where id = ${layer!.id}`;
    const [found] = await tx<{ code: string }[]>`
      select code from districts
      where id = district_at(${layer!.id}::smallint, st_setsrid(st_makepoint(${east}, 6460500), 3006))`;
    code = found?.code ?? null;
  });
  return code;
}

describe('the district of a point', () => {
  test.each([
    ['inside the outline', 330_500, 'square'],
    ['190 m outside it, in a gap', 331_190, 'square'],
    ['210 m outside it', 331_210, null],
  ])('%s', async (_where, east, expected) => {
    expect(await districtOf(east)).toBe(expected);
  });

  test('is written when a report is stored: no placed report within 200 m of an outline is without one', async () => {
    const [row] = await sql<{ placed: number; wrong: number }[]>`
      with nearest as (
        select report.id, near.id as district_id
        from reports report
        cross join lateral (
          select district.id, st_distance(st_transform(district.geom, 3006), st_transform(report.geom, 3006)) as metres
          from districts district join district_layers layer on layer.id = district.layer_id and layer.key = 'stadsdel'
          order by metres, district.id limit 1
        ) near
        where report.geom is not null and near.metres <= 200
      )
      select count(*)::int as placed,
        count(*) filter (where stored.district_id is distinct from nearest.district_id)::int as wrong
      from nearest left join report_districts stored on stored.report_id = nearest.id`;
    expect(row?.placed).toBeGreaterThan(1000);
    expect(row?.wrong).toBe(0);
  });
});
