import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import {
  addCornerAfter,
  crossing,
  grow,
  measure,
  moveCorner,
  removeCorner,
  roundArea,
  type Corners,
} from '../../../web/src/lib/focus/shape.ts';

const TORGET = [12.2897, 58.2834] as const;
const SQUARE: Corners = [
  [12.294, 58.277],
  [12.299, 58.277],
  [12.299, 58.279],
  [12.294, 58.279],
];

const SWEREF = '+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';

/** Area and perimeter on the plane of SWEREF 99 TM (EPSG:3006), by the surveyor's formula. */
function onThePlane(corners: Corners): { areaM2: number; perimeterM: number } {
  const points = corners.map((corner) => proj4(SWEREF, [...corner]) as [number, number]);
  let [double, perimeterM] = [0, 0];
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!;
    double += x * nextY - nextX * y;
    perimeterM += Math.hypot(nextX - x, nextY - y);
  });
  return { areaM2: Math.abs(double) / 2, perimeterM };
}

describe('area and perimeter', () => {
  it.each([
    ['a rectangle', SQUARE],
    ['a round area', roundArea(TORGET, 150)],
    [
      'a triangle at the edge of the municipality',
      [
        [12.14, 58.1],
        [12.16, 58.1],
        [12.15, 58.12],
      ] as Corners,
    ],
  ])('of %s are those on the plane of SWEREF 99 TM within 0.1 %%', (_, corners) => {
    const [told, plane] = [measure(corners), onThePlane(corners)];
    expect(Math.abs(told.perimeterM / plane.perimeterM - 1)).toBeLessThan(0.001);
    expect(Math.abs(told.areaM2 / plane.areaM2 - 1)).toBeLessThan(0.001);
  });

  it('are nothing before there is an outline', () => {
    expect(measure([])).toEqual({ areaM2: 0, perimeterM: 0 });
    expect(measure([TORGET])).toEqual({ areaM2: 0, perimeterM: 0 });
  });
});

describe('an outline', () => {
  it('that crosses itself is told where', () => {
    const [a, b, c, d] = SQUARE;
    const at = crossing([a!, c!, b!, d!]);
    expect(at?.[0]).toBeCloseTo(12.2965, 5);
    expect(at?.[1]).toBeCloseTo(58.278, 5);
    expect(crossing(SQUARE)).toBeNull();
    expect(crossing(SQUARE.slice(0, 3))).toBeNull();
  });

  it('widened by 25 m grows by its perimeter times 25 m and the rounded corners, and shrunk again is nearly as before', () => {
    const { areaM2, perimeterM } = measure(SQUARE);
    const wider = grow(SQUARE, 25)!;
    const expected = areaM2 + perimeterM * 25 + Math.PI * 25 ** 2;
    expect(Math.abs(measure(wider).areaM2 / expected - 1)).toBeLessThan(0.005);
    expect(crossing(wider)).toBeNull();
    const back = measure(grow(wider, -25)!).areaM2;
    expect(Math.abs(back / areaM2 - 1)).toBeLessThan(0.01);
  });

  it('too narrow to shrink is left alone', () => {
    expect(grow(roundArea(TORGET, 20), -25)).toBeNull();
  });

  it('of a round area lies at the radius all round', () => {
    const round = roundArea(TORGET, 150);
    expect(round).toHaveLength(24);
    const [cx, cy] = proj4(SWEREF, [...TORGET]) as [number, number];
    for (const corner of round) {
      const [x, y] = proj4(SWEREF, [...corner]) as [number, number];
      expect(Math.abs(Math.hypot(x - cx, y - cy) / 150 - 1)).toBeLessThan(0.005);
    }
  });
});

describe('corners', () => {
  it('move by metres, east and north', () => {
    const before = proj4(SWEREF, [...SQUARE[1]!]) as [number, number];
    const moved = moveCorner(SQUARE, 1, 10, -20);
    const after = proj4(SWEREF, [...moved[1]!]) as [number, number];
    // The plane's north is turned by two degrees against the meridian here.
    const turned = Math.hypot(after[0] - before[0], after[1] - before[1]);
    expect(turned).toBeCloseTo(Math.hypot(10, 20), 0);
    expect(moved[1]![0]).toBeGreaterThan(SQUARE[1]![0]);
    expect(moved[1]![1]).toBeLessThan(SQUARE[1]![1]);
    expect(moved.filter((corner, index) => corner !== SQUARE[index])).toHaveLength(1);
  });

  it('are added halfway to the next, also after the last, and taken away down to three', () => {
    expect(addCornerAfter(SQUARE, 0)[1]).toEqual([12.2965, 58.277]);
    expect(addCornerAfter(SQUARE, 3)[4]).toEqual([12.294, 58.278]);
    expect(removeCorner(SQUARE, 1)).toEqual([SQUARE[0], SQUARE[2], SQUARE[3]]);
    expect(removeCorner(SQUARE.slice(0, 3), 1)).toHaveLength(3);
  });
});
