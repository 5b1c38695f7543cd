import type { FeatureCollection, Point } from 'geojson';
import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

interface Properties {
  id: string;
  precision: string;
  timeKind: string;
  occurredAt: string | null;
  weight: number;
  light: string;
  concerns: string[];
  channel: string;
  feeling: string;
  district: string | null;
}
type Page = FeatureCollection<Point | null, Properties> & { next: string | null };

async function page(query: string): Promise<Page> {
  const answer = await app.get(`/api/reports?${query}`, { role: 'police' });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
}

async function everyPage(query: string, limit: number): Promise<Page['features']> {
  const features: Page['features'] = [];
  for (let next: string | null = ''; next !== null;) {
    const one: Page = await page(`${query}&limit=${limit}${next ? `&cursor=${next}` : ''}`);
    expect(one.features.length).toBeLessThanOrEqual(limit);
    features.push(...one.features);
    next = one.next;
  }
  return features;
}

describe('the list of reports', () => {
  test('gives every accepted report of feeling unsafe once, whatever the size of the pages', async () => {
    const inOne = (await page('limit=5000')).features.map(({ properties }) => properties.id);
    const inPages = (await everyPage('', 377)).map(({ properties }) => properties.id);
    const rows = await sql<{ id: string }[]>`
      select public_id as id from reports where moderation_state = 'accepted' and feeling = 'unsafe' order by reports.id`;
    expect(inOne).toEqual(rows.map(({ id }) => id));
    expect(inPages).toEqual(inOne);
  });

  test('ends without an empty page where the last page is just full', async () => {
    const all = (await page('districts=sylte&limit=5000')).features.length;
    expect(all).toBeGreaterThan(1);
    expect((await page(`districts=sylte&limit=${all}`)).next).toBeNull();
    expect((await page(`districts=sylte&limit=${all - 1}`)).next).not.toBeNull();
  });

  test('sums to the weight that plain SQL finds for dark, Friday 20-02, in winter', async () => {
    const features = await everyPage('hours=20-02&months=11-02&light=dark&weekdays=fri', 500);
    const [row] = await sql<{ reports: number; weight: number }[]>`
      select count(distinct report.id)::int as reports, sum(cell.weight)::int as weight
      from reports report join time_profile_cells cell on cell.profile_id = report.profile_id
      where report.moderation_state = 'accepted' and report.feeling = 'unsafe'
        and cell.light = 2 and cell.month in (10, 11, 0, 1)
        and ((cell.hour in (20, 21, 22, 23) and cell.weekday = 4) or (cell.hour in (0, 1) and cell.night_weekday = 4))`;
    expect(features).toHaveLength(row!.reports);
    expect(features.reduce((sum, { properties }) => sum + properties.weight, 0)).toBe(row!.weight);
    expect(row!.reports).toBeGreaterThan(0);
  });

  test('gives a whole report the weight 2520', async () => {
    const { features } = await page('limit=200');
    expect(features.map(({ properties }) => properties.weight)).toEqual(features.map(() => 2520));
  });

  test('puts longitude first, and no place where the report has none', async () => {
    for (const { geometry, properties } of (await page('limit=5000')).features) {
      const placed = properties.precision === 'exact' || properties.precision === 'place';
      expect(geometry !== null).toBe(placed);
      if (geometry) expect(geometry.coordinates[0]).toBeLessThan(geometry.coordinates[1]!);
    }
  });

  test('carries no free text, gender or age', async () => {
    const { features } = await page('limit=50');
    expect(Object.keys(features[0]!.properties).sort()).toEqual([
      'channel',
      'concerns',
      'district',
      'feeling',
      'fewPeople',
      'id',
      'light',
      'occurredAt',
      'precision',
      'timeKind',
      'weight',
    ]);
  });

  test('holds only reports of a chosen district, concern and channel', async () => {
    const { features } = await page('districts=centrum&concerns=lighting,theft&channels=survey&limit=5000');
    expect(features.length).toBeGreaterThan(0);
    for (const { properties } of features) {
      expect(properties).toMatchObject({ district: 'centrum', channel: 'survey', feeling: 'unsafe' });
      expect(properties.concerns.some((concern) => concern === 'lighting' || concern === 'theft')).toBe(true);
    }
  });

  test('treats the period as half-open local dates', async () => {
    const features = await everyPage('period=2024-03-01..2024-04-01', 1000);
    const [row] = await sql<{ reports: number }[]>`
      select count(*)::int as reports from reports
      where moderation_state = 'accepted' and feeling = 'unsafe'
        and to_char(dated_at at time zone 'Europe/Stockholm', 'YYYY-MM') = '2024-03'`;
    expect(features).toHaveLength(row!.reports);
    expect(row!.reports).toBeGreaterThan(0);
  });
});

describe('bad questions are refused with the field and the remedy', () => {
  test.each([
    ['limit=0', 'limit', '1 to 5000'],
    ['limit=many', 'limit', '1 to 5000'],
    ['cursor=%27%3B--', 'cursor', 'next'],
    ['hours=20-20', 'hours', '00-24'],
    ['hours=25-02', 'hours', '20-02'],
    ['months=0-13', 'months', '10-03'],
    ['light=unknown', 'light', 'daylight, twilight, dark'],
    ['weekdays=friday', 'weekdays', 'fri'],
    ['period=2024-02-30..2024-03-01', 'period', '2023-01-01..2026-09-01'],
    ['period=2024-03-01..2024-03-01', 'period', '2023-01-01..2026-09-01'],
    ['feeling=glad', 'feeling', 'unsafe, safe'],
    ['gender=woman', 'gender', 'Leave it out'],
    ['colour=red', 'colour', 'Leave it out'],
  ])('%s', async (query, field, remedy) => {
    const answer = await app.get(`/api/reports?${query}`, { role: 'planner' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = await problemIn(answer);
    expect(problem).toMatchObject({ type: 'urn:lyktan:problem:bad_input', status: 400 });
    expect(problem.errors).toHaveLength(1);
    expect(problem.errors![0]!.field).toBe(field);
    expect(problem.errors![0]!.remedy).toContain(remedy);
  });

  test('all faults of a question are named at once', async () => {
    const answer = await app.get('/api/reports?hours=99-1&light=neon&weekdays=fri', { role: 'planner' });
    expect((await problemIn(answer)).errors?.map(({ field }) => field)).toEqual(['hours', 'light']);
  });

  test('the cubes do not take a brushed field: the map brushes it itself', async () => {
    const answer = await app.get('/api/cubes?hours=20-02', { role: 'planner' });
    expect(answer.status).toBe(400);
    expect((await problemIn(answer)).errors?.[0]?.field).toBe('hours');
  });
});
