import { knownFields, readDistrictFile } from '@lyktan/geodata/space/districtFile';
import { describe, expect, test } from 'vitest';

const BOUNDS = { west: 12.135, south: 58.095, east: 12.58, north: 58.341 };
const FIELDS = { code: 'regsokod', name: 'regsonamn', population: 'pop_2025' };

const ring = [
  [12.28, 58.28],
  [12.3, 58.28],
  [12.3, 58.29],
  [12.28, 58.28],
];
const swapped = ring.map(([longitude, latitude]) => [latitude, longitude]);

function feature(properties: Record<string, unknown>, coordinates: unknown = [ring]) {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } };
}

function read(...features: unknown[]) {
  return readDistrictFile({ type: 'FeatureCollection', features }, FIELDS, BOUNDS);
}

describe('reading a file of districts', () => {
  test("knows Statistics Sweden's property names, and says when it knows none", () => {
    const scb = {
      type: 'FeatureCollection',
      features: [feature({ regsokod: '1488R001', regsonamn: 'Centrum', pop_2025: 12 })],
    };
    expect(knownFields(scb)).toEqual(FIELDS);
    const deso = {
      type: 'FeatureCollection',
      features: [feature({ desokod: '1488A0010', regsokod: '1488R016', regsonamn: 'Öst' })],
    };
    expect(knownFields(deso)).toMatchObject({ code: 'desokod' });
    expect(knownFields({ type: 'FeatureCollection', features: [feature({ id: 1 })] })).toBeNull();
    expect(knownFields('nonsense')).toBeNull();
  });

  test('gives code, name, population and outline', () => {
    const { outlines, problems } = read(feature({ regsokod: 'R1', regsonamn: 'Ett', pop_2025: 1390 }));
    expect(problems).toEqual([]);
    expect(outlines).toEqual([
      { code: 'R1', name: 'Ett', population: 1390, geometry: { type: 'Polygon', coordinates: [ring] } },
    ]);
  });

  test('names swapped axes as such, not as "outside"', () => {
    const { problems } = read(feature({ regsokod: 'R1', regsonamn: 'Ett' }, [swapped]));
    expect(problems).toEqual([
      {
        place: { sv: 'område 1', en: 'area 1' },
        message: {
          sv: 'axlarna är omkastade. Ge longitud först: [12.29, 58.28].',
          en: 'the axes are swapped. Give longitude first: [12.29, 58.28].',
        },
      },
    ]);
  });

  test('names every fault with its place: outside, no name, no polygon, a code twice', () => {
    const { problems } = read(
      feature({ regsokod: 'R1', regsonamn: 'Ett' }),
      feature({ regsokod: 'R2', regsonamn: 'Två' }, [
        ring.map(([longitude, latitude]) => [longitude! + 3, latitude]),
      ]),
      feature({ regsokod: 'R3' }),
      {
        type: 'Feature',
        properties: { regsokod: 'R4', regsonamn: 'Fyra' },
        geometry: { type: 'Point', coordinates: [12.3, 58.2] },
      },
      feature({ regsokod: 'R1', regsonamn: 'Igen' }),
      feature({ regsokod: 'R6', regsonamn: 'Sex' }, [[[12.3, null]]]),
    );
    expect(problems.map(({ place, message }) => `${place.en}: ${message.en}`)).toEqual([
      'area 2: wholly outside the municipality. Give coordinates in EPSG:4326 (degrees), of this municipality.',
      'area 3: no text in "regsonamn". Each area needs a code and a name.',
      'area 4: not a polygon. Give a Polygon or MultiPolygon.',
      'area 5: the code R1 occurs twice. Give each area its own code.',
      'area 6: coordinates that are no numbers, or a ring that is not closed or has fewer than four points. Give closed rings of [longitude, latitude].',
    ]);
  });

  test.each([
    ['is not closed', [ring.slice(0, 3).concat([[12.28, 58.29]])]],
    ['has three points', [[ring[0], ring[1], ring[0]]]],
    ['is not nested as a polygon', ring],
    ['holds a null', [null]],
    ['is empty', []],
    ['is Infinity', [[[1 / 0, 58.28], ...ring.slice(1)]]],
  ])('refuses a ring that %s, so that the database never meets it', (_how, coordinates) => {
    const { outlines, problems } = read(feature({ regsokod: 'R1', regsonamn: 'Ett' }, coordinates));
    expect(outlines).toEqual([]);
    expect(problems.map(({ message }) => message.en)).toEqual([
      expect.stringMatching(/Give closed rings of \[longitude, latitude\]\.$/),
    ]);
  });

  test('refuses what is no feature collection, in words', () => {
    for (const nonsense of [null, 7, [], {}, { type: 'FeatureCollection', features: [] }])
      expect(readDistrictFile(nonsense, FIELDS, BOUNDS).problems).toEqual([
        {
          place: { sv: 'filen', en: 'file' },
          message: {
            sv: 'inga områden. Ge en GeoJSON FeatureCollection med polygoner.',
            en: 'no areas. Give a GeoJSON FeatureCollection of polygons.',
          },
        },
      ]);
  });
});
