import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

interface Metadata {
  role: string;
  mayChooseRole: boolean;
  demonstration: boolean;
  today: string;
  reports: number | null;
  period: { from: string; to: string } | null;
  channels: { channel: string; reports: number }[];
  layers: { key: string; approximate: boolean }[];
  municipality: {
    code: string;
    name: string;
    timeZone: string;
    centre: [number, number];
    bounds: Record<string, number>;
  };
}

async function metadataAs(role?: 'police' | 'planner'): Promise<Metadata> {
  return (await (await app.get('/api/metadata', { role })).json()) as Metadata;
}

describe('metadata', () => {
  test('tells staff how many accepted reports of feeling unsafe there are, by channel and in all', async () => {
    const metadata = await metadataAs('planner');
    const counted = await sql<{ channel: string; reports: number }[]>`
      select channel, count(*)::int as reports from reports
      where moderation_state = 'accepted' and feeling = 'unsafe' group by channel order by channel`;
    expect(metadata.channels).toEqual([...counted]);
    expect(metadata.reports).toBe(counted.reduce((sum, { reports }) => sum + reports, 0));
    expect(metadata.reports).toBeGreaterThan(1000);
  });

  test('gives the period as half-open local dates that hold the first and the last report', async () => {
    const { period } = await metadataAs('police');
    const [row] = await sql<{ from: string; to: string }[]>`
      select to_char(min(dated_at at time zone 'Europe/Stockholm'), 'YYYY-MM-DD') as from,
        to_char(max(dated_at at time zone 'Europe/Stockholm') + interval '1 day', 'YYYY-MM-DD') as to
      from reports where moderation_state = 'accepted' and feeling = 'unsafe'`;
    expect(period).toEqual({ ...row });
  });

  test('gives the public no figure of reports at all', async () => {
    expect(await metadataAs()).toMatchObject({ role: 'public', reports: null, period: null, channels: [] });
  });

  test('names the municipality with longitude first, and marks invented data and hand-drawn outlines', async () => {
    const { municipality, demonstration, layers, today } = await metadataAs();
    expect(municipality).toMatchObject({ code: '1488', name: 'Trollhättan', timeZone: 'Europe/Stockholm' });
    expect(municipality.centre[0]).toBeCloseTo(12.29, 0);
    expect(municipality.centre[1]).toBeCloseTo(58.28, 0);
    expect(municipality.bounds).toEqual({ west: 12.135, south: 58.095, east: 12.58, north: 58.341 });
    expect(demonstration).toBe(true);
    expect(layers[0]).toMatchObject({ key: 'stadsdel', approximate: true });
    expect(today).toBe('2026-08-31');
  });

  test('says the local date, not the UTC one, shortly after local midnight', async () => {
    const late = createTestApp(sql, () => new Date('2026-07-01T22:30:00Z'));
    expect(await (await late.get('/api/metadata')).json()).toMatchObject({ today: '2026-07-02' });
  });
});

describe('the role of the demonstration', () => {
  test('is set by a cookie that scripts cannot read', async () => {
    const answer = await app.post('/api/role', { role: 'police' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^role=police;.*HttpOnly.*SameSite=Lax/);
    expect((await metadataAs('police')).role).toBe('police');
  });

  test('cannot be chosen, nor brought in a cookie, from another machine', async () => {
    const answer = await app.post('/api/role', { role: 'police' }, { remoteAddress: '192.0.2.7' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const brought = await app.post(
      '/api/role',
      { role: 'police' },
      { role: 'police', remoteAddress: '192.0.2.7' },
    );
    expect(brought.status).toBe(403);
  });

  test('is refused behind a proxy, which would make everybody local', async () => {
    const headers = { 'x-forwarded-for': '192.0.2.7' };
    const answer = await app.get('/api/metadata', { role: 'police', headers });
    expect(await answer.json()).toMatchObject({ role: 'public', mayChooseRole: false, reports: null });
  });

  test('is refused under a foreign host name, which may be rebound to this machine', async () => {
    const roleUnder = async (host: string): Promise<unknown> =>
      (await app.get('/api/metadata', { role: 'police', headers: { host } })).json();
    expect(await roleUnder('localhost:4173')).toMatchObject({ role: 'police' });
    expect(await roleUnder('rebound.example')).toMatchObject({ role: 'public' });
  });

  test('that does not exist is refused, naming the field', async () => {
    const answer = await app.post('/api/role', { role: 'mayor' });
    expect(answer.status).toBe(400);
    expect((await problemIn(answer)).errors?.map(({ field }) => field)).toEqual(['role']);
  });
});

test('a body larger than allowed is refused with 413 before it is read', async () => {
  const answer = await app.post('/api/role', { role: 'x'.repeat(100_000) });
  expect(answer.status).toBe(413);
  expect((await problemIn(answer)).detail).toContain('64 kB');
});

test('a body that is not JSON is refused with 400 and no stack', async () => {
  const answer = await app.send('/api/role', '{"role":', { 'content-type': 'application/json' });
  expect(answer.status).toBe(400);
  const text = await answer.text();
  expect(text).not.toMatch(/\bat .*\.ts|node_modules|SyntaxError/);
});

test('an address that does not exist answers 404 with a problem document that points to the description', async () => {
  const answer = await app.get('/api/nothing');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect((await problemIn(answer)).detail).toContain('/api/openapi.json');
});
