import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn, TEST_NOW } from '../setup/database.ts';

const sql = openDatabase();
let now = TEST_NOW;
const app = createTestApp(sql, () => now);

const RESECENTRUM = [12.2987, 58.2871] as const;
const used: string[] = [];

/** A valid entry, changed as the test wants it. */
function entry(changes: Record<string, unknown> = {}) {
  const id = randomUUID();
  used.push(id);
  return {
    id,
    location: { precision: 'place', point: RESECENTRUM },
    time: { kind: 'window', window: { weekdays: [5], startMinute: 60, endMinute: 180, months: null } },
    statedLight: null,
    concerns: ['violence'],
    fewPeople: 'unknown',
    channel: 'dialogue',
    feeling: 'unsafe',
    gender: 'unknown',
    ageBand: 'unknown',
    text: 'Det brukar bli bråk när krogen stänger.',
    occasion: 'Dialog Resecentrum',
    heardOn: '2026-08-20',
    ...changes,
  };
}

interface Stored {
  id: string;
  light: string | null;
  lightFlag: string;
  district: string | null;
  hours: number;
}

const send = (reports: unknown, role: 'police' | 'planner' | 'public' | 'administrator' = 'planner') =>
  app.post('/api/reports', { reports }, { role });

async function stored(reports: unknown[]): Promise<Stored[]> {
  const answer = await send(reports);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { reports: Stored[] }).reports;
}

async function faultsOf(changes: Record<string, unknown>) {
  const answer = await send([entry(changes)]);
  expect(answer.status).toBe(400);
  return (await problemIn(answer)).errors!;
}

afterEach(async () => {
  now = TEST_NOW;
  await sql`delete from reports where public_id = any(${used}::uuid[])`;
  used.length = 0;
});

