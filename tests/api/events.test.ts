import type { Sql } from '@lyktan/api/database/connect';
import { buildCube } from '@lyktan/api/queries/cubes';
import { storeDistrictLayer } from '@lyktan/api/queries/districts';
import { municipality } from '@lyktan/api/queries/municipality';
import { brushEvents, type EventBrush } from '@lyktan/geodata/event/brushEvents';
import { EMPTY_FILTER, filterQuery, type Filter } from '@lyktan/geodata/filter/filter';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { INVENTED_FILE, REAL_FILE, slimEvents } from '../fixtures/policeEvents.ts';
import { createTestApp, openDatabase, problemIn, rolledBack } from '../setup/database.ts';
import { askEvents, importEvents } from './askEvents.ts';

const sql = openDatabase();
const INVENTED = slimEvents(INVENTED_FILE);

describe('events are never reports', () => {
  test('cubes, totals, reports and focus areas are the same to the byte before and after an import', async () => {
    const place = (await municipality(sql))!;
    const filters: Filter[] = [EMPTY_FILTER, { ...EMPTY_FILTER, weekdays: [4, 5], channels: ['survey'] }];
    const read = async () => {
      // The version is in the cube's header, and the one thing that an import of events may change.
      await sql`update municipalities set data_version = ${place.dataVersion} where id = ${place.id}`;
      const app = createTestApp(sql);
      const bodies: string[] = [];
      for (const filter of filters) {
        const cube = await buildCube(sql, { municipalityId: place.id, filter, audience: 'staff' });
        bodies.push(Buffer.from(cube).toString('base64'));
      }
      for (const path of ['totals', 'reports?limit=5000', 'focus-areas', 'metadata'])
        bodies.push(await (await app.get(`/api/${path}`, { role: 'police' })).text());
      return bodies;
    };
    const before = await read();
    expect(Math.min(...before.map(({ length }) => length))).toBeGreaterThan(500);
    // Committed, since a cube is built in a transaction of its own; taken away again at the end.
    try {
      await sql.begin((tx) => importEvents(tx, INVENTED));
      expect((await askEvents(sql)).events).toHaveLength(INVENTED.length);
      expect(await read()).toEqual(before);
    } finally {
      await sql`delete from events where municipality_id = ${place.id}`;
    }
  });
});

