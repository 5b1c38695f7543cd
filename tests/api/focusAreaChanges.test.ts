import type { Sql } from '@lyktan/api/database/connect';
import type { FocusAreaDraft } from '@lyktan/api/queries/focusAreas';
import { changeFocusArea } from '@lyktan/api/queries/storeFocusArea';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure, polygonOf, roundArea, type Corners } from '../../web/src/lib/focus/shape.ts';
import {
  createTestApp,
  openDatabase,
  problemIn,
  rolledBack,
  TEST_NOW,
  type TestApp,
} from '../setup/database.ts';

const sql = openDatabase();

/** 300 by 200 m or so, south of Drottningtorget's own area. */
const RING: [number, number][] = [
  [12.294, 58.277],
  [12.299, 58.277],
  [12.299, 58.279],
  [12.294, 58.279],
  [12.294, 58.277],
];
const WINDOW = { weekdays: [4, 5], startMinute: 1260, endMinute: 120, light: ['dark'], months: null };
const DRAFT = {
  name: 'Provytan',
  reason: 'Många undviker gången när det är mörkt.',
  priority: 2,
  status: 'active',
  validFrom: '2026-08-01',
  validTo: null as string | null,
  windows: [WINDOW],
  geometry: { type: 'Polygon', coordinates: [RING] },
};

interface Saved {
  area: { properties: Record<string, unknown> & { id: string; version: number; areaM2: number } };
  warnings: { kind: string; area: { name: string }; sharedM2: number }[];
}

async function drawn(app: TestApp, draft: object = DRAFT): Promise<Saved> {
  const answer = await app.post('/api/focus-areas', draft, { role: 'police' });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Saved;
}

async function refusedFields(app: TestApp, draft: object): Promise<string[]> {
  const answer = await app.post('/api/focus-areas', draft, { role: 'police' });
  expect(answer.status).toBe(400);
  return ((await problemIn(answer)).errors ?? []).map(({ field }) => field);
}

const onCopy = (work: (app: TestApp, tx: Sql) => Promise<void>) =>
  rolledBack(sql, (tx) => work(createTestApp(tx), tx));

test('what is drawn is stored as it was sent, with its area on the plane and its first version', () =>
  onCopy(async (app, tx) => {
    const [{ version: before }] = await tx<[{ version: string }]>`
      select data_version as version from municipalities`;
    const { area, warnings } = await drawn(app);
    const { id } = area.properties;
    expect(warnings).toEqual([]);
    const { geometry: _, ...told } = DRAFT;
    expect(area.properties).toMatchObject({ ...told, version: 1 });
    const [row] = await tx<
      Record<string, unknown>[]
    >`select name, status, st_astext(geom) as outline, round(st_area(geom_3006))::integer as area_m2,
        (select array_agg(array[start_minute, end_minute]) from focus_area_windows where focus_area_id = area.id) as windows,
        (select count(*)::integer from focus_area_versions where focus_area_id = area.id) as versions,
        (select changed_by from focus_area_versions where focus_area_id = area.id) as changed_by,
        (select data_version > ${before} from municipalities) as raised
      from focus_areas area where public_id = ${id}`;
    expect(row).toEqual({
      name: 'Provytan',
      status: 'active',
      outline: 'POLYGON((12.294 58.277,12.299 58.277,12.299 58.279,12.294 58.279,12.294 58.277))',
      area_m2: area.properties.areaM2,
      windows: [[1260, 120]],
      versions: 1,
      changed_by: 'police',
      raised: true,
    });
  }));

