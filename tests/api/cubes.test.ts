import type { Sql } from '@lyktan/api/database/connect';
import { buildCube } from '@lyktan/api/queries/cubes';
import { municipality } from '@lyktan/api/queries/municipality';
import { brush } from '@lyktan/geodata/cube/brush';
import type { Cube, CubeSection, SectionName } from '@lyktan/geodata/cube/cube';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import { EMPTY_FILTER, fetchQuery, filterQuery, type Filter } from '@lyktan/geodata/filter/filter';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import { CHANNELS, CONCERNS, FEW_PEOPLE, GENDERS } from '@lyktan/geodata/vocabulary/vocabulary';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../setup/database.ts';
import { cubeBySql, type SqlAnswer } from './cubeBySql.ts';

const sql = openDatabase();
const FILTERS = 200;
const LEAST = 5;
const UNBRUSHED = { hours: null, months: null, light: null };

describe('the cube of the demonstration data', () => {
  test(`equals plain SQL sums to the last unit, for ${FILTERS} random filters`, async () => {
    const place = await municipality(sql);
    const random = seeded(20260901);
    const seen = { wrappedDays: 0, safe: 0, withheld: 0, empty: 0 };
    for (let index = 0; index < FILTERS; index += 1) {
      const filter = randomFilter(random);
      const cube = await cubeFor(sql, place!.id, filter);
      const expected = await cubeBySql(sql, place!.id, filter);
      expectEqual(cube, expected, filter);
      if (filter.weekdays && filter.hours && filter.hours.end < filter.hours.start) seen.wrappedDays += 1;
      if (filter.feeling === 'safe') seen.safe += 1;
      if (cube.header.withheld.districts.length > 0) seen.withheld += 1;
      if (expected.reports === 0) seen.empty += 1;
    }
    // The draw holds the cases that go wrong most easily, and is not mostly empty.
    expect(seen.wrappedDays).toBeGreaterThan(20);
    expect(seen.safe).toBeGreaterThan(20);
    expect(seen.withheld).toBeGreaterThan(20);
    expect(seen.empty).toBeLessThan(60);
  }, 240_000);

  test('has no hexagons where a gender is chosen, and leaves out districts of fewer than five reports', async () => {
    const place = await municipality(sql);
    const filter: Filter = { ...EMPTY_FILTER, gender: 'other' };
    const { header, sections } = await cubeFor(sql, place!.id, filter);
    expect(sections.cells).toBeNull();
    expect(header.withheld.districts.length).toBeGreaterThan(0);
    expect([...sections.districts.reports].every((reports) => reports >= LEAST)).toBe(true);
    for (const code of header.withheld.districts) expect(sections.districts.places).not.toContain(code);
    expect(JSON.stringify(header.byMonth)).not.toMatch(/"reports":[1-4]\b/);
  });

  test('says which data and which question it answers, and the minutes of its period', async () => {
    const place = await municipality(sql);
    const filter: Filter = {
      ...EMPTY_FILTER,
      period: { from: '2024-01-01', to: '2025-01-01' },
      weekdays: [4],
    };
    const { header } = await cubeFor(sql, place!.id, { ...filter, light: 'dark' });
    const { dataVersion } = (await municipality(sql))!;
    expect(header).toMatchObject({ dataVersion, query: fetchQuery(filter), audience: 'staff' });
    const minutes = (list: number[]) => list.reduce((sum, value) => sum + value, 0);
    // 52 Fridays in 2024; 52 nights after one, in the same year.
    expect(minutes(header.exposure.own)).toBe(52 * 1440);
    expect(minutes(header.exposure.night)).toBe(52 * 1440);
  });

  test('of an unknown district layer is refused, naming the field', async () => {
    const place = await municipality(sql);
    const refused = cubeFor(sql, place!.id, { ...EMPTY_FILTER, layer: 'atlantis' });
    await expect(refused).rejects.toMatchObject({ kind: 'bad_input', problems: [{ field: 'layer' }] });
  });
});

