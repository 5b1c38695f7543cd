import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { municipality } from '@lyktan/api/queries/municipality';
import { MOST_IN_TILE, reportTile, type TileAddress } from '@lyktan/api/queries/tiles';
import { reportTileBytes } from '@lyktan/api/routes/tileBytes';
import { EMPTY_FILTER } from '@lyktan/geodata/filter/filter';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { createTestApp, databaseKind, openDatabase, problemIn, rolledBack } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);
const EXTENT = 4096;
const BUFFER = 64;

interface Mark {
  id: number;
  x: number;
  y: number;
}

async function tileOf(path: string): Promise<VectorTile | null> {
  const answer = await app.get(`/api/tiles/${path}`, { role: 'police' });
  if (answer.status === 204) return null;
  expect([path, answer.status]).toEqual([path, 200]);
  return new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())));
}

function features(tile: VectorTile | null, layer: string): VectorTileFeature[] {
  const found = tile?.layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, index) => found!.feature(index));
}

function marksOf(tile: VectorTile | null): Mark[] {
  const marks = features(tile, 'reports').map((feature) => {
    const [point] = feature.loadGeometry()[0]!;
    return { id: feature.id!, x: point!.x, y: point!.y };
  });
  return marks.sort((a, b) => a.id - b.id);
}

