import { readFileSync } from 'node:fs';
import { candidatesFor, HEADINGS, headingsSet, readHeadings } from '@lyktan/geodata/import/columns';
import { problemWords } from '@lyktan/geodata/import/problems';
import { readRow } from '@lyktan/geodata/import/readRow';
import { readNumber } from '@lyktan/geodata/import/values';
import { describe, expect, test } from 'vitest';
import { AROUND, problemsOf, reportOf } from './around.ts';

describe('the place of a row', () => {
  test.each([
    ['decimal comma', '12,2897', '58,2834', [12.2897, 58.2834]],
    ['decimal point', '12.2897', '58.2834', [12.2897, 58.2834]],
    ['SWEREF 99 TM', '341221,4', '6463350,5', [12.2900018, 58.2834995]],
  ])('is a point: %s', (_how, longitude, latitude, point) => {
    const report = reportOf({ longitude, latitude });
    expect(report.precision).toBe('exact');
    expect(report.point![0]).toBeCloseTo(point[0]!, 2);
    expect(report.point![1]).toBeCloseTo(point[1]!, 2);
  });

  test.each([
    ['swapped degrees', '58,2834', '12,2897', 'axes_swapped'],
    ['swapped metres', '6463350', '341221', 'axes_swapped'],
    ['Stockholm', '18,06', '59,33', 'outside_municipality'],
    ['null island', '0', '0', 'outside_municipality'],
    ['numbers that are neither degrees nor metres', '4000', '9000', 'no_coordinates'],
  ])('is refused in words: %s', (_what, longitude, latitude, code) => {
    expect(problemsOf({ longitude, latitude })).toEqual([['longitude', code, longitude]]);
  });

  test.each(['NaN', 'Infinity', '-Infinity', '1e3', '0x10', '12.3.4', '٣'])('is no number: %s', (cell) => {
    expect(problemsOf({ longitude: cell, latitude: '58,28' })).toEqual([['longitude', 'not_a_number', cell]]);
  });

  test('that is the name of a district, its code or a known place has district precision and no point', () => {
    const district = (code: string) => ({ precision: 'district', districtCode: code, point: null });
    expect(reportOf({ place: ' KRONOGÅRDEN ' })).toMatchObject(district('kronogarden'));
    expect(reportOf({ place: 'kronogarden' })).toMatchObject(district('kronogarden'));
    expect(reportOf({ place: 'Drottningtorget' })).toMatchObject(district('centrum'));
    expect(reportOf({ place: 'Kronogården'.normalize('NFD') })).toMatchObject(district('kronogarden'));
  });

  test('that is the municipality has its precision; an unknown one is refused, and so is none', () => {
    expect(reportOf({ place: 'Trollhättan' })).toMatchObject({ precision: 'municipality', point: null });
    expect(problemsOf({ place: 'Kronoparken' })).toEqual([['place', 'unknown_place', 'Kronoparken']]);
    expect(problemsOf({ place: ' ' })).toEqual([['place', 'no_place', ' ']]);
    expect(problemsOf({ longitude: '12,29' })).toEqual([['latitude', 'half_point', '']]);
  });

  test('keeps a point only as exactly as it is stated', () => {
    const point = { longitude: '12,2897', latitude: '58,2834' };
    expect(reportOf({ ...point, precision: 'plats' })).toMatchObject({
      precision: 'place',
      point: [12.2897, 58.2834],
    });
    expect(reportOf({ ...point, precision: 'stadsdel' })).toMatchObject({
      precision: 'district',
      point: null,
      districtCode: 'sylte',
    });
    expect(reportOf({ ...point, precision: 'kommun' })).toMatchObject({
      precision: 'municipality',
      point: null,
    });
    expect(problemsOf({ precision: 'exakt' })).toEqual([['precision', 'precision_needs_point', 'exakt']]);
  });
});