async function cubeFor(db: Sql, municipalityId: number, filter: Filter): Promise<Cube> {
  return decodeCube(await buildCube(db, { municipalityId, filter, audience: 'staff' }));
}

function expectEqual(cube: Cube, expected: SqlAnswer, filter: Filter): void {
  const question = filterQuery(filter);
  const withheld = (reports: number) => (filter.gender && reports > 0 && reports < LEAST ? null : reports);
  expect([question, cube.header.reports]).toEqual([question, withheld(expected.reports)]);
  expect(cube.header.timedReports).toBe(withheld(expected.timedReports));
  const byMonth = new Map(cube.header.byMonth.map(({ month, reports }) => [month, reports]));
  expect(byMonth).toEqual(
    new Map([...expected.byMonth].map(([month, reports]) => [month, withheld(reports)])),
  );
  for (const name of ['cells', 'districts', 'municipality', 'concerns', 'channels'] as const) {
    const section = cube.sections[name];
    const sums = new Map(expected.sections[name]);
    if (name === 'cells' && filter.gender) {
      expect(section).toBeNull();
      continue;
    }
    if (name !== 'cells') for (const place of cube.header.withheld[name]) sums.delete(place);
    expect([question, name, weightsOf(section!, filter)]).toEqual([question, name, sums]);
  }
  expectWithheld(cube, expected, filter);
}

/** Districts: left out exactly where a gender is chosen and fewer than five reports stand. */
function expectWithheld(cube: Cube, { byDistrict }: SqlAnswer, { gender }: Filter): void {
  const { places, reports } = cube.sections.districts;
  const shown = new Map(places.map((code, index) => [code, reports[index]!]));
  for (const [code, count] of byDistrict) {
    const left = gender !== null && count < LEAST;
    expect([code, shown.get(code) ?? 0]).toEqual([code, left ? 0 : count]);
    expect(cube.header.withheld.districts.includes(code)).toBe(left);
  }
}

function weightsOf(
  section: CubeSection,
  { hours, months, light }: Filter,
): SqlAnswer['sections'][SectionName] {
  const { mass, timed } = brush(section, { ...UNBRUSHED, hours, months, light });
  const weights = section.places.map((place, index): [string, [number, number]] => [
    place,
    [mass[index]!, timed[index]!],
  ]);
  return new Map(weights.filter(([, [weight]]) => weight > 0));
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function randomFilter(random: () => number): Filter {
  const below = (count: number) => Math.floor(random() * count);
  const sometimes = <T>(share: number, value: () => T): T | null => (random() < share ? value() : null);
  const some = <T>(list: readonly T[]): T[] => {
    const chosen = list.filter(() => random() < 0.4);
    return chosen.length > 0 ? chosen : [list[below(list.length)]!];
  };
  const hours = () => {
    const start = below(24);
    const end = 1 + below(24);
    return start === end ? { start, end: (end % 24) + 1 } : { start, end };
  };
  const period = () => {
    const day = () => new Date(Date.UTC(2023, 0, 1 + below(1330))).toISOString().slice(0, 10);
    const [from, to] = [day(), day()].sort() as [string, string];
    return from < to ? { from, to } : { from, to: '2027-01-01' };
  };
  return {
    period: sometimes(0.3, period),
    hours: sometimes(0.75, hours),
    months: sometimes(0.4, () => ({ start: below(12), end: below(12) })),
    light: sometimes(0.4, () => (['daylight', 'twilight', 'dark'] as const)[below(3)]!),
    weekdays: sometimes(0.5, () => some([0, 1, 2, 3, 4, 5, 6])),
    concerns: sometimes(0.25, () => some(CONCERNS)),
    channels: sometimes(0.2, () => some(CHANNELS)),
    districts: sometimes(0.2, () => some(DISTRICT_NAMES.map(({ code }) => code))),
    fewPeople: sometimes(0.2, () => some(FEW_PEOPLE)),
    feeling: random() < 0.25 ? 'safe' : 'unsafe',
    gender: sometimes(0.25, () => GENDERS[below(GENDERS.length)]!),
    layer: 'stadsdel',
  };
}
