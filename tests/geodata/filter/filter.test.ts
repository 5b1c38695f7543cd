import {
  EMPTY_FILTER,
  fetchQuery,
  filterQuery,
  parseFilter,
  type Filter,
} from '@lyktan/geodata/filter/filter';
import { periodMs } from '@lyktan/geodata/filter/period';
import { hourRanges, monthRanges } from '@lyktan/geodata/filter/ranges';
import { CHANNELS, CONCERNS, FEELINGS, FEW_PEOPLE, GENDERS } from '@lyktan/geodata/vocabulary/vocabulary';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const read = (query: string) => parseFilter(new URLSearchParams(query));

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const someOf = <T>(words: readonly T[]) => orNull(fc.subarray([...words], { minLength: 1 }));
const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
const periods = fc
  .tuple(dates, dates)
  .map(([a, b]) => [a, b].map((date) => date.toISOString().slice(0, 10)).sort() as [string, string])
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from, to }));
const filters: fc.Arbitrary<Filter> = fc.record({
  period: orNull(periods),
  hours: orNull(
    fc
      .record({ start: fc.integer({ min: 0, max: 23 }), end: fc.integer({ min: 1, max: 24 }) })
      .filter((h) => h.start !== h.end),
  ),
  months: orNull(fc.record({ start: fc.integer({ min: 0, max: 11 }), end: fc.integer({ min: 0, max: 11 }) })),
  light: orNull(fc.constantFrom('daylight' as const, 'twilight' as const, 'dark' as const)),
  weekdays: someOf([0, 1, 2, 3, 4, 5, 6]),
  concerns: someOf(CONCERNS),
  channels: someOf(CHANNELS),
  districts: someOf(['centrum', 'sylte', '1488R001', 'åsaka']),
  fewPeople: someOf(FEW_PEOPLE),
  feeling: fc.constantFrom(...FEELINGS),
  gender: orNull(fc.constantFrom(...GENDERS)),
  layer: fc.constantFrom('stadsdel', 'regso'),
});

/** Equal up to the order of lists. */
function sorted(filter: Filter): Filter {
  const inOrder = <T>(list: T[] | null) => list && [...list].sort();
  return {
    ...filter,
    weekdays: inOrder(filter.weekdays),
    concerns: inOrder(filter.concerns),
    channels: inOrder(filter.channels),
    districts: inOrder(filter.districts),
    fewPeople: inOrder(filter.fewPeople),
  };
}

describe('a filter in words', () => {
  test('is read as the contract of the URL says', () => {
    const query =
      'period=2023-01-01..2026-09-01&hours=20-02&months=10-03&light=dark&weekdays=sat,fri&concerns=theft,lighting' +
      '&channels=survey&districts=sylte,centrum&few_people=yes&feeling=safe&gender=woman&layer=regso';
    expect(read(query)).toEqual({
      problems: [],
      filter: {
        period: { from: '2023-01-01', to: '2026-09-01' },
        hours: { start: 20, end: 2 },
        months: { start: 9, end: 2 },
        light: 'dark',
        weekdays: [4, 5],
        concerns: ['lighting', 'theft'],
        channels: ['survey'],
        districts: ['centrum', 'sylte'],
        fewPeople: ['yes'],
        feeling: 'safe',
        gender: 'woman',
        layer: 'regso',
      },
    });
  });

  test('without words is the empty filter, whose query is empty', () => {
    expect(read('')).toEqual({ filter: EMPTY_FILTER, problems: [] });
    expect(filterQuery(EMPTY_FILTER)).toBe('');
    expect(read('hours=&weekdays=&light=').filter).toEqual(EMPTY_FILTER);
  });

  test('comes back from its canonical query unchanged', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { filter: back, problems } = read(filterQuery(filter));
        expect(problems).toEqual([]);
        expect(sorted(back)).toEqual(sorted(filter));
        expect(filterQuery(back)).toBe(filterQuery(filter));
      }),
    );
  });

  test('has one canonical query whatever the order and repeats of its words', () => {
    const a = filterQuery(
      read('weekdays=sun,fri,fri&layer=stadsdel&feeling=unsafe&hours=8-9&concerns=other,lighting').filter,
    );
    const b = filterQuery(read('concerns=lighting&concerns=other&hours=08-09&weekdays=fri,sun').filter);
    expect(a).toBe('weekdays=fri,sun&concerns=lighting,other&hours=08-09');
    expect(b).toBe(a);
  });

  test('never throws, and names each field that it cannot read with a remedy', () => {
    const anything = fc.dictionary(
      fc.constantFrom('period', 'hours', 'months', 'light', 'weekdays', 'districts', 'layer', 'gender'),
      fc.string(),
    );
    fc.assert(
      fc.property(anything, (words) => {
        const { filter, problems } = parseFilter(new URLSearchParams(words));
        for (const problem of problems) expect(problem.remedy.length).toBeGreaterThan(10);
        expect(read(filterQuery(filter)).problems).toEqual([]);
      }),
    );
  });

  test.each([
    ['hours=20-20', 'hours'],
    ['hours=24-02', 'hours'],
    ['hours=20-00', 'hours'],
    ['hours=20-25', 'hours'],
    ['hours=8', 'hours'],
    ['months=0-3', 'months'],
    ['months=1-13', 'months'],
    ['period=2023-02-30..2023-04-01', 'period'],
    ['period=2024-01-01..2024-01-01', 'period'],
    ['period=2025-01-01..2024-01-01', 'period'],
    ['light=unknown', 'light'],
    ['light=dark,twilight', 'light'],
    ['weekdays=fri,friday', 'weekdays'],
    ["districts=sylte,';drop", 'districts'],
    ['layer=../x', 'layer'],
    ['feeling=calm', 'feeling'],
  ])('refuses %s and keeps the default of that field only', (query, field) => {
    const { filter, problems } = read(`${query}&channels=survey`);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(filter).toEqual({ ...EMPTY_FILTER, channels: ['survey'] });
  });
});

