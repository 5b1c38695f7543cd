import { degreesOf } from '@lyktan/geodata/import/points';
import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';
import { importsOf } from '../setup/imports.ts';
import { reportFile } from '../setup/reportFile.ts';

const sql = openDatabase();
const app = createTestApp(sql);
const imports = importsOf(app, sql);

function imported() {
  return sql<
    { district: string | null; precision: string; x: number | null; body: string | null; at: Date | null }[]
  >`
    select districts.code as district, precision, st_x(reports.geom) as x, body, instant_at as at
    from reports
    left join report_texts on report_texts.report_id = reports.id
    left join report_districts on report_districts.report_id = reports.id and report_districts.layer_id = (select min(id) from district_layers)
    left join districts on districts.id = report_districts.district_id
    where import_id is not null order by body`;
}

describe('a file is read', () => {
  test('in Windows-1252, and the answer says so', async () => {
    const done = await imports.send(Buffer.from('plats;fritext\nKronogården;Mörkt på gångvägen\n', 'latin1'));
    expect(done).toMatchObject({ state: 'done', encoding: 'windows-1252', rowsAccepted: 1 });
    expect(await imported()).toMatchObject([
      { district: 'kronogarden', precision: 'district', body: 'Mörkt på gångvägen' },
    ]);
  });

  test.each([
    [
      'commas and English headings',
      'longitude,latitude,time,text\n12.2897,58.2834,2026-01-10T22:15,"dark, here"\n',
    ],
    [
      'tabs and a byte order mark',
      '\ufefflongitud\tlatitud\ttid\tfritext\n12,2897\t58,2834\t2026-01-10 22:15\tdark, here\n',
    ],
    [
      'Windows line ends, quotes and a blank line',
      '"longitud";"latitud";"tid";"fritext"\r\n\r\n"12,2897";"58,2834";"2026-01-10 22:15";"dark, here"\r\n',
    ],
    ['no line end at the end', 'tid;fritext;latitud;longitud\n2026-01-10 22:15;dark, here;58.2834;12.2897'],
    [
      'GeoJSON',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [12.2897, 58.2834] },
            properties: { tid: '2026-01-10 22:15', fritext: 'dark, here' },
          },
        ],
      }),
    ],
  ])('with %s', async (_how, file) => {
    expect(await imports.send(file)).toMatchObject({ state: 'done', rowsAccepted: 1, rowsBad: 0 });
    expect(await imported()).toMatchObject([
      {
        x: 12.2897,
        precision: 'exact',
        district: 'centrum',
        body: 'dark, here',
        at: new Date('2026-01-10T21:15:00Z'),
      },
    ]);
  });

  test('with a name instead of a point: a district, a known place in one, or the municipality', async () => {
    await imports.send('plats;fritext\nSylte;1\nResecentrum;2\nTrollhättan;3\n');
    expect((await imported()).map(({ district, precision, x }) => [district, precision, x])).toEqual([
      ['sylte', 'district', null],
      ['centrum', 'district', null],
      [null, 'municipality', null],
    ]);
  });

  test('naming the line on which a bad row begins, also after rows of several lines', async () => {
    const refused = await imports.send('plats;fritext\nSylte;"en\ntvå\ntre"\nNowhere;x\nSylte\n');
    expect(refused.problems.map(({ line, column, code, found }) => [line, column, code, found])).toEqual([
      [5, 'plats', 'unknown_place', 'Nowhere'],
      [6, '', 'wrong_cells', '1'],
    ]);
  });
});

test('rows that occur twice in a file are taken once and counted', async () => {
  const row = '12,29;58,28;mörkt;samma';
  const done = await imports.send(
    `longitud;latitud;ljus;fritext\n${row}\n${row}\n12,29;58,28;dark; samma \n12,29;58,28;mörkt;annan\n`,
  );
  expect(done).toMatchObject({ rowsRead: 4, rowsAccepted: 2, rowsDuplicate: 2 });
});

test('rows that differ only by their own id are different reports', async () => {
  const done = await imports.send('id;plats;ljus\n1;Sylte;mörkt\n2;Sylte;mörkt\n');
  expect(done).toMatchObject({ rowsAccepted: 2, rowsDuplicate: 0 });
});

test('a file that is refused at its end has changed nothing, nor what is cached of the data', async () => {
  const etag = async () => (await app.get('/api/districts')).headers.get('etag');
  const before = await etag();
  const refused = await imports.send(`${reportFile(5000)}x;0;0;;;\n`);
  expect(refused).toMatchObject({ state: 'refused', rowsRead: 5001, rowsAccepted: 0, rowsBad: 1 });
  expect(await imported()).toEqual([]);
  expect(await etag()).toBe(before);
  await imports.send(reportFile(1));
  expect(await etag()).not.toBe(before);
});