describe('an entry by hand', () => {
  test('is stored with its window, place, district, text and date, accepted, and counts at once', async () => {
    const sent = entry();
    const [answer] = await stored([sent]);
    expect(answer).toEqual({ id: sent.id, light: null, lightFlag: 'none', district: 'centrum', hours: 2 });
    const [row] = await sql`
      select report.precision, time_kind, window_weekdays, window_start_minute, window_end_minute, window_months,
        concerns, few_people, channel, feeling, moderation_state, light, st_x(geom) as longitude, st_y(geom) as latitude,
        to_char(reported_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as heard, body, occasion
      from reports report join report_texts on report_texts.report_id = report.id
      join report_entries on report_entries.report_id = report.id
      where public_id = ${sent.id}`;
    expect(row).toEqual({
      precision: 'place',
      time_kind: 'window',
      window_weekdays: [5],
      window_start_minute: 60,
      window_end_minute: 180,
      window_months: null,
      concerns: ['violence'],
      few_people: 'unknown',
      channel: 'dialogue',
      feeling: 'unsafe',
      moderation_state: 'accepted',
      light: null,
      longitude: RESECENTRUM[0],
      latitude: RESECENTRUM[1],
      heard: '2026-08-20 12:00',
      body: 'Det brukar bli bråk när krogen stänger.',
      occasion: 'Dialog Resecentrum',
    });
  });

  test('of the night after Friday lies wholly in the filter "Fridays 20-04" and not in "Saturdays 20-04"', async () => {
    const sent = entry();
    await stored([sent]);
    const weights = async (query: string) => {
      const answer = await app.get(`/api/reports?${query}&limit=5000&channels=dialogue`, { role: 'police' });
      const { features } = (await answer.json()) as {
        features: { properties: { id: string; weight: number } }[];
      };
      return features
        .filter(({ properties }) => properties.id === sent.id)
        .map(({ properties }) => properties.weight);
    };
    expect(await weights('hours=20-04&weekdays=fri')).toEqual([2520]);
    expect(await weights('hours=20-04&weekdays=sat')).toEqual([]);
    expect(await weights('hours=01-02&weekdays=sat')).toEqual([1260]);
  });

  test('in words of a winter evening spreads over six hours of four months, 2,520 units in all', async () => {
    const sent = entry({
      time: {
        kind: 'window',
        window: { weekdays: null, startMinute: 1080, endMinute: 1440, months: [0, 1, 10, 11] },
      },
    });
    const [answer] = await stored([sent]);
    expect(answer!.hours).toBe(6);
    const [row] = await sql`
      select sum(weight)::integer as weight, array_agg(distinct hour order by hour) as hours,
        array_agg(distinct month order by month) as months
      from time_profile_cells where profile_id = (select profile_id from reports where public_id = ${sent.id})`;
    expect(row).toEqual({ weight: 2520, hours: [18, 19, 20, 21, 22, 23], months: [0, 1, 10, 11] });
  });

  test('at an instant takes the light of the sun, and a stated light that disagrees is kept and flagged', async () => {
    const noon = { kind: 'instant', at: '2026-06-20T12:00:00+02:00' };
    const night = { kind: 'instant', at: '2025-12-05T22:00:00+01:00' };
    const answers = await stored([entry({ time: noon, statedLight: 'dark' }), entry({ time: night })]);
    expect(answers.map(({ light, lightFlag, hours }) => [light, lightFlag, hours])).toEqual([
      ['daylight', 'stated_light_disagrees', 1],
      ['dark', 'none', 1],
    ]);
  });

  test('of a district or the municipality alone has no point, and only the first is counted in a district', async () => {
    const inSylte = entry({ location: { precision: 'district', district: 'sylte' } });
    const somewhere = entry({ location: { precision: 'municipality' }, time: { kind: 'unknown' } });
    const answers = await stored([inSylte, somewhere]);
    expect(answers.map(({ district, hours }) => [district, hours])).toEqual([
      ['sylte', 2],
      [null, 0],
    ]);
    const rows = await sql`
      select count(*)::integer as reports from reports
      where public_id = any(${[inSylte.id, somewhere.id]}::uuid[]) and geom is null and h3_r9 is null`;
    expect(rows[0]).toEqual({ reports: 2 });
  });

  test('sent twice is stored once, whatever the order of its fields; changed under the same id it is refused', async () => {
    const sent = entry();
    await stored([sent]);
    const turned = Object.fromEntries(Object.entries(sent).reverse());
    expect((await stored([turned]))[0]!.id).toBe(sent.id);
    expect((await stored([{ ...sent, id: sent.id.toUpperCase() }]))[0]!.id).toBe(sent.id);
    const changed = await send([entry(), { ...sent, feeling: 'safe' }]);
    expect(changed.status).toBe(409);
    expect((await problemIn(changed)).errors?.[0]?.field).toBe('reports.1.id');
    const [row] = await sql`
      select count(*)::integer as reports, min(feeling) as feeling from reports where public_id = any(${used}::uuid[])`;
    expect(row).toEqual({ reports: 1, feeling: 'unsafe' });
  });

  test('sent twice at the same moment is stored once', async () => {
    const sent = entry();
    const answers = await Promise.all([send([sent]), send([sent]), send([sent])]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [row] = await sql`select count(*)::integer as reports from reports where public_id = ${sent.id}`;
    expect(row).toEqual({ reports: 1 });
  });

  test('may not take the id of a report that came another way', async () => {
    const [other] = await sql<{ id: string }[]>`select public_id as id from reports order by id limit 1`;
    expect((await send([entry({ id: other!.id })])).status).toBe(409);
  });

  test('raises the version of the data, so that every view asks anew', async () => {
    const version = async () =>
      ((await (await app.get('/api/metadata', { role: 'police' })).json()) as { dataVersion: string })
        .dataVersion;
    const before = await version();
    await stored([entry()]);
    expect(await version()).not.toBe(before);
  });
});

describe('who may', () => {
  test.each([
    ['public', 403],
    ['administrator', 403],
    ['planner', 200],
    ['police', 200],
  ] as const)('%s gets %i', async (role, status) => {
    expect((await send([entry()], role)).status).toBe(status);
  });

  test('a page of another site may not make a browser enter or take back', async () => {
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'cross-site',
      cookie: 'role=police',
    };
    const answer = await app.send('/api/reports', JSON.stringify({ reports: [entry()] }), headers);
    expect(answer.status).toBe(403);
  });
});

describe('taking back', () => {
  const takeBack = (id: string, role: 'police' | 'public' = 'police') =>
    app.delete(`/api/reports/${id}`, { role });

  test('removes the report with its text and district; the second time there is nothing', async () => {
    const sent = entry();
    await stored([sent]);
    const [before] = await sql`select id from reports where public_id = ${sent.id}`;
    expect((await takeBack(sent.id)).status).toBe(204);
    expect(await sql`select id from reports where public_id = ${sent.id}`).toHaveLength(0);
    expect(await sql`select body from report_texts where report_id = ${before!.id}`).toHaveLength(0);
    expect(await sql`select district_id from report_districts where report_id = ${before!.id}`).toHaveLength(
      0,
    );
    expect((await takeBack(sent.id)).status).toBe(404);
  });

  test('is for staff, for entries by hand, and for 24 hours', async () => {
    const sent = entry();
    await stored([sent]);
    expect((await takeBack(sent.id, 'public')).status).toBe(403);
    const [seeded] = await sql<{ id: string }[]>`select public_id as id from reports order by id limit 1`;
    expect((await takeBack(seeded!.id)).status).toBe(404);
    now = new Date(TEST_NOW.getTime() + 24 * 3_600_000 + 1);
    expect((await takeBack(sent.id)).status).toBe(409);
    now = new Date(TEST_NOW.getTime() + 24 * 3_600_000);
    expect((await takeBack(sent.id)).status).toBe(204);
  });

  test('of something that is no id is refused by name', async () => {
    const answer = await takeBack('all');
    expect(answer.status).toBe(400);
    expect((await problemIn(answer)).errors?.[0]?.field).toBe('id');
  });
});