test.each([
  ['a rectangle', RING.slice(0, 4)],
  ['a round area', roundArea([12.2897, 58.2834], 150)],
  ['an area far in the south-west', roundArea([12.15, 58.11], 400)],
] as [string, Corners][])(
  'the area and the perimeter that the page tells of %s are those of PostGIS within 0.1 %%',
  async (_, corners) => {
    const told = measure(corners);
    const [row] = await sql<{ area: number; perimeter: number }[]>`
    with drawn as (
      select st_transform(st_setsrid(st_geomfromgeojson(${JSON.stringify(polygonOf(corners))}), 4326), 3006) as geom
    )
    select st_area(geom) as area, st_perimeter(geom) as perimeter from drawn`;
    expect(Math.abs(told.areaM2 / row!.area - 1)).toBeLessThan(0.001);
    expect(Math.abs(told.perimeterM / row!.perimeter - 1)).toBeLessThan(0.001);
  },
);

test('a change makes a version, the one before stays as it was, and the windows are the new ones only', () =>
  onCopy(async (app, tx) => {
    const { area } = await drawn(app);
    const { id } = area.properties;
    const windows = [
      { ...WINDOW, weekdays: [6], light: null, months: [11, 0] },
      { ...WINDOW, startMinute: 0, endMinute: 1440 },
    ];
    const changed = await app.put(
      `/api/focus-areas/${id}`,
      {
        ...DRAFT,
        name: 'Provytan, större',
        windows,
        version: 1,
      },
      { role: 'police' },
    );
    expect(changed.status).toBe(200);
    expect(((await changed.json()) as Saved).area.properties).toMatchObject({
      name: 'Provytan, större',
      windows,
      version: 2,
    });
    const answer = await app.get(`/api/focus-areas/${id}/versions`, { role: 'planner' });
    const { versions } = (await answer.json()) as { versions: Record<string, unknown>[] };
    expect(
      versions.map(({ version, change, name, changedBy }) => ({ version, change, name, changedBy })),
    ).toEqual([
      { version: 2, change: 'changed', name: 'Provytan, större', changedBy: 'police' },
      { version: 1, change: 'created', name: 'Provytan', changedBy: 'police' },
    ]);
    expect(versions[1]).toMatchObject({ windows: [WINDOW], geometry: DRAFT.geometry });
    const [{ count }] = await tx<[{ count: number }]>`
      select count(*)::integer as count from focus_area_windows
      join focus_areas area on area.id = focus_area_id where area.public_id = ${id}`;
    expect(count).toBe(2);
  }));

test('a change from a version that no longer stands is refused with the remedy, and changes nothing', () =>
  onCopy(async (app, tx) => {
    const { id } = (await drawn(app)).area.properties;
    await app.put(`/api/focus-areas/${id}`, { ...DRAFT, name: 'Den andras', version: 1 }, { role: 'police' });
    for (const answer of [
      await app.put(`/api/focus-areas/${id}`, { ...DRAFT, name: 'Min', version: 1 }, { role: 'police' }),
      await app.post(`/api/focus-areas/${id}/end`, { version: 1 }, { role: 'police' }),
      await app.post(`/api/focus-areas/${id}/restore`, { version: 1, restore: 1 }, { role: 'police' }),
    ]) {
      expect(answer.status).toBe(409);
      const [fault] = (await problemIn(answer)).errors ?? [];
      expect(fault).toMatchObject({ field: 'version', message: 'version 1 no longer stands' });
      expect(fault?.remedy).toMatch(/Fetch the area again/);
    }
    const rows = await tx`select name, version, status from focus_areas where public_id = ${id}`;
    expect([...rows]).toEqual([{ name: 'Den andras', version: 2, status: 'active' }]);
  }));

test('of two changes made from the same version at the same moment one is written, the other told no', () =>
  onCopy(async (app, tx) => {
    const { id } = (await drawn(app)).area.properties;
    const [place] = await tx<{ id: number }[]>`select id from municipalities`;
    const change = { id, version: 1, kind: 'changed', restoredVersion: null, by: 'police' } as const;
    const draft = DRAFT as FocusAreaDraft;
    expect(await changeFocusArea(tx, place!.id, change, { ...draft, name: 'Den ena' })).toBe(true);
    expect(await changeFocusArea(tx, place!.id, change, { ...draft, name: 'Den andra' })).toBe(false);
    const rows = await tx`
      select past.name from focus_area_versions past join focus_areas area on area.id = past.focus_area_id
      where area.public_id = ${id} order by past.version`;
    expect(rows.map(({ name }) => name as string)).toEqual(['Provytan', 'Den ena']);
  }));

