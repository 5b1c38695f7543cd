import { distance, kinks, length, pointToLineDistance } from '@turf/turf';
import {
  BRIDGES,
  RAILWAY_LINE,
  RIVER_COURSE,
  ROAD_LINES,
  ROAD_SHIELDS,
  SHORES,
  WATER,
} from '@lyktan/geodata/places/basemap';
import { closedCurve, openCurve } from '@lyktan/geodata/places/curve';
import { toGrid, toLonLat } from '@lyktan/geodata/places/localGrid';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';

describe('the basemap', () => {
  it('draws a river that does not cross itself and is 100 to 300 m wide through the town', () => {
    for (const water of WATER.features) expect(kinks(water).features).toEqual([]);
    const [left = [], right = []] = SHORES.geometry.coordinates;
    left.forEach((point, i) => {
      const [, latitude = 0] = point;
      if (latitude < 58.24 || latitude > 58.31) return;
      const widthM = distance(point, right[i] as Position, { units: 'meters' });
      expect(widthM).toBeGreaterThan(100);
      expect(widthM).toBeLessThan(300);
    });
  });

  it('leads the river past the places that DESIGN names on it, within 150 m', () => {
    const course: Position[] = [
      [12.315, 58.309],
      [12.302, 58.298],
      [12.286, 58.284],
      [12.279, 58.279],
      [12.273, 58.272],
      [12.266, 58.265],
      [12.24, 58.243],
      [12.2, 58.212],
    ];
    for (const point of course) {
      expect(pointToLineDistance(point, RIVER_COURSE, { units: 'meters' }), String(point)).toBeLessThan(150);
    }
  });

  it('carries the roads E45, 44 and 47, with shields that stand on their road', () => {
    expect(new Set(ROAD_SHIELDS.features.map(({ properties }) => properties.number))).toEqual(
      new Set(['E45', '44', '47']),
    );
    for (const shield of ROAD_SHIELDS.features) {
      const roads = ROAD_LINES.features.filter(
        ({ properties }) => properties.number === shield.properties.number,
      );
      const awayM = Math.min(...roads.map((road) => pointToLineDistance(shield, road, { units: 'meters' })));
      expect(awayM, `${shield.properties.number} at ${shield.geometry.coordinates}`).toBeLessThan(120);
    }
  });

  it('bridges the river where roads cross it, and only there', () => {
    expect(BRIDGES.features.length).toBeGreaterThanOrEqual(2);
    for (const bridge of BRIDGES.features) {
      expect(length(bridge, { units: 'meters' })).toBeLessThan(700);
      expect(
        pointToLineDistance(bridge.geometry.coordinates[0] as Position, RIVER_COURSE, { units: 'meters' }),
      ).toBeLessThan(300);
    }
  });

  it('takes the railway past Resecentrum', () => {
    expect(pointToLineDistance([12.2987, 58.2871], RAILWAY_LINE, { units: 'meters' })).toBeLessThan(60);
  });
});

describe('curves', () => {
  it('pass through their control points and close', () => {
    const control = [
      [0, 0],
      [2, 0],
      [2, 1],
      [0, 1],
    ] as const;
    const ring = closedCurve(control, 4);
    expect(ring).toHaveLength(17);
    expect([ring[0], ring[4], ring[8], ring[12], ring[16]]).toEqual([
      [0, 0],
      [2, 0],
      [2, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  it('keep a straight line straight, ends included', () => {
    const line = openCurve(
      [
        [0, 0],
        [1, 1],
        [3, 3],
      ],
      4,
    );
    for (const [x, y] of line) expect(y).toBeCloseTo(x, 12);
    expect(line[0]).toEqual([0, 0]);
    expect(line.at(-1)).toEqual([3, 3]);
  });
});

describe('the grid of the drawing', () => {
  it('has Drottningtorget at its origin and comes back to where it left', () => {
    expect(toLonLat([0, 0])).toEqual([12.2897, 58.2834]);
    const [east, north] = toGrid(toLonLat([1.5, -2.25]));
    expect(east).toBeCloseTo(1.5, 2);
    expect(north).toBeCloseTo(-2.25, 2);
  });

  it('measures a kilometre as a geodesic does, to half a per cent', () => {
    expect(distance(toLonLat([0, 0]), toLonLat([1, 0]))).toBeCloseTo(1, 2);
    expect(distance(toLonLat([0, 0]), toLonLat([0, 1]))).toBeCloseTo(1, 2);
  });
});
