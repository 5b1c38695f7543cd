import { parse } from 'csv-parse/sync';
import type { FeatureCollection, Point } from 'geojson';
import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn, rolledBack } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

const FILTER = 'hours=20-02&light=dark&months=10-03';

async function download(path: string): Promise<{ text: string; headers: Headers }> {
  const answer = await app.get(`/api/exports/${path}`, { role: 'police' });
  expect(answer.status).toBe(200);
  return { text: Buffer.from(await answer.arrayBuffer()).toString('utf8'), headers: answer.headers };
}

type Row = Record<string, string>;

/** Reads a file as another programme would: lines that begin with # are remarks. */
function rowsOf(text: string, delimiter = ','): Row[] {
  return parse(text, { bom: true, columns: true, delimiter, comment: '#', comment_no_infix: true });
}

/** The facts at the head of a file. */
function factsOf(text: string, delimiter = ','): Row {
  const lines = text
    .replace('\uFEFF', '')
    .split('\r\n')
    .filter((line) => line.startsWith('# '));
  const cells = parse(lines.join('\r\n'), { delimiter }) as string[][];
  return Object.fromEntries(cells.map(([label, value]) => [label!.slice(2), value!]));
}

describe('reports as CSV', () => {
  test('hold exactly the reports of the filter, once each, over all pages', async () => {
    const rows = rowsOf((await download('reports.csv?lang=en')).text);
    const expected = await sql<{ id: string }[]>`
      select public_id as id from reports where moderation_state = 'accepted' and feeling = 'unsafe' order by reports.id`;
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(rows.length).toBeGreaterThan(2000);
    const filtered = rowsOf((await download(`reports.csv?lang=en&${FILTER}`)).text);
    const some = await sql<{ id: string }[]>`
      select public_id as id from reports report where moderation_state = 'accepted' and feeling = 'unsafe' and exists (
        select from time_profile_cells cell where cell.profile_id = report.profile_id and cell.light = 2
          and cell.hour in (20, 21, 22, 23, 0, 1) and cell.month in (9, 10, 11, 0, 1, 2))
      order by report.id`;
    expect(filtered.map(({ id }) => id)).toEqual(some.map(({ id }) => id));
  });

  test('say of each what the database says, times as local clock with offset', async () => {
    const rows = new Map(rowsOf((await download('reports.csv?lang=en')).text).map((row) => [row.id, row]));
    const stored = await sql<Row[]>`
      select public_id as id, coalesce(to_char(st_x(geom), 'FM990.0999999'), '') as longitude, precision,
        coalesce(to_char(coalesce(instant_at, interval_start) at time zone 'Europe/Stockholm', 'YYYY-MM-DD"T"HH24:MI:SS'), '') as clock,
        coalesce(extract(epoch from coalesce(instant_at, interval_start))::text, '') as epoch,
        coalesce(extract(epoch from interval_end)::text, '') as until,
        coalesce(window_start_minute::text, '') as start, coalesce(array_to_string(window_months, ','), '') as months,
        array_to_string(concerns, ', ') as concerns, few_people, feeling, channel, coalesce(stated_light, light, '') as light,
        extract(epoch from reported_at)::text as reported
      from reports where moderation_state = 'accepted' and feeling = 'unsafe'`;
    const seconds = (text: string) => (text === '' ? '' : String(Date.parse(text) / 1000));
    for (const row of stored) {
      const mine = rows.get(row.id)!;
      expect(mine).toMatchObject({
        precision: row.precision,
        concerns: row.concerns,
        'few people': row.few_people,
        feeling: row.feeling,
        channel: row.channel,
        light: row.light,
      });
      if (row.precision === 'municipality') expect(mine.place).toBe('Trollhättan');
      expect(Number(mine.longitude)).toBeCloseTo(Number(row.longitude), 7);
      expect(mine.time!.slice(0, 19)).toBe(row.clock);
      expect(seconds(mine.time!)).toBe(row.epoch!.replace(/\.0+$/, ''));
      expect(seconds(mine.to!)).toBe(row.until!.replace(/\.0+$/, ''));
      expect(seconds(mine.reported!)).toBe(row.reported!.replace(/\.\d+$/, ''));
      expect(mine.between === '' ? '' : String(minutes(mine.between!))).toBe(row.start);
      expect(
        mine
          .months!.split(', ')
          .filter(Boolean)
          .map((month) => Number(month) - 1)
          .join(','),
      ).toBe(row.months);
    }
    const kinds = [...rows.values()].map(({ time, to, between }) => [!!time, !!to, !!between].join());
    expect(new Set(kinds)).toEqual(
      new Set(['true,false,false', 'true,true,false', 'false,false,true', 'false,false,false']),
    );
  });

  test('begin with filter, method, source and licence, in Swedish for a Swedish spreadsheet', async () => {
    const { text, headers } = await download(`reports.csv?${FILTER}`);
    expect(text.startsWith('\uFEFF# ')).toBe(true);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="lyktan-1488-rapporter-2026-08-31.csv"',
    );
    expect(factsOf(text, ';')).toMatchObject({
      Kommun: 'Trollhättan (1488)',
      Urval: 'hours=20-02&months=10-03&light=dark',
      Källa: 'Påhittade rapporter för demonstration',
      Villkor: 'Fritt att använda; påhittade uppgifter',
      Metod: expect.stringContaining('utan fritext'),
      Stadsdelar: expect.stringContaining('CC0-1.0'),
    });
    const [row] = rowsOf(text, ';');
    const columns =
      'id,longitud,latitud,plats,noggrannhet,tid,till,veckodagar,månader,mellan,och,ljus,orsaker,få människor,känsla,kanal,inkom';
    expect(Object.keys(row!).join(',')).toBe(columns);
    expect(row!.longitud).toMatch(/^12,\d+$/);
  });

  test('hold no text, gender or age', async () => {
    const { text } = await download('reports.csv?lang=en');
    const [stored] = await sql<{ body: string }[]>`select body from report_texts limit 1`;
    expect(text.includes(stored!.body)).toBe(false);
    expect(Object.keys(rowsOf(text)[0]!).join()).not.toMatch(/gender|age|text/);
  });
});

