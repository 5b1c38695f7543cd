import { area, booleanPointInPolygon, featureCollection, intersect, kinks } from '@turf/turf';
import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { LANDMARKS } from '@lyktan/geodata/places/landmarks';
import { MUNICIPALITY, MUNICIPALITY_OUTLINE } from '@lyktan/geodata/places/municipality';
import { WATER } from '@lyktan/geodata/places/basemap';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';

type Area = Feature<Polygon | MultiPolygon>;
const districts = DISTRICTS.features;
const NAMES = [
  'Björndalen',
  'Centrum',
  'Dannebacken',
  'Halvorstorp',
  'Hjortmossen',
  'Innovatum',
  'Karlstorp',
  'Kronogården',
  'Källstorp',
  'Lextorp',
  'Sjuntorp',
  'Skoftebyn',
  'Skogshöjden',
  'Stallbacka',
  'Stavre',
  'Strömslund',
  'Sylte',
  'Tingvalla',
  'Upphärad',
  'Velanda',
  'Åsaka',
  'Överby',
];

function districtOf(point: [number, number]): string | undefined {
  return districts.find((district) => booleanPointInPolygon(point, district))?.properties.code;
}

function sharedM2(a: Area, b: Area): number {
  const shared = intersect(featureCollection([a, b]));
  return shared === null ? 0 : area(shared);
}

describe('district outlines', () => {
  it('name every district of the town once, with a code of plain letters', () => {
    const names = districts.map(({ properties }) => properties.name).sort((a, b) => a.localeCompare(b, 'sv'));
    expect(names).toEqual([...NAMES].sort((a, b) => a.localeCompare(b, 'sv')));
    expect(new Set(districts.map(({ properties }) => properties.code)).size).toBe(22);
    for (const { properties } of districts) expect(properties.code).toMatch(/^[a-z]+$/);
  });

  it('do not cross themselves, are closed and are of a district’s size', () => {
    for (const district of districts) {
      const ring = (district.geometry as Polygon).coordinates[0] ?? [];
      expect(kinks(district as Feature<Polygon>).features, district.properties.name).toEqual([]);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(area(district), district.properties.name).toBeGreaterThan(400_000);
      expect(area(district), district.properties.name).toBeLessThan(4_000_000);
    }
  });

  it('never overlap by more than the width of a pencil line', () => {
    for (const [i, one] of districts.entries()) {
      for (const other of districts.slice(i + 1)) {
        expect(sharedM2(one, other), `${one.properties.name} and ${other.properties.name}`).toBeLessThan(5);
      }
    }
  });

  it('each hold the point where their name stands', () => {
    for (const { properties } of districts) expect(districtOf(properties.label)).toBe(properties.code);
  });

  it('stay out of the river', () => {
    for (const district of districts) {
      for (const water of WATER.features) expect(sharedM2(district, water), district.properties.name).toBe(0);
    }
  });

  it('leave a point between two districts to no district', () => {
    expect(districtOf([12.2972, 58.2605])).toBeUndefined();
  });

  it('put Drottningtorget in Centrum and not across the river', () => {
    expect(districtOf([12.2897, 58.2834])).toBe('centrum');
    expect(districtOf([12.2809, 58.2924])).toBe('kallstorp');
  });
});

describe('landmarks', () => {
  it('lie in the districts that people would name', () => {
    const found = Object.fromEntries(LANDMARKS.map(({ id, point }) => [id, districtOf(point)]));
    expect(found).toEqual({
      drottningtorget: 'centrum',
      resecentrum: 'centrum',
      hogskolan_vast: 'centrum',
      alvhogsborg: 'centrum',
      nal: 'skogshojden',
      sylte_centrum: 'sylte',
      lextorps_torg: 'lextorp',
      kronogardens_torg: 'kronogarden',
      hjortmossetunneln: 'hjortmossen',
      edsborg: 'dannebacken',
      overby: 'overby',
      innovatum: 'innovatum',
      stromslund_skolan: 'stromslund',
    });
  });
});

describe('the municipality', () => {
  it('has an outline inside its box that holds every district and landmark', () => {
    const { west, south, east, north } = MUNICIPALITY.bounds;
    for (const [longitude = 0, latitude = 0] of MUNICIPALITY_OUTLINE.geometry.coordinates[0] ?? []) {
      expect(longitude).toBeGreaterThanOrEqual(west);
      expect(longitude).toBeLessThanOrEqual(east);
      expect(latitude).toBeGreaterThanOrEqual(south);
      expect(latitude).toBeLessThanOrEqual(north);
    }
    const points = [
      ...districts.map(({ properties }) => properties.label),
      ...LANDMARKS.map(({ point }) => point),
    ];
    for (const point of points)
      expect(booleanPointInPolygon(point, MUNICIPALITY_OUTLINE), String(point)).toBe(true);
  });
});