describe('asking for events', () => {
  test('any filter gives what plain SQL and the browser’s own brush give', async () => {
    const file = REAL_FILE === null ? INVENTED : slimEvents(REAL_FILE);
    await rolledBack(sql, async (tx) => {
      await importEvents(tx, file);
      const { events: all } = await askEvents(tx);
      let found = 0;
      for (const brush of fc.sample(brushes, { numRuns: 60, seed: 20260901 })) {
        const { events } = await askEvents(tx, filterQuery({ ...EMPTY_FILTER, ...brush }));
        const inBrowser = brushEvents(all, brush, 'Europe/Stockholm');
        expect(events, JSON.stringify(brush)).toEqual(inBrowser);
        expect(events.map(({ id }) => id)).toEqual(await plainIds(tx, brush));
        found += events.length;
      }
      expect(found).toBeGreaterThan(60);
    });
  });

  test('the period is half-open local dates, and districts are of the layer asked for', async () => {
    await rolledBack(sql, async (tx) => {
      await importEvents(tx, INVENTED);
      const ids = async (query: string) => (await askEvents(tx, query)).events.map(({ id }) => id);
      // Event 2 happened on 10 January at 23:50 local time, event 3 on the 12th at 01:20.
      expect(await ids('period=2025-01-10..2025-01-11')).toEqual([2, 1]);
      expect(await ids('period=2025-01-11..2025-01-12')).toEqual([]);
      expect(await ids('period=2025-01-12..2025-01-13')).toEqual([3]);
      expect(await ids('districts=sylte,overby')).toEqual([4, 1]);
      const [{ id: placeId }] = (await tx`select id from municipalities`) as unknown as [{ id: number }];
      const square = DISTRICT_NAMES.map(({ code, name }) => ({
        code,
        name,
        population: null,
        label: null,
        geometry: SQUARE,
      }));
      const layer = { key: 'other', name: 'Other', source: '', vintage: '', licence: '', approximate: false };
      await storeDistrictLayer(tx, placeId, layer, square.slice(0, 1));
      const { districts, unplaced } = await askEvents(tx, 'layer=other');
      expect({ districts, unplaced }).toEqual({ districts: [], unplaced: INVENTED.length });
      expect(await ids('layer=other&districts=sylte')).toEqual([]);
      const unknown = await createTestApp(tx).get('/api/events?layer=atlantis', { role: 'police' });
      expect([unknown.status, (await problemIn(unknown)).errors?.[0]?.field]).toEqual([400, 'layer']);
    });
  });

  test('words that do not apply to events are refused by name', async () => {
    const answer = await createTestApp(sql).get(
      '/api/events?concerns=theft&gender=woman&light=dark&limit=5',
      {
        role: 'police',
      },
    );
    expect(answer.status).toBe(400);
    const { errors } = await problemIn(answer);
    expect(errors?.map(({ field }) => field)).toEqual(['concerns', 'gender', 'limit']);
    expect(errors?.[0]?.remedy).toContain('period, weekdays, districts, layer, hours, months, light');
  });

  test('the public is refused, and staff who have the answer already get it only when it has changed', async () => {
    expect((await createTestApp(sql).get('/api/events')).status).toBe(403);
    await rolledBack(sql, async (tx) => {
      const app = createTestApp(tx);
      const ask = (etag: string) =>
        app.get('/api/events?light=dark', { role: 'police', headers: { 'if-none-match': etag } });
      const etag = (await ask('')).headers.get('etag')!;
      expect((await ask(etag)).status).toBe(304);
      await importEvents(tx, INVENTED);
      expect((await ask(etag)).status).toBe(200);
    });
  });
});

const SQUARE: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [12.28, 58.28],
      [12.3, 58.28],
      [12.3, 58.29],
      [12.28, 58.28],
    ],
  ],
};

const pair = <T>(a: fc.Arbitrary<T>) => fc.record({ start: a, end: a });
const brushes: fc.Arbitrary<EventBrush> = fc.record({
  hours: fc.option(
    fc
      .record({ start: fc.integer({ min: 0, max: 23 }), end: fc.integer({ min: 1, max: 24 }) })
      .filter(({ start, end }) => start !== end),
  ),
  months: fc.option(pair(fc.integer({ min: 0, max: 11 }))),
  weekdays: fc.option(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 3 })),
  light: fc.option(fc.constantFrom('daylight', 'twilight', 'dark')),
});

/** The same question asked of each hour, month and day by itself, without ranges. */
async function plainIds(tx: Sql, { hours, months, weekdays, light }: EventBrush): Promise<number[]> {
  const members = (from: number, to: number, size: number) =>
    Array.from({ length: (to - from + size) % size || size }, (_, index) => (from + index) % size);
  const inHours = hours ? members(hours.start, hours.end % 24, 24) : members(0, 0, 24);
  const inMonths = months ? members(months.start, (months.end + 1) % 12, 12) : members(0, 0, 12);
  const wraps = hours !== null && hours.end < hours.start;
  const rows = await tx<{ id: number }[]>`
    with told as (
      select source_id::int as id, incident_at, light,
        to_char(incident_at at time zone 'Europe/Stockholm', 'HH24')::int as hour,
        to_char(incident_at at time zone 'Europe/Stockholm', 'MM')::int as month,
        to_char(incident_at at time zone 'Europe/Stockholm', 'ID')::int as day
      from events
    )
    select id from told
    where hour = any(${inHours}::int[])
      and month - 1 = any(${inMonths}::int[])
      and (${light}::text is null or light = ${light})
      and (${weekdays}::int[] is null
        or (case when ${wraps} and hour < ${hours?.end ?? 0} then (day + 5) % 7 else day - 1 end) = any(${weekdays}::int[]))
    order by incident_at desc, id desc`;
  return rows.map(({ id }) => id);
}