describe('reports as GeoJSON', () => {
  test('hold the same reports, with what the file is in its metadata', async () => {
    const { text, headers } = await download(`reports.geojson?lang=en&${FILTER}`);
    expect(headers.get('content-type')).toBe('application/geo+json');
    const file = JSON.parse(text) as FeatureCollection<Point | null, Row> & { metadata: Row };
    const rows = rowsOf((await download(`reports.csv?lang=en&${FILTER}`)).text);
    expect(file.features.map(({ properties }) => properties.id)).toEqual(rows.map(({ id }) => id));
    expect(file.features.map(({ geometry }) => geometry?.coordinates.map(String) ?? ['', ''])).toEqual(
      rows.map(({ longitude, latitude }) => [longitude, latitude]),
    );
    expect(file.metadata).toMatchObject({
      filter: 'hours=20-02&months=10-03&light=dark',
      licence: 'Free to use; invented data',
      method: expect.stringContaining('without free text'),
    });
  });

  test('of nothing are an empty collection', async () => {
    const { text } = await download('reports.geojson?period=1999-01-01..1999-01-02');
    expect((JSON.parse(text) as FeatureCollection).features).toEqual([]);
  });
});

describe('places as CSV', () => {
  test('sum to plain SQL, by hexagon, district and municipality', async () => {
    const rows = rowsOf((await download(`places.csv?lang=en&${FILTER}`)).text);
    const plain = await sql<
      { cell: string | null; district: string | null; weight: number; timed: number }[]
    >`
      select to_hex(report.h3_r9) as cell, districts.name as district, sum(cell.weight)::float8 / 2520 as weight,
        (count(*) filter (where time_kind = 'instant'))::int as timed
      from reports report
      join time_profile_cells cell on cell.profile_id = report.profile_id
      left join report_districts placed on placed.report_id = report.id
      left join districts on districts.id = placed.district_id
      where moderation_state = 'accepted' and feeling = 'unsafe' and cell.light = 2
        and cell.hour in (20, 21, 22, 23, 0, 1) and cell.month in (9, 10, 11, 0, 1, 2)
      group by 1, 2`;
    const total = (key: 'cell' | 'district', place: string) =>
      plain.filter((row) => row[key] === place).reduce((sum, { weight }) => sum + weight, 0);
    for (const kind of ['cell', 'district'] as const) {
      const mine = rows.filter((row) => row.kind === kind);
      const places = new Set(plain.map((row) => row[kind]).filter((place) => place !== null));
      expect(new Set(mine.map((row) => row[kind === 'cell' ? 'code' : 'name']))).toEqual(places);
      for (const row of mine)
        expect(Number(row.reports)).toBeCloseTo(total(kind, row[kind === 'cell' ? 'code' : 'name']!), 3);
    }
    const [whole] = rows.filter(({ kind }) => kind === 'municipality');
    expect(Number(whole!.reports)).toBeCloseTo(
      plain.reduce((sum, { weight }) => sum + weight, 0),
      3,
    );
    expect(Number(whole!.timed)).toBe(plain.reduce((sum, { timed }) => sum + timed, 0));
    expect(Number(whole!['per 1000 hours'])).toBeCloseTo(
      (Number(whole!.reports) * 1000) / Number(whole!.hours),
      2,
    );
    expect(Number(whole!['lower limit 95 %'])).toBeLessThan(Number(whole!['timed per 1000 hours']));
  });

  test('of a gender have no hexagons, and no district of fewer than five', async () => {
    const rows = rowsOf((await download('places.csv?lang=en&gender=other')).text);
    const counts = await sql<{ name: string; reports: number }[]>`
      select districts.name, count(*)::int as reports
      from reports join report_districts on report_id = reports.id join districts on districts.id = district_id
      where moderation_state = 'accepted' and feeling = 'unsafe' and gender = 'other' group by 1`;
    expect(rows.filter(({ kind }) => kind === 'cell')).toEqual([]);
    const shown = rows.filter(({ kind }) => kind === 'district').map(({ name }) => name);
    const enough = counts.filter(({ reports }) => reports >= 5).map(({ name }) => name);
    expect(new Set(shown)).toEqual(new Set(enough));
    expect(counts.length).toBeGreaterThan(enough.length);
  });
});

