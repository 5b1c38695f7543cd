import { placeFinder, type PlaceName } from '@lyktan/geodata/event/placesMentioned';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const NAMES: PlaceName[] = [
  ...DISTRICT_NAMES.map(({ name, code }) => ({ name, district: code })),
  { name: 'Sylte centrum', district: 'sylte' },
  { name: 'Kronogårdens torg', district: 'kronogarden' },
  { name: 'NÄL', district: null },
];
const finder = placeFinder(NAMES);

describe('places mentioned in a text', () => {
  test.each([
    ['Två män i bråk i Kronogården.', ['Kronogården']],
    ['Rån i Syltes utkant.', ['Sylte']],
    ['Bil mot cykel vid Sylte centrum.', ['Sylte centrum']],
    ['Kniv hittad på Kronogårdens torg', ['Kronogårdens torg']],
    ['brand i ÖVERBY', ['Överby']],
    ['Brand i o\u0308verby', ['Överby']],
    ['Stöld i centrum, sedan i Stavre.', ['Centrum', 'Stavre']],
    ['Stavre, Stavre och åter Stavre', ['Stavre']],
    ['Olycka på E 45 vid Sjuntorp', ['E45', 'Sjuntorp']],
    ['Olycka på väg 2026', ['väg 2026']],
    ['Brand i Väne-Åsaka', ['Väne-Åsaka']],
    ['Stallbackabron är avstängd, även Resecentrum', []],
    ['Norra-Sylte och Överbyn, tavre', []],
    ['Misshandel, Trollhättan', []],
    ['', []],
  ])('%j names %j', (text, places) => {
    expect(finder.find(text)).toEqual(places);
  });

  test('every district is found between any two signs that are no letters, and in no longer word', () => {
    const name = fc.constantFrom(...DISTRICT_NAMES.map((one) => one.name));
    const sign = fc.constantFrom(' ', ',', '.', '"', '(', ')', '/', '\n', ':');
    fc.assert(
      fc.property(name, sign, sign, (one, a, b) => {
        expect(finder.find(`i${a}${one}${b}`)).toEqual([one]);
      }),
    );
    const letter = fc.constantFrom('å', 'ö', 'b', '1', '-', 'É');
    fc.assert(
      fc.property(name, letter, (one, a) => {
        expect(finder.find(`${a}${one} ${one}${a}`)).toEqual([]);
      }),
    );
  });

  test('any text at all gives a list without repeats', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = finder.find(text);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe('the district of an event', () => {
  test.each([
    [['Sylte'], 'sylte'],
    [['sylte centrum'], 'sylte'],
    [['Väne-Åsaka'], 'asaka'],
    [['Sylte', 'Sylte'], 'sylte'],
    [['Sylte', 'Centrum'], null],
    [['Sjuntorp', 'E45'], null],
    [['E45'], null],
    [['Torsred'], null],
    [['NÄL'], null],
    [[], null],
  ])('%j gives %j', (mentioned, district) => {
    expect(finder.districtOf(mentioned)).toBe(district);
  });

  test('a district goes before a landmark of the same name', () => {
    const twice = placeFinder([
      { name: 'Innovatum', district: 'innovatum' },
      { name: 'Innovatum', district: 'hjortmossen' },
    ]);
    expect(twice.districtOf(['Innovatum'])).toBe('innovatum');
  });

  test('without any names nothing is found but roads', () => {
    expect(placeFinder([]).find('Sylte och E45, (?!)')).toEqual(['E45']);
  });
});
