import { area, booleanPointInPolygon, polygon } from '@turf/turf';
import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { boundaryLines } from '@lyktan/geodata/space/boundaries';
import { boxAround, boxHolds } from '@lyktan/geodata/space/boxes';
import { cellBoundary, cellCentre, cellOf, cellsIn } from '@lyktan/geodata/space/cell';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';

const TORGET: [number, number] = [12.2897, 58.2834];

describe('cells', () => {
  it('hold the point they are found by, 0.080 km² each here', () => {
    const cell = cellOf(TORGET);
    const outline = polygon([cellBoundary(cell)]);
    expect(cell).toMatch(/^89[0-9a-f]{13}$/);
    expect(booleanPointInPolygon(TORGET, outline)).toBe(true);
    expect(area(outline) / 1e6).toBeCloseTo(0.08, 3);
  });

  it('are drawn at 93 % of their width, so at 86.5 % of their area, around the same centre', () => {
    const cell = cellOf(TORGET);
    const share = area(polygon([cellBoundary(cell, 0.93)])) / area(polygon([cellBoundary(cell)]));
    expect(share).toBeCloseTo(0.93 ** 2, 3);
    expect(cellOf(cellCentre(cell))).toBe(cell);
  });

  it('fill a district by their centres', () => {
    const centrum = DISTRICTS.features.find(({ properties }) => properties.code === 'centrum');
    const cells = cellsIn(centrum?.geometry as Polygon);
    expect(cells).toContain(cellOf([12.2924, 58.2863]));
    for (const cell of cells)
      expect(booleanPointInPolygon(cellCentre(cell), centrum?.geometry as Polygon)).toBe(true);
  });
});

describe('boundary lines', () => {
  const squares: FeatureCollection<Polygon, null> = {
    type: 'FeatureCollection',
    features: [square(0), square(1)],
  };

  it('draw the border of two neighbours once', () => {
    const { coordinates } = boundaryLines(squares);
    const segments = coordinates.flatMap((line) =>
      line.slice(1).map((to, i) => [String(line[i]), String(to)].sort().join('|')),
    );
    expect(segments).toHaveLength(7);
    expect(new Set(segments).size).toBe(7);
  });

  it('draw each stretch of the districts’ borders once', () => {
    const { coordinates } = boundaryLines(DISTRICTS);
    const segments = coordinates.flatMap((line) =>
      line.slice(1).map((to, i) => [String(line[i]), String(to)].sort().join('|')),
    );
    expect(new Set(segments).size).toBe(segments.length);
  });

  function square(west: number): (typeof squares)['features'][number] {
    const ring = [
      [west, 0],
      [west + 1, 0],
      [west + 1, 1],
      [west, 1],
      [west, 0],
    ];
    return { type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: [ring] } };
  }
});

describe('boxes', () => {
  it('hold their corners and nothing outside, longitude first', () => {
    const box = boxAround([
      [12.1, 58.2],
      [12.4, 58.1],
    ]);
    expect(box).toEqual({ west: 12.1, south: 58.1, east: 12.4, north: 58.2 });
    expect(boxHolds(box, [12.1, 58.2])).toBe(true);
    expect(boxHolds(box, [58.15, 12.2])).toBe(false);
  });

  it('refuse to be put around nothing', () => {
    expect(() => boxAround([])).toThrow(RangeError);
  });
});
