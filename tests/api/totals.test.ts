import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, rolledBack } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

interface Totals {
  districts: { code: string; name: string; reports: number | null }[];
  threshold: number;
  reportsAtLeast: number;
}

const totals = async (from = app): Promise<Totals> =>
  (await (await from.get('/api/totals')).json()) as Totals;

describe('the public totals', () => {
  test('are the counts of unsafe, accepted reports in each district, where these are at least 5', async () => {
    const counted = await sql<{ code: string; reports: number }[]>`
      select code, (select count(*)::int from reports report
        where report.moderation_state = 'accepted' and report.feeling = 'unsafe'
          and report.id in (select report_id from report_districts where district_id = districts.id)) as reports
      from districts where layer_id = (select id from district_layers where key = 'stadsdel')`;
    const expected = Object.fromEntries(
      counted.map(({ code, reports }) => [code, reports >= 5 ? reports : null]),
    );
    const { districts } = await totals();
    expect(Object.fromEntries(districts.map(({ code, reports }) => [code, reports]))).toEqual(expected);
  });

  test('read alike for a district with 4 reports and one with none, and show 5', async () => {
    await rolledBack(sql, async (tx) => {
      // The largest district is cut down to four, and another to five.
      const keepOnly = async (code: string, kept: number): Promise<void> => {
        await tx`
          update reports set moderation_state = 'rejected' where id in (
            select report.id from reports report
            join report_districts placed on placed.report_id = report.id
            join districts on districts.id = placed.district_id and districts.code = ${code}
            where report.feeling = 'unsafe' and report.moderation_state = 'accepted'
            order by report.id offset ${kept})`;
      };
      await keepOnly('centrum', 4);
      await keepOnly('sylte', 5);
      await keepOnly('kronogarden', 0);
      const { districts } = await totals(createTestApp(tx));
      const shown = Object.fromEntries(districts.map(({ code, reports }) => [code, reports]));
      expect(shown).toMatchObject({ centrum: null, sylte: 5, kronogarden: null });
    });
  });

  test('say the sum only in whole tens, so that a single hidden district cannot be found by subtraction', async () => {
    const { reportsAtLeast, threshold } = await totals();
    const [all] = await sql<{ reports: number }[]>`
      select count(*)::int as reports from reports where moderation_state = 'accepted' and feeling = 'unsafe'`;
    expect(threshold).toBe(5);
    expect(reportsAtLeast % 10).toBe(0);
    expect(all!.reports - reportsAtLeast).toBeGreaterThanOrEqual(0);
    expect(all!.reports - reportsAtLeast).toBeLessThan(10);
  });
});

test.each(['/api/cubes', '/api/reports', '/api/focus-areas'])('the public is refused %s', async (path) => {
  const answer = await app.get(path);
  expect(answer.status).toBe(403);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.headers.get('etag')).toBeNull();
});