test('an end keeps the area, its visits and its history, holds from today on, and can be undone by restoring', () =>
  onCopy(async (app, tx) => {
    const [{ id, version, visits }] = await tx<[{ id: string; version: number; visits: number }]>`
      select area.public_id as id, area.version, count(visits.id)::integer as visits
      from focus_areas area join visits on visits.focus_area_id = area.id
      where area.status = 'active' group by area.id order by visits desc limit 1`;
    expect(visits).toBeGreaterThan(0);
    const ended = await app.post(`/api/focus-areas/${id}/end`, { version }, { role: 'police' });
    expect(((await ended.json()) as Saved).area.properties).toMatchObject({
      status: 'ended',
      validTo: TEST_NOW.toISOString().slice(0, 10),
      version: version + 1,
    });
    const again = await app.post(`/api/focus-areas/${id}/end`, { version: version + 1 }, { role: 'police' });
    expect((await problemIn(again)).errors?.[0]?.field).toBe('status');
    const [kept] = await tx`
      select count(*)::integer as visits from visits join focus_areas area on area.id = focus_area_id
      where area.public_id = ${id}`;
    expect(kept).toEqual({ visits });
    const back = await app.post(
      `/api/focus-areas/${id}/restore`,
      { version: version + 1, restore: version },
      { role: 'police' },
    );
    expect(((await back.json()) as Saved).area.properties).toMatchObject({
      status: 'active',
      validTo: null,
      version: version + 2,
    });
    const [last] = await tx`
      select change, restored_version, past.version from focus_area_versions past
      join focus_areas area on area.id = past.focus_area_id
      where area.public_id = ${id} order by past.version desc limit 1`;
    expect(last).toEqual({ change: 'restored', restored_version: version, version: version + 2 } as never);
  }));

test('an area that is ended before it began held on no day', () =>
  onCopy(async (app) => {
    const { id } = (await drawn(app, { ...DRAFT, validFrom: '2027-01-01' })).area.properties;
    const ended = await app.post(`/api/focus-areas/${id}/end`, { version: 1 }, { role: 'police' });
    expect(((await ended.json()) as Saved).area.properties).toMatchObject({
      validFrom: '2027-01-01',
      validTo: '2027-01-01',
    });
  }));

test('versions cannot be changed or deleted in the database', async () => {
  for (const change of [
    `update focus_area_versions set name = 'annat'`,
    `delete from focus_area_versions`,
    `delete from focus_areas`,
  ])
    await expect(rolledBack(sql, async (tx) => void (await tx.unsafe(change)))).rejects.toThrow();
});

test('the demonstration areas have their first version each, the same as the area itself', async () => {
  const rows = await sql`
    select area.id from focus_areas area
    left join focus_area_versions past on past.focus_area_id = area.id and past.version = area.version
      and past.name = area.name and st_equals(past.geom, area.geom) and past.change = 'created' and past.changed_by is null
      and jsonb_array_length(past.windows) = (select count(*) from focus_area_windows where focus_area_id = area.id)
    where past.version is null`;
  expect([...rows]).toEqual([]);
});

test('a name that another area bears is refused by name, its own is not', () =>
  onCopy(async (app) => {
    const { id } = (await drawn(app)).area.properties;
    const twice = await app.post('/api/focus-areas', DRAFT, { role: 'police' });
    expect(twice.status).toBe(409);
    expect((await problemIn(twice)).errors).toEqual([
      {
        field: 'name',
        message: '"Provytan" is the name of another focus area',
        remedy: expect.stringContaining('another name') as string,
      },
    ]);
    expect(
      (await app.put(`/api/focus-areas/${id}`, { ...DRAFT, priority: 1, version: 1 }, { role: 'police' }))
        .status,
    ).toBe(200);
  }));