test('SWEREF 99 TM is turned into degrees as PostGIS does it, to a centimetre', async () => {
  const places = Array.from(
    { length: 200 },
    (_, at) => [310_000 + ((at * 7919) % 40_000), 6_440_000 + ((at * 104_729) % 40_000)] as const,
  );
  const rows = await sql<{ x: number; y: number }[]>`
    select st_x(point) as x, st_y(point) as y
    from unnest(${places.map(([east]) => east)}::float8[], ${places.map(([, north]) => north)}::float8[]) with ordinality as place (east, north, n)
    cross join lateral (select st_transform(st_setsrid(st_makepoint(east, north), 3006), 4326) as point) at
    order by n`;
  places.forEach(([east, north], at) => {
    const [longitude, latitude] = degreesOf(east, north);
    expect(Math.abs(longitude - rows[at]!.x)).toBeLessThan(1.5e-7);
    expect(Math.abs(latitude - rows[at]!.y)).toBeLessThan(1.5e-7);
  });
});

/** A square of two corners in degrees. */
function square(code: string, [w, s]: [number, number], [e, n]: [number, number]) {
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return {
    type: 'Feature',
    properties: { code, name: code },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

test('two layers stand side by side, and a point in a gap between their areas gets the nearest', async () => {
  const layer = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
  // The point lies 60 m east of "left" and 180 m west of "right"; the coarse layer holds it.
  const fine = layer(
    square('left', [12.27, 58.27], [12.2913, 58.29]),
    square('right', [12.2954, 58.27], [12.31, 58.29]),
  );
  const coarse = layer(square('all', [12.2, 58.2], [12.4, 58.3]));
  try {
    expect(await imports.send(fine, { layer: 'fine' })).toMatchObject({
      state: 'done',
      kind: 'districts',
      mayUndo: false,
    });
    expect(await imports.send(coarse, { layer: 'coarse' })).toMatchObject({ state: 'done' });
    await imports.send('longitud;latitud\n12,2923;58,2819\n');
    const rows = await sql`
      select district_layers.key, districts.code
      from reports join report_districts on report_id = reports.id
      join districts on districts.id = district_id join district_layers on district_layers.id = districts.layer_id
      where import_id is not null order by district_layers.id`;
    expect(rows).toEqual([
      { key: 'stadsdel', code: 'centrum' },
      { key: 'fine', code: 'left' },
      { key: 'coarse', code: 'all' },
    ]);
  } finally {
    await sql`delete from district_layers where key in ('fine', 'coarse')`;
  }
});

test('an import whose process died is ended, and what it staged removed, when the next begins', async () => {
  const [died] = await sql<{ id: number }[]>`
    insert into imports (municipality_id, file_name, kind, skip_bad_rows, encoding, bytes_total, progress_at)
    select id, 'died.csv', 'reports', false, 'utf-8', 1, now() - interval '1 hour' from municipalities
    returning id`;
  await sql`
    insert into reports (municipality_id, precision, time_kind, light_flag, profile_id, concerns, few_people, channel, feeling, gender, age_band, moderation_state, reported_at, import_id)
    select municipality_id, 'municipality', 'unknown', 'none', profile_id, '{}', 'unknown', 'import', 'unsafe', 'unknown', 'unknown', 'staged', now(), ${died!.id}
    from reports limit 1`;
  expect(await imports.send('plats\nSylte\n')).toMatchObject({ state: 'done', rowsAccepted: 1 });
  const [row] = await sql`
    select state, message ->> 'sv' as message, (select count(*)::int from reports where import_id = ${died!.id}) as reports
    from imports where id = ${died!.id}`;
  expect(row).toEqual({ state: 'failed', message: expect.stringContaining('avbröts'), reports: 0 });
});

test.each([
  [
    'crosses itself',
    [
      [12.2, 58.2],
      [12.3, 58.3],
      [12.3, 58.2],
      [12.2, 58.3],
      [12.2, 58.2],
    ],
    'Bowtie: the outline is not valid (Self-intersection',
  ],
  [
    'is not closed',
    [
      [12.2, 58.2],
      [12.3, 58.3],
      [12.3, 58.2],
      [12.2, 58.3],
    ],
    'a ring that is not closed',
  ],
])('a district whose outline %s is refused by name, and changes nothing', async (_how, ring, words) => {
  const feature = {
    type: 'Feature',
    properties: { code: 'b', name: 'Bowtie' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const refused = await imports.send(JSON.stringify({ type: 'FeatureCollection', features: [feature] }), {
    layer: 'broken',
  });
  expect(refused.state).toBe('refused');
  expect(refused.message).toContain(words);
  expect((await app.get('/api/districts?layer=broken')).status).toBe(400);
  expect(app.logged).toEqual([]);
});

test('a quote inside a cell that is not quoted stands for itself', async () => {
  await imports.send('plats;fritext\nSylte;han sa "hej" 5" högt\n');
  expect(await imported()).toMatchObject([{ body: 'han sa "hej" 5" högt' }]);
});