describe('what cannot be is refused with the field and the remedy, and nothing is stored', () => {
  const window = (changes: object) => ({
    time: {
      kind: 'window',
      window: { weekdays: null, startMinute: null, endMinute: null, months: null, ...changes },
    },
  });
  test.each([
    [
      { location: { precision: 'exact', point: [58.2871, 12.2987] } },
      'location.point',
      'Longitude comes first: [12.2987, 58.2871]',
    ],
    [{ location: { precision: 'exact', point: [11.97, 57.7] } }, 'location.point', 'within longitude 12.135'],
    [{ location: { precision: 'district', district: 'söder' } }, 'location.district', '/api/districts'],
    [{ location: { precision: 'exact' } }, 'location.point', '/api/openapi.json'],
    [{ location: { precision: 'somewhere' } }, 'location.precision', '/api/openapi.json'],
    [{ heardOn: '2026-09-01' }, 'heardOn', '2026-08-31'],
    [{ heardOn: '2026-02-30' }, 'heardOn', '/api/openapi.json'],
    [{ time: { kind: 'instant', at: '2026-08-21T00:30:00+02:00' } }, 'time.at', '2026-08-20 or earlier'],
    [{ time: { kind: 'instant', at: 'yesterday' } }, 'time.at', '/api/openapi.json'],
    [
      { time: { kind: 'interval', start: '2026-08-02T20:00:00Z', end: '2026-08-02T20:00:00Z' } },
      'time.end',
      'later end',
    ],
    [
      { time: { kind: 'interval', start: '2020-08-02T20:00:00Z', end: '2026-08-02T20:00:00Z' } },
      'time.end',
      'recurring window',
    ],
    [window({ startMinute: 60 }), 'time.window.endMinute', '/api/openapi.json'],
    [window({ startMinute: 60, endMinute: 60 }), 'time.window.endMinute', '/api/openapi.json'],
    [window({ weekdays: [5, 4] }), 'time.window.weekdays', '/api/openapi.json'],
    [window({ months: [] }), 'time.window.months', '/api/openapi.json'],
    [window({}), 'time.window', '/api/openapi.json'],
    [{ channel: 'web_form' }, 'channel', '/api/openapi.json'],
    [{ text: 'x'.repeat(4001) }, 'text', '/api/openapi.json'],
    [{ text: 'a\u0000b' }, 'text', '/api/openapi.json'],
    [{ id: 'one' }, 'id', '/api/openapi.json'],
  ])('%j', async (changes, field, remedy) => {
    const faults = await faultsOf(changes);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.field).toBe(`reports.0.${field}`);
    expect(faults[0]!.remedy).toContain(remedy);
  });

  test('one bad entry of three keeps the other two out, and is named by its number', async () => {
    const answer = await send([entry(), entry({ location: { precision: 'exact', point: [0, 0] } }), entry()]);
    expect((await problemIn(answer)).errors?.map(({ field }) => field)).toEqual(['reports.1.location.point']);
    expect(await sql`select id from reports where public_id = any(${used}::uuid[])`).toHaveLength(0);
  });

  test('none, more than a hundred, the same twice, or a word too many', async () => {
    expect((await send([])).status).toBe(400);
    const brief = { text: null };
    expect((await send(Array.from({ length: 101 }, () => entry(brief)))).status).toBe(400);
    const one = entry();
    expect((await problemIn(await send([one, one]))).errors?.[0]?.field).toBe('reports.1.id');
    expect((await send([{ ...entry(), moderation: 'accepted' }])).status).toBe(400);
  });

  test('a hundred short ones fit', async () => {
    expect(await stored(Array.from({ length: 100 }, () => entry({ text: null })))).toHaveLength(100);
  });

  test('any body whatever is answered or refused with a problem document', async () => {
    const body = fc.oneof(
      fc.json(),
      fc
        .record({
          reports: fc.array(fc.dictionary(fc.constantFrom(...Object.keys(entry())), fc.anything()), {
            maxLength: 3,
          }),
        })
        .map((value) =>
          JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)),
        ),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const headers = { 'content-type': 'application/json', cookie: 'role=police' };
        const answer = await app.send('/api/reports', text, headers);
        expect(answer.status).toBe(400);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      }),
      { numRuns: 200 },
    );
    expect(app.logged).toEqual([]);
  });
});

test('the OpenAPI document describes both, and the entry schema takes what the tests send', async () => {
  const document = (await (await app.get('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: object }>>;
    components: { schemas: Record<string, { required?: string[] }> };
  };
  expect(Object.keys(document.paths['/api/reports']!.post!.responses)).toEqual([
    '200',
    '400',
    '403',
    '409',
    '413',
    '503',
  ]);
  expect(document.paths['/api/reports/{id}']!.delete!.responses).toHaveProperty('204');
  expect(document.components.schemas.Entry!.required!.sort()).toEqual(Object.keys(entry()).sort());
});