test('only the police may change; planners and administrators read, the public neither', () =>
  onCopy(async (app) => {
    const { id } = (await drawn(app)).area.properties;
    for (const role of ['planner', 'administrator', 'public'] as const) {
      expect((await app.post('/api/focus-areas', DRAFT, { role })).status).toBe(403);
      expect((await app.put(`/api/focus-areas/${id}`, { ...DRAFT, version: 1 }, { role })).status).toBe(403);
      for (const what of ['end', 'restore'])
        expect((await app.post(`/api/focus-areas/${id}/${what}`, {}, { role })).status).toBe(403);
      const read = await app.get(`/api/focus-areas/${id}/versions`, { role });
      expect(read.status).toBe(role === 'public' ? 403 : 200);
    }
  }));

test('an outline that crosses itself is refused with the place of the fault', () =>
  onCopy(async (app) => {
    const [a, b, c, d] = RING as [number, number][];
    const answer = await app.post(
      '/api/focus-areas',
      { ...DRAFT, geometry: { type: 'Polygon', coordinates: [[a, c, b, d, a]] } },
      { role: 'police' },
    );
    const [fault] = (await problemIn(answer)).errors ?? [];
    expect(fault?.field).toBe('geometry');
    expect(fault?.message).toBe('Self-intersection at 12.296500, 58.278000');
  }));

test.each([
  ['three corners in a row', [RING[0], RING[1], [12.3, 58.277], RING[0]], 'geometry'],
  [
    'too small',
    [
      [12.294, 58.277],
      [12.2942, 58.277],
      [12.2942, 58.2771],
      [12.294, 58.277],
    ],
    'geometry',
  ],
  [
    'too large',
    [
      [12.2, 58.2],
      [12.3, 58.2],
      [12.3, 58.3],
      [12.2, 58.2],
    ],
    'geometry',
  ],
  [
    'outside',
    [
      [11, 57],
      [11.005, 57],
      [11.005, 57.002],
      [11, 57],
    ],
    'geometry',
  ],
  [
    'at the pole',
    [
      [0, 90],
      [180, 90],
      [-180, 90],
      [0, 90],
    ],
    'geometry',
  ],
  ['swapped axes', RING.map(([x, y]) => [y, x]), 'geometry'],
  ['not closed', RING.slice(0, 4), 'geometry.coordinates.0'],
  ['two corners', [RING[0], RING[1], RING[0]], 'geometry.coordinates.0'],
  [
    '201 corners',
    [...Array.from({ length: 201 }, (_, i) => [12.29 + i / 1e5, 58.27]), [12.29, 58.27]],
    'geometry.coordinates.0',
  ],
  ['an altitude', [[12.294, 58.277, 40], ...RING.slice(1)], 'geometry.coordinates.0.0'],
])('an outline that is or has %s is refused', (_, ring, field) =>
  onCopy(async (app) => {
    const geometry = { type: 'Polygon', coordinates: [ring] };
    expect(await refusedFields(app, { ...DRAFT, geometry })).toEqual([field]);
  }),
);

test('a ring inside a ring is refused: an area has no holes', () =>
  onCopy(async (app) => {
    const geometry = { type: 'Polygon', coordinates: [RING, RING] };
    expect(await refusedFields(app, { ...DRAFT, geometry })).toEqual(['geometry.coordinates']);
  }));