describe('the cube that answers a filter', () => {
  test('does not depend on hours, months and light', () => {
    const { filter } = read('hours=20-02&months=10-03&light=dark&weekdays=fri');
    expect(fetchQuery(filter)).toBe('weekdays=fri');
  });

  test('depends on every field that is not brushed', () => {
    const chosen: Omit<Filter, 'hours' | 'months' | 'light'> = {
      period: { from: '2024-01-01', to: '2025-01-01' },
      weekdays: [4],
      concerns: ['lighting'],
      channels: ['survey'],
      districts: ['sylte'],
      fewPeople: ['yes'],
      feeling: 'safe',
      gender: 'woman',
      layer: 'regso',
    };
    const queries = Object.entries(chosen).map(([field, value]) =>
      fetchQuery({ ...EMPTY_FILTER, [field]: value }),
    );
    expect(new Set([fetchQuery(EMPTY_FILTER), ...queries]).size).toBe(10);
  });
});

describe('ranges', () => {
  test('hours unfold at midnight; the part after midnight is apart', () => {
    expect(hourRanges({ start: 8, end: 17 })).toEqual({ own: [8, 17], night: null });
    expect(hourRanges({ start: 20, end: 24 })).toEqual({ own: [20, 24], night: null });
    expect(hourRanges({ start: 20, end: 2 })).toEqual({ own: [20, 24], night: [0, 2] });
    expect(hourRanges({ start: 0, end: 24 })).toEqual({ own: [0, 24], night: null });
  });

  test('only "all" reaches the unknown hour 24 and the unknown month 12', () => {
    expect(hourRanges(null).own).toEqual([0, 25]);
    expect(monthRanges(null)).toEqual([[0, 13]]);
    expect(monthRanges({ start: 0, end: 11 })).toEqual([[0, 12]]);
  });

  test('months include both ends and wrap the new year', () => {
    expect(monthRanges({ start: 2, end: 2 })).toEqual([[2, 3]]);
    expect(monthRanges({ start: 9, end: 2 })).toEqual([
      [9, 12],
      [0, 3],
    ]);
  });

  test('a period begins and ends at local midnight, in summer and winter time', () => {
    expect(periodMs({ from: '2026-03-29', to: '2026-03-30' }, 'Europe/Stockholm')).toEqual({
      fromMs: Date.parse('2026-03-28T23:00:00Z'),
      toMs: Date.parse('2026-03-29T22:00:00Z'),
    });
  });
});