/** Positions by the formula of the Mercator grid, from longitude and latitude alone. */
async function marksByFormula({ z, x, y }: TileAddress, where = sql``): Promise<Mark[]> {
  const rows = await sql<{ id: string; longitude: number; latitude: number }[]>`
    select id, st_x(geom) as longitude, st_y(geom) as latitude
    from reports
    where moderation_state = 'accepted' and feeling = 'unsafe' and geom is not null ${where}
    order by id`;
  const inside = (value: number) => value >= -BUFFER && value <= EXTENT + BUFFER;
  return rows
    .map(({ id, longitude, latitude }) => {
      const radians = (latitude * Math.PI) / 180;
      const east = (longitude + 180) / 360;
      const south = (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2;
      return {
        id: Number(id),
        x: Math.round((east * 2 ** z - x) * EXTENT),
        y: Math.round((south * 2 ** z - y) * EXTENT),
      };
    })
    .filter((mark) => inside(mark.x) && inside(mark.y));
}

/** The tiles of a zoom that hold the town's middle, and their neighbours to the south-east. */
function townTiles(z: number): TileAddress[] {
  const x = Math.floor(((12.2897 + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan((58.2834 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  return [
    { z, x, y },
    { z, x: x + 1, y },
    { z, x, y: y + 1 },
  ];
}

describe('tiles of reports', () => {
  test.each([10, 12, 13, 14, 15, 16, 18])(
    'at zoom %i hold every placed report at its place by the formula, buffer included',
    async (zoom) => {
      let marks = 0;
      for (const tile of townTiles(zoom)) {
        const drawn = marksOf(await tileOf(`reports/${tile.z}/${tile.x}/${tile.y}`));
        expect(drawn).toEqual(await marksByFormula(tile));
        marks += drawn.length;
      }
      expect(marks).toBeGreaterThan(zoom > 16 ? 0 : 20);
    },
  );

  test('follow the filter in its words, and weigh as plain SQL does', async () => {
    const [tile] = townTiles(11);
    const query = 'hours=20-02&months=11-02&light=dark&weekdays=fri&concerns=lighting';
    const drawn = features(await tileOf(`reports/11/${tile!.x}/${tile!.y}?${query}`), 'reports');
    const rows = await sql<{ id: string; weight: number }[]>`
      select report.id, sum(cell.weight)::int as weight
      from reports report join time_profile_cells cell on cell.profile_id = report.profile_id
      where report.moderation_state = 'accepted' and report.feeling = 'unsafe' and report.geom is not null
        and report.concerns && array['lighting'] and cell.light = 2 and cell.month in (10, 11, 0, 1)
        and ((cell.hour in (20, 21, 22, 23) and cell.weekday = 4) or (cell.hour in (0, 1) and cell.night_weekday = 4))
      group by report.id`;
    const weights = new Map(drawn.map(({ id, properties }) => [id, properties.weight]));
    const inTown = new Set((await marksByFormula(tile!)).map(({ id }) => id));
    const expected = rows.filter(({ id }) => inTown.has(Number(id)));
    expect(weights).toEqual(new Map(expected.map(({ id, weight }) => [Number(id), weight])));
    expect(weights.size).toBeGreaterThan(5);
  });

  test('carry few properties and no text, gender, age or time', async () => {
    const [tile] = townTiles(13);
    for (const { properties } of features(await tileOf(`reports/13/${tile!.x}/${tile!.y}`), 'reports'))
      expect(Object.keys(properties).sort()).toEqual(['channel', 'concerns', 'fewPeople', 'light', 'weight']);
  });

  test('say how many reports there are, and of too many show an even sample and say that too', async () => {
    const [tile] = townTiles(10);
    const whole = await tileOf(`reports/10/${tile!.x}/${tile!.y}`);
    const count = marksOf(whole).length;
    expect(features(whole, 'summary').map(({ properties }) => properties)).toEqual([
      { total: count, shown: count },
    ]);
    await rolledBack(sql, async (tx) => {
      const place = (await municipality(tx))!;
      await tx`alter table reports disable trigger user`;
      await tx`
        insert into reports (municipality_id, precision, geom, h3_r9, time_kind, light_flag, profile_id, concerns, few_people,
          channel, feeling, gender, age_band, moderation_state, reported_at)
        select municipality_id, 'exact', st_setsrid(st_makepoint(12.2897, 58.2834), 4326), 1, 'unknown', 'none', profile_id,
          concerns, few_people, channel, feeling, gender, age_band, 'accepted', reported_at
        from (select * from reports where time_kind = 'unknown' and feeling = 'unsafe' limit 1) one
        cross join generate_series(1, ${MOST_IN_TILE})`;
      const found = await reportTile(tx, place, EMPTY_FILTER, tile!);
      expect(found.total).toBe(count + MOST_IN_TILE);
      expect(found.reports).toHaveLength(MOST_IN_TILE);
      const bytes = new VectorTile(new PbfReader(reportTileBytes(found)));
      expect(features(bytes, 'summary')[0]!.properties).toEqual({
        total: count + MOST_IN_TILE,
        shown: MOST_IN_TILE,
      });
      // Drawn by chance, the reports of before are about as frequent among the shown as among all.
      const early = found.reports.filter(
        ({ x, y }) => x !== found.reports[0]!.x || y !== found.reports[0]!.y,
      );
      expect(early.length).toBeGreaterThan(count / 2);
    });
  });

  test('are empty, and say so by 204, where nothing is', async () => {
    const answer = await app.get('/api/tiles/reports/14/0/0', { role: 'police' });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect((await app.get('/api/tiles/focus-areas/14/0/0', { role: 'planner' })).status).toBe(204);
  });

  test.each([
    ['reports/9/274/153', 'z', '10 to 18'],
    ['reports/19/1/1', 'z', '10 to 18'],
    ['reports/12/4096/1', 'x', '0 to 4095'],
    ['reports/12/1/-1', 'y', '0 to 4095'],
    ['reports/12/1/1.5', 'y', '0 to 4095'],
    ['focus-areas/z/1/1', 'z', '0 to 18'],
    ['reports/12/1/1?gender=woman', 'gender', 'Leave it out'],
    ['reports/12/1/1?hours=25-02', 'hours', '20-02'],
    ['focus-areas/12/1/1?light=dark', 'light', 'Leave it out'],
  ])('%s is refused, naming %s and the remedy', async (path, field, remedy) => {
    const answer = await app.get(`/api/tiles/${path}`, { role: 'police' });
    expect(answer.status).toBe(400);
    const [problem] = (await problemIn(answer)).errors!;
    expect(problem!.field).toBe(field);
    expect(problem!.remedy).toContain(remedy);
  });

  test('are for staff only', async () => {
    for (const path of ['reports/12/1/1', 'focus-areas/12/1/1'])
      expect((await app.get(`/api/tiles/${path}`)).status).toBe(403);
  });
});

describe('tiles of focus areas', () => {
  test('hold each area that reaches in, whole where it lies inside, cut at the buffer elsewhere', async () => {
    let cut = 0;
    for (const zoom of [10, 13, 15]) {
      for (const tile of townTiles(zoom)) {
        const drawn = features(await tileOf(`focus-areas/${zoom}/${tile.x}/${tile.y}`), 'focus-areas');
        const rows = await areasIn(tile);
        expect(drawn.map(({ properties }) => properties.name)).toEqual(rows.map(({ name }) => name));
        drawn.forEach((feature, index) => {
          const points = feature.loadGeometry().flat();
          const farthest = Math.max(...points.flatMap(({ x, y }) => [-x, -y, x - EXTENT, y - EXTENT]));
          expect(farthest).toBeLessThanOrEqual(BUFFER);
          if (rows[index]!.inside) expect(points.length).toBe(rows[index]!.points);
          else cut += 1;
        });
      }
    }
    expect(cut).toBeGreaterThan(0);
  });
});

async function areasIn({ z, x, y }: TileAddress) {
  return sql<{ name: string; inside: boolean; points: number }[]>`
    with box as (
      select st_expand(st_tileenvelope(${z}, ${x}, ${y}), 2 * pi() * 6378137 / 2 ^ ${z}::int * ${BUFFER} / ${EXTENT}) as geom
    )
    select name, st_covers(box.geom, st_transform(area.geom, 3857)) as inside, st_npoints(area.geom)::int as points
    from focus_areas area
    join box on st_intersects(box.geom, st_transform(area.geom, 3857))
    order by priority, name`;
}

// Only a server's PostGIS can write tiles itself.
describe.runIf(databaseKind() === 'server')('beside ST_AsMVT', () => {
  test.each([10, 12, 13, 14, 15, 17])(
    'tiles of reports at zoom %i hold the same features at the same coordinates',
    async (zoom) => {
      for (const { z, x, y } of townTiles(zoom)) {
        const [row] = await sql<{ bytes: Buffer }[]>`
          select st_asmvt(mark, 'reports', ${EXTENT}, 'geom', 'id') as bytes
          from (
            select id, st_asmvtgeom(st_transform(geom, 3857), st_tileenvelope(${z}, ${x}, ${y}), ${EXTENT}, ${BUFFER}) as geom
            from reports
            where moderation_state = 'accepted' and feeling = 'unsafe' and geom is not null
          ) mark
          where geom is not null`;
        const theirs = new VectorTile(new PbfReader(row!.bytes));
        expect(marksOf(await tileOf(`reports/${z}/${x}/${y}`))).toEqual(marksOf(theirs));
      }
    },
  );

  test('tiles of focus areas hold the same areas with the same outlines, to one unit where they are cut', async () => {
    for (const zoom of [10, 12, 13, 14, 15]) {
      for (const { z, x, y } of townTiles(zoom)) {
        const [row] = await sql<{ bytes: Buffer }[]>`
          select st_asmvt(area, 'focus-areas', ${EXTENT}, 'geom') as bytes
          from (
            select name, st_asmvtgeom(st_transform(geom, 3857), st_tileenvelope(${z}, ${x}, ${y}), ${EXTENT}, ${BUFFER}) as geom
            from focus_areas
            order by priority, name
          ) area
          where geom is not null`;
        const theirs = features(new VectorTile(new PbfReader(row!.bytes)), 'focus-areas');
        const ours = features(await tileOf(`focus-areas/${z}/${x}/${y}`), 'focus-areas');
        expect(ours.map(({ properties }) => properties.name)).toEqual(
          theirs.map(({ properties }) => properties.name),
        );
        for (const [index, mine] of ours.entries())
          expect(await farthestApart(mine, theirs[index]!)).toBeLessThanOrEqual(1);
      }
    }
  });

  /** Hausdorff distance of two outlines, in units. The cut's own corners may round either way: one unit. */
  async function farthestApart(one: VectorTileFeature, other: VectorTileFeature): Promise<number> {
    const text = (feature: VectorTileFeature) => {
      const lines = feature
        .loadGeometry()
        .map((ring) => `(${ring.map((at) => `${at.x} ${at.y}`).join(',')})`);
      return `multilinestring(${lines.join(',')})`;
    };
    const [row] = await sql<{ distance: number }[]>`
      select st_hausdorffdistance(st_geomfromtext(${text(one)}), st_geomfromtext(${text(other)}), 0.1) as distance`;
    return row!.distance;
  }
});