test.each([
  [{ weekdays: [] }, 'windows.0.weekdays'],
  [{ weekdays: [7] }, 'windows.0.weekdays.0'],
  [{ weekdays: [1, 1] }, 'windows.0.weekdays'],
  [{ startMinute: 1440 }, 'windows.0.startMinute'],
  [{ endMinute: 0 }, 'windows.0.endMinute'],
  [{ light: ['unknown'] }, 'windows.0.light.0'],
  [{ light: [] }, 'windows.0.light'],
  [{ months: [12] }, 'windows.0.months.0'],
])('a window with %j is refused at its place', (part, field) =>
  onCopy(async (app) => {
    expect(await refusedFields(app, { ...DRAFT, windows: [{ ...WINDOW, ...part }] })).toEqual([field]);
  }),
);

test.each([
  [{ name: '  ' }, 'name'],
  [{ name: 'a\u0000b' }, 'name'],
  [{ name: 'half \ud800 character' }, 'name'],
  [{ priority: 4 }, 'priority'],
  [{ status: 'ended' }, 'status'],
  [{ windows: [] }, 'windows'],
  [{ validFrom: '0000-01-01' }, 'validFrom'],
  [{ validFrom: '2026-02-30' }, 'validFrom'],
  [{ validTo: '2026-08-01' }, 'validTo'],
])('a draft with %j is refused at its place', (part, field) =>
  onCopy(async (app) => {
    expect(await refusedFields(app, { ...DRAFT, ...part })).toEqual([field]);
  }),
);

test('two active areas that overlap at the same times are warned of, at other times not', () =>
  onCopy(async (app) => {
    await drawn(app);
    const shifted = RING.map(([x, y]) => [x + 0.001, y]);
    const over = { ...DRAFT, name: 'Grannen', geometry: { type: 'Polygon', coordinates: [shifted] } };
    const { warnings, area } = await drawn(app, over);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ kind: 'overlap', area: { name: 'Provytan' } });
    expect(warnings[0]!.sharedM2 / area.properties.areaM2).toBeCloseTo(0.8, 2);
    const elsewhen = {
      ...over,
      name: 'Morgonen',
      windows: [{ ...WINDOW, startMinute: 300, endMinute: 480 }],
    };
    expect((await drawn(app, elsewhen)).warnings).toEqual([]);
    expect((await drawn(app, { ...over, name: 'Utkastet', status: 'draft' })).warnings).toEqual([]);
  }));

test('an unknown area is not found, and an id that is none is refused', () =>
  onCopy(async (app) => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(
      (await app.put(`/api/focus-areas/${nobody}`, { ...DRAFT, version: 1 }, { role: 'police' })).status,
    ).toBe(404);
    expect((await app.get(`/api/focus-areas/${nobody}/versions`, { role: 'police' })).status).toBe(404);
    expect((await app.get('/api/focus-areas/1/versions', { role: 'police' })).status).toBe(400);
  }));

test('a reason longer than 2,000 characters is refused', () =>
  onCopy(async (app) => {
    expect(await refusedFields(app, { ...DRAFT, reason: 'x'.repeat(2001) })).toEqual(['reason']);
  }));

test('a body of more than 64 kB is refused before it is read', async () => {
  const app = createTestApp(sql);
  const answer = await app.post(
    '/api/focus-areas',
    { ...DRAFT, reason: 'x'.repeat(70_000) },
    { role: 'police' },
  );
  expect(answer.status).toBe(413);
});

test('any body whatever is refused with a problem document, and changes nothing', async () => {
  const app = createTestApp(sql);
  const broken = fc.tuple(
    fc.constantFrom(...Object.keys(DRAFT)),
    fc.oneof(fc.jsonValue(), fc.constantFrom('\u0000', 1e300, -1, {}, [[]], [[[]]])),
  );
  const any = fc.oneof(
    fc.jsonValue(),
    broken.map(([key, value]) => ({ ...DRAFT, name: '', priority: 0, [key]: value })),
  );
  await fc.assert(
    fc.asyncProperty(any, async (body) => {
      const answer = await app.post('/api/focus-areas', body, { role: 'police' });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }),
    { numRuns: 200 },
  );
  expect(app.logged).toEqual([]);
});
