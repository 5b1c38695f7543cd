import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

/** Every GET of data, with another question of the same route. */
const ROUTES = [
  ['/api/metadata', null],
  ['/api/districts', null],
  ['/api/totals', null],
  ['/api/focus-areas', null],
  ['/api/events', null],
  ['/api/reports?limit=5', '/api/reports?limit=5&light=dark'],
  ['/api/cubes', '/api/cubes?weekdays=fri'],
  ['/api/histograms', '/api/histograms?light=dark'],
  ['/api/tiles/reports/13/4375/2454', '/api/tiles/reports/13/4375/2454?light=dark'],
  ['/api/tiles/focus-areas/13/4375/2454', '/api/tiles/focus-areas/13/4374/2454'],
  ['/api/exports/reports.csv', '/api/exports/reports.csv?lang=en'],
  ['/api/exports/reports.geojson', '/api/exports/reports.geojson?light=dark'],
  ['/api/exports/places.csv', '/api/exports/places.csv?light=dark'],
] as const;

async function ask(path: string, role: 'police' | 'planner', etag?: string) {
  const answer = await app.get(path, { role, headers: etag ? { 'if-none-match': etag } : {} });
  await answer.arrayBuffer();
  return { status: answer.status, etag: answer.headers.get('etag')!, headers: answer.headers };
}

describe.each(ROUTES)('%s', (path, other) => {
  test('is kept by the browser, asked about each time, and not sent again while nothing changed', async () => {
    const first = await ask(path, 'police');
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toContain('Cookie');
    for (const known of [first.etag, first.etag.replace('W/', ''), `"other", ${first.etag}`, '*'])
      expect((await ask(path, 'police', known)).status).toBe(304);
    expect((await ask(path, 'police', '"other"')).status).toBe(200);
  });

  test('has another ETag for another audience, another question and other data', async () => {
    const { etag } = await ask(path, 'police');
    expect((await ask(path, 'planner', etag)).status).toBe(200);
    if (other) expect((await ask(other, 'police', etag)).status).not.toBe(304);
    // Any change, here one that leaves the values as they are, raises the data version.
    await sql`update reports set few_people = few_people where id = (select min(id) from reports)`;
    const changed = await ask(path, 'police', etag);
    expect(changed.status).toBe(200);
    expect(changed.etag).not.toBe(etag);
  });
});

test('the same filter in other words has the same ETag', async () => {
  const one = await ask('/api/histograms?concerns=theft,lighting&months=1-3', 'police');
  const same = await ask('/api/histograms?months=01-03&concerns=lighting,theft,lighting', 'police');
  expect(same.etag).toBe(one.etag);
});