test.each(['=1+1', '+46', '-2', '@SUM(A1)', '\tx', '\rx', '=cmd|"/c calc"!A1'])(
  'a name that a spreadsheet would take for a formula (%j) is kept from being one',
  async (name) => {
    await rolledBack(sql, async (tx) => {
      await tx`update districts set name = ${name} where code = 'centrum'`;
      const answer = await createTestApp(tx).get('/api/exports/reports.csv?districts=centrum&lang=en', {
        role: 'police',
      });
      const rows = rowsOf(await answer.text());
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) expect(row.place).toBe(`'${name}`);
    });
  },
);

test('a district layer or a language that is not known is refused with the remedy', async () => {
  for (const [query, field, remedy] of [
    ['layer=atlantis', 'layer', 'stadsdel'],
    ['lang=fi', 'lang', 'sv or en'],
    ['gender=woman', 'gender', 'Leave it out'],
  ] as const) {
    const answer = await app.get(`/api/exports/reports.csv?${query}`, { role: 'police' });
    expect(answer.status).toBe(400);
    expect((await problemIn(answer)).errors).toMatchObject([
      { field, remedy: expect.stringContaining(remedy) },
    ]);
  }
});

test('exports are for staff only', async () => {
  for (const file of ['reports.csv', 'reports.geojson', 'places.csv'])
    expect((await app.get(`/api/exports/${file}`)).status).toBe(403);
});

function minutes(clock: string): number {
  const [hours, rest] = clock.split(':').map(Number);
  return hours! * 60 + rest!;
}
