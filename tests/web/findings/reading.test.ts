import { SectionSum } from '@lyktan/geodata/cube/build';
import { slotOf, type Cube, type CubeHeader } from '@lyktan/geodata/cube/cube';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import { encodeCube } from '@lyktan/geodata/cube/encode';
import { expect, test } from 'vitest';
import { REPORT_WEIGHT } from '../../../web/src/lib/findings/figures.ts';
import { readCube, referenceBreaks } from '../../../web/src/lib/findings/reading.ts';

const [DAYLIGHT, DARK, UNKNOWN_LIGHT] = [0, 2, 3];
const UNKNOWN_HOUR = 24;

interface Share {
  cell: string | null;
  district: string | null;
  concerns: string[];
  month: number;
  hour: number;
  light: number;
  /** Share of the report; null = an instant, whole. */
  share: number | null;
}

const SHARES: Share[] = [
  {
    cell: 'c1',
    district: 'sylte',
    concerns: ['lighting', 'theft'],
    month: 11,
    hour: 21,
    light: DARK,
    share: null,
  },
  { cell: 'c1', district: 'sylte', concerns: ['lighting'], month: 0, hour: 1, light: DARK, share: 0.5 },
  { cell: null, district: 'sylte', concerns: [], month: 11, hour: 22, light: DARK, share: 0.25 },
  { cell: null, district: null, concerns: ['theft'], month: 11, hour: 23, light: DARK, share: 1 },
  {
    cell: 'c2',
    district: 'centrum',
    concerns: ['traffic'],
    month: 11,
    hour: 12,
    light: DAYLIGHT,
    share: null,
  },
  { cell: 'c2', district: 'centrum', concerns: [], month: 11, hour: UNKNOWN_HOUR, light: DARK, share: 1 },
  {
    cell: 'c2',
    district: 'centrum',
    concerns: [],
    month: 11,
    hour: UNKNOWN_HOUR,
    light: UNKNOWN_LIGHT,
    share: 1,
  },
];

const header: CubeHeader = {
  dataVersion: '1',
  query: '',
  audience: 'staff',
  reports: SHARES.length,
  timedReports: 2,
  byMonth: [],
  // Two hours of each light at each clock hour of each month.
  exposure: { own: Array<number>(864).fill(120), night: Array<number>(864).fill(120) },
  withheld: { districts: [], municipality: [], concerns: [], channels: [] },
};

function sum(keysOf: (share: Share) => (string | null)[]) {
  const section = new SectionSum<string>();
  for (const share of SHARES) {
    const slots = [slotOf(share.light, share.month, share.hour)];
    const weights = [(share.share ?? 1) * REPORT_WEIGHT];
    for (const key of keysOf(share))
      if (key !== null) section.add(key, { own: { slots, weights }, night: null }, share.share === null);
  }
  return section.finish((key) => key);
}

const cube: Cube = decodeCube(
  encodeCube(header, {
    cells: sum(({ cell }) => [cell]),
    districts: sum(({ district }) => [district]),
    municipality: sum(() => ['municipality']),
    concerns: sum(({ concerns }) => concerns),
    channels: [],
  }),
);
const DARK_EVENINGS = { hours: { start: 20, end: 2 }, months: null, light: 'dark' } as const;

test('one brush gives map, table and sentence the same weights, hours and timed reports', () => {
  const reading = readCube(cube, DARK_EVENINGS);
  expect(reading.total).toMatchObject({ mass: 2.75, timed: 1 });
  // Six clock hours of twelve months, two hours each.
  expect(reading.total.hours).toBe(6 * 12 * 2);
  expect(reading.total.per1000Hours).toBeCloseTo(2750 / 144, 9);
  expect([...reading.cells!.ids]).toEqual(['c1', 'c2']);
  expect([...reading.cells!.mass].map((mass) => mass / REPORT_WEIGHT)).toEqual([1.5, 0]);
  expect([...reading.districts.mass].map((mass) => mass / REPORT_WEIGHT)).toEqual([0, 1.75]);
});

test('reports without an exact place, or without a district, are counted and said', () => {
  const reading = readCube(cube, DARK_EVENINGS);
  expect(reading.unplaced).toEqual({ cells: 1.25, districts: 1 });
});

test('reports whose hour is unknown are left out of a brush by hours, and counted there', () => {
  expect(readCube(cube, DARK_EVENINGS).leftOut).toEqual({ hour: 1, month: 0, light: 0, several: 1 });
  const all = readCube(cube, { hours: null, months: null, light: null });
  expect(all.total.mass).toBe(5.75);
  expect(all.leftOut).toEqual({ hour: 0, month: 0, light: 0, several: 0 });
});

test('a report counts under each concern it names, the heaviest first', () => {
  expect(readCube(cube, DARK_EVENINGS).concerns).toEqual([
    { concern: 'theft', mass: 2 },
    { concern: 'lighting', mass: 1.5 },
  ]);
});

test('the same hours are read in each light, with that light’s own hours', () => {
  const byLight = readCube(cube, { ...DARK_EVENINGS, hours: { start: 12, end: 24 } }).byLight;
  expect(byLight.map(({ light, figure }) => [light, figure.timed, figure.hours])).toEqual([
    ['daylight', 1, 288],
    ['twilight', 0, 288],
    ['dark', 1, 288],
  ]);
});

test('class breaks follow from the fetched cube alone, so that no brush moves them', () => {
  const before = referenceBreaks(cube, cube.sections.cells!);
  readCube(cube, DARK_EVENINGS);
  expect(referenceBreaks(cube, cube.sections.cells!)).toEqual(before);
});
