import { buildCube } from '@lyktan/api/queries/cubes';
import { municipality } from '@lyktan/api/queries/municipality';
import { brush, brushExposureMinutes, hourProfile } from '@lyktan/geodata/cube/brush';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import { parseFilter } from '@lyktan/geodata/filter/filter';
import { poissonInterval } from '@lyktan/geodata/statistics/poisson';
import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

interface Bin {
  weight: number;
  timed: number;
  exposureMinutes: number | null;
  per1000Hours: number | null;
  timedRate: { per1000Hours: number; low: number; high: number } | null;
}
interface Answer {
  query: string;
  reports: number | null;
  timedReports: number | null;
  hours: (Bin & { hour: number | null })[];
  weekdays: (Bin & { weekday: string })[];
  monthHours: (Bin & { month: number | null; hour: number | null })[];
}

async function ask(query: string): Promise<Answer> {
  const answer = await app.get(`/api/histograms?${query}`, { role: 'police' });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

const sum = (bins: readonly Bin[], of: 'weight' | 'timed' | 'exposureMinutes') =>
  bins.reduce((total, bin) => total + (bin[of] ?? 0), 0);

const QUERIES = [
  '',
  'hours=20-02',
  'hours=20-02&weekdays=fri',
  'hours=06-18&weekdays=sat,sun&light=daylight',
  'months=11-02&light=dark&hours=22-04&weekdays=fri,sat',
  'period=2024-01-01..2025-01-01&concerns=lighting,theft&channels=survey,web_form',
  'districts=centrum,sylte&few_people=yes&light=twilight',
  'feeling=safe&months=05-08',
  'gender=woman&hours=18-24',
];

describe('histograms', () => {
  test.each(QUERIES)('of "%s" sum to the cube, to the last unit and minute', async (query) => {
    const place = (await municipality(sql))!;
    const { filter } = parseFilter(new URLSearchParams(query));
    const cube = decodeCube(await buildCube(sql, { municipalityId: place.id, filter, audience: 'staff' }));
    const { mass, timed } = brush(cube.sections.municipality, filter);
    const answer = await ask(query);
    for (const bins of [answer.hours, answer.weekdays, answer.monthHours]) {
      expect(sum(bins, 'weight')).toBe(mass[0]);
      expect(sum(bins, 'timed') * 2520).toBe(timed[0]);
      expect(sum(bins, 'exposureMinutes')).toBe(brushExposureMinutes(cube.header, filter));
    }
    if (!filter.hours && !filter.weekdays)
      expect(answer.hours.map(({ weight }) => weight)).toEqual([
        ...hourProfile(cube.sections.municipality, 0, filter.months, filter.light),
      ]);
  });

  test('put after midnight on the day on which the window starts, as plain SQL does', async () => {
    const { weekdays, hours, monthHours, reports, timedReports } = await ask('hours=20-02&light=dark');
    const plain = await sql<
      { weekday: number; hour: number; month: number; weight: number; timed: number }[]
    >`
      select case when cell.hour in (0, 1) then cell.night_weekday else cell.weekday end as weekday,
        cell.hour, cell.month, sum(cell.weight)::int as weight, count(*) filter (where time_kind = 'instant')::int as timed
      from reports report
      join time_profile_cells cell on cell.profile_id = report.profile_id
      where moderation_state = 'accepted' and feeling = 'unsafe' and cell.light = 2 and cell.hour in (20, 21, 22, 23, 0, 1)
      group by 1, 2, 3`;
    const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'unknown'];
    const total = (part: (row: (typeof plain)[number]) => boolean) =>
      plain.filter(part).reduce((at, row) => [at[0]! + row.weight, at[1]! + row.timed], [0, 0]);
    for (const { weekday, weight, timed } of weekdays)
      expect([weekday, weight, timed]).toEqual([weekday, ...total((row) => names[row.weekday] === weekday)]);
    for (const { hour, weight, timed } of hours)
      expect([hour, weight, timed]).toEqual([hour, ...total((row) => row.hour === hour)]);
    for (const { month, hour, weight, timed } of monthHours)
      expect([month, hour, weight, timed]).toEqual([
        month,
        hour,
        ...total((row) => (row.month === 12 ? null : row.month + 1) === month && row.hour === hour),
      ]);
    const [counted] = await sql<{ reports: number; timed: number }[]>`
      select count(*)::int as reports, count(*) filter (where time_kind = 'instant')::int as timed
      from reports report
      where moderation_state = 'accepted' and feeling = 'unsafe' and exists (
        select from time_profile_cells cell
        where cell.profile_id = report.profile_id and cell.light = 2 and cell.hour in (20, 21, 22, 23, 0, 1))`;
    expect([reports, timedReports]).toEqual([counted!.reports, counted!.timed]);
  });

  test('keep "unknown" as a class of its own, never an hour or month, and without a rate', async () => {
    const { hours, weekdays, monthHours } = await ask('');
    expect(hours.map(({ hour }) => hour)).toEqual([...Array(24).keys(), null]);
    expect(weekdays.map(({ weekday }) => weekday)).toEqual([
      'mon',
      'tue',
      'wed',
      'thu',
      'fri',
      'sat',
      'sun',
      'unknown',
    ]);
    expect(monthHours).toHaveLength(13 * 25);
    const unknown = [
      hours.at(-1)!,
      weekdays.at(-1)!,
      ...monthHours.filter(({ month, hour }) => !month || hour === null),
    ];
    for (const bin of unknown)
      expect([bin.exposureMinutes, bin.per1000Hours, bin.timedRate]).toEqual([null, null, null]);
    const [row] = await sql<{ weight: number }[]>`
      select sum(cell.weight)::int as weight
      from reports report join time_profile_cells cell on cell.profile_id = report.profile_id
      where moderation_state = 'accepted' and feeling = 'unsafe' and cell.hour = 24`;
    expect(hours.at(-1)!.weight).toBe(row!.weight);
    expect(row!.weight).toBeGreaterThan(0);
  });

  test('divide by the hours of that light at that clock hour, with exact Poisson limits of timed reports', async () => {
    const { hours, weekdays } = await ask('period=2024-01-01..2025-01-01&light=dark');
    // METHODS 1: in June it is never dark at midday; the year's dark hours are some 41.6 % of 8,784.
    expect(hours[12]).toMatchObject({ exposureMinutes: 0, per1000Hours: null, timedRate: null });
    expect(sum(hours, 'exposureMinutes') / 60 / 8784).toBeCloseTo(0.416, 2);
    expect(sum(weekdays, 'exposureMinutes')).toBe(sum(hours, 'exposureMinutes'));
    for (const { weight, timed, exposureMinutes, per1000Hours, timedRate } of [...hours, ...weekdays]) {
      if (!exposureMinutes) continue;
      const thousands = exposureMinutes / 60 / 1000;
      expect(per1000Hours).toBeCloseTo(weight / 2520 / thousands, 9);
      const [low, high] = poissonInterval(timed);
      expect(timedRate!.low * thousands).toBeCloseTo(low, 8);
      expect(timedRate!.high * thousands).toBeCloseTo(high, 8);
    }
    // Garwood's limits of a count of 10 (chi-squared tables): 4.795 and 18.390.
    expect(poissonInterval(10).map((limit) => Number(limit.toFixed(3)))).toEqual([4.795, 18.39]);
  });

  test('are withheld whole where a gender is chosen and fewer than five reports are inside', async () => {
    const one = await ask('gender=other&districts=sjuntorp&hours=03-04');
    expect(one).toMatchObject({
      reports: null,
      timedReports: null,
      hours: null,
      weekdays: null,
      monthHours: null,
    });
    expect((await ask('districts=sjuntorp&hours=03-04')).hours).toHaveLength(25);
  });

  test('are for staff only', async () => {
    expect((await app.get('/api/histograms')).status).toBe(403);
  });
});