describe('the words of a row', () => {
  test('are read in Swedish and in English', () => {
    const expected = {
      statedLight: 'dark',
      concerns: ['lighting', 'isolated'],
      fewPeople: 'yes',
      feeling: 'safe',
      gender: 'woman',
      ageBand: '30-44',
      channel: 'survey',
    };
    expect(
      reportOf({
        light: 'Mörkt',
        concerns: 'ensligt; Belysning',
        few_people: 'ja',
        feeling: 'Tryggt',
        gender: 'kvinna',
        age: '34 år',
        channel: 'enkät',
      }),
    ).toMatchObject(expected);
    expect(
      reportOf({
        light: 'dark',
        concerns: 'isolated|lighting',
        few_people: 'yes',
        feeling: 'safe',
        gender: 'woman',
        age: '30–44',
        channel: 'survey',
      }),
    ).toMatchObject(expected);
  });

  test('that are left out mean unknown, a feeling of being unsafe, and the channel "import"', () => {
    expect(reportOf({})).toMatchObject({
      statedLight: null,
      concerns: [],
      fewPeople: 'unknown',
      feeling: 'unsafe',
      gender: 'unknown',
      ageBand: 'unknown',
      channel: 'import',
      text: null,
    });
  });

  test('that are not known are refused, all of them at once, with what may be written', () => {
    const read = readRow({ place: 'Sylte', light: 'beckmörkt', gender: 'drake' }, AROUND);
    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map((problem) => problemWords(problem, 'sv'))).toEqual([
      { wrong: 'ordet är inte känt', expected: 'ett av: dagsljus, skymning, mörkt, okänt' },
      { wrong: 'ordet är inte känt', expected: 'ett av: kvinna, man, annat, okänt' },
    ]);
  });
});

test.each([
  ['1 234,5', 1234.5],
  ['6\u00a0463\u202f350', 6463350],
  ['−12,5', -12.5],
  ['', null],
  ['12,', null],
  ['1e999', null],
])('the number %j is %s', (cell, number) => {
  expect(readNumber(cell)).toBe(number);
});

test('docs/import.md tells of every column, with all its headings', () => {
  const document = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8');
  const items = document.replaceAll('\n  ', ' ').split('\n');
  for (const [swedish, english, ...more] of Object.values(HEADINGS)) {
    const item = items.find((line) => line.startsWith(`- **${swedish}**, ${english}: `));
    expect(/ _Also (.*)\._$/.exec(item ?? '')?.[1] ?? '', swedish).toBe(more.join(', '));
    expect(item, swedish).toBeDefined();
  }
});

describe('headings', () => {
  test('are known in Swedish and English, whatever their case, blanks and underscores', () => {
    expect(readHeadings(['LONGITUD', ' latitude ', 'Få_människor']).columns).toEqual([
      'longitude',
      'latitude',
      'few_people',
    ]);
  });

  test('stand for one column each: no heading is known twice', () => {
    const all = Object.values(HEADINGS).flatMap((headings) => [...new Set(headings)]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('that are foreign are listed, and read by the mapping that is given', () => {
    const headings = ['Koordinat X', 'Koordinat Y', 'Annat'];
    expect(readHeadings(headings).unknown).toEqual(headings);
    expect(
      readHeadings(headings, { 'koordinat x': 'longitude', 'Koordinat Y': 'latitude', Annat: 'ignore' }),
    ).toEqual({
      columns: ['longitude', 'latitude', null],
      unknown: [],
      faults: [],
    });
  });

  test('that leave it open where, or say it twice, are faulted', () => {
    expect(readHeadings(['tid']).faults).toEqual([{ code: 'no_place' }]);
    expect(readHeadings(['lat']).faults).toEqual([{ code: 'half_point', column: 'longitude' }]);
    expect(readHeadings(['plats', 'stadsdel']).faults).toEqual([
      { code: 'column_twice', column: 'place', headings: ['plats', 'stadsdel'] },
    ]);
  });

  test('that are foreign get candidates, the likeliest first, without those that are taken', () => {
    expect(candidatesFor('Veckodag(ar)', new Set())[0]).toBe('weekdays');
    expect(candidatesFor('Veckodag(ar)', new Set(['weekdays']))).not.toContain('weekdays');
  });

  test('are the same set in any order, with or without a column of faults', () => {
    expect(headingsSet(['B', 'a', 'fel'])).toBe(headingsSet(['A', 'b ']));
    expect(headingsSet(['a'])).not.toBe(headingsSet(['a', 'b']));
  });
});
