import { namedPlaces, nearestPlace, searchPlaces } from '@lyktan/geodata/places/gazetteer';
import { expect, test } from 'vitest';

const PLACES = namedPlaces();
const found = (text: string) => searchPlaces(text, PLACES).map(({ name }) => name);

test('the beginning of a name finds it, the district before the tunnel that bears its name', () => {
  expect(found('hjort')).toEqual(['Hjortmossen', 'Hjortmossetunneln']);
  expect(found('Rese')).toEqual(['Resecentrum']);
});

test('å, ä and ö may be typed as a and o, and count before the plain letter when typed', () => {
  expect(found('kallstorp')).toEqual(['Källstorp']);
  expect(found('overby')).toEqual(['Överby', 'Överby handelsområde']);
  expect(found('ÅSAKA')).toEqual(['Åsaka']);
});

test('a word inside a name is found after names that begin so', () => {
  expect(found('centrum').slice(0, 2)).toEqual(['Centrum', 'Sylte centrum']);
  expect(found('torg')[0]).toBe('Lextorps torg');
});

test('a landmark has place precision and its own point, a district its code, the municipality neither', () => {
  const [station] = searchPlaces('Resecentrum', PLACES);
  expect(station).toMatchObject({ precision: 'place', kind: 'station', point: [12.2987, 58.2871] });
  expect(searchPlaces('sylte', PLACES)[0]).toMatchObject({ precision: 'district', id: 'sylte' });
  expect(searchPlaces('Trollhättan', PLACES)[0]).toMatchObject({ precision: 'municipality', point: null });
});

test.each(['', '   ', '***', 'xyzzy', '\u0000', '(((', 'å'.repeat(5000)])(
  '%j finds nothing and does not fail',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test('a point is nearest to the landmark or district beside it, in metres', () => {
  const { place, distanceM } = nearestPlace([12.2987, 58.2881], PLACES);
  expect(place.name).toBe('Resecentrum');
  // A thousandth of a degree of latitude.
  expect(distanceM).toBeGreaterThan(110);
  expect(distanceM).toBeLessThan(113);
  expect(nearestPlace([12.4225, 58.2426], PLACES)).toMatchObject({ place: { name: 'Åsaka' }, distanceM: 0 });
});

test('the names of another layer can be searched as well', () => {
  const places = namedPlaces([{ code: '1488R001', name: 'Trollhättan norra', label: [12.3, 58.3] }]);
  expect(searchPlaces('norra', places)[0]).toMatchObject({ id: '1488R001', precision: 'district' });
});
