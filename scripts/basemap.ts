/**
 * Turns the control points of geodata/places/drawing.ts into outlines that meet but do not overlap, and
 * writes geodata/places/outlines.ts. Run it after changing the drawing: `node scripts/basemap.ts`.
 */
import { writeFileSync } from 'node:fs';
import { difference, featureCollection, polygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { closedCurve } from '../geodata/places/curve.ts';
import { DISTRICT_DRAWING } from '../geodata/places/drawing.ts';
import { toGrid, toLonLat } from '../geodata/places/localGrid.ts';
import { riverRing } from '../geodata/places/river.ts';

/** Land between the water and the nearest district: a quay, a path. */
const BANK_KM = 0.035;
/** Points nearer than this to a neighbour's line belong to that line. */
const NODE_TOLERANCE_KM = 0.0003;

const river = polygon([riverRing(BANK_KM).map(toLonLat)]);
const rings = new Map<string, Position[]>();
const taken: Feature<Polygon | MultiPolygon>[] = [river];
for (const [code, control] of Object.entries(DISTRICT_DRAWING)) {
  const outline = polygon([closedCurve(control).map(toLonLat)]);
  const free = difference(featureCollection([outline, ...taken]));
  const ring = largestRing(free);
  rings.set(code, ring);
  taken.push(polygon([ring]));
}
for (const [code, ring] of rings) rings.set(code, withNeighboursPoints(code, ring));
writeFileSync(new URL('../geodata/places/outlines.ts', import.meta.url), source());

/** What is left may fall apart at a bend: the biggest piece is the district. */
function largestRing(free: Feature<Polygon | MultiPolygon> | null): Position[] {
  if (free === null) throw new Error('a district lies wholly under another');
  const parts = free.geometry.type === 'Polygon' ? [free.geometry.coordinates] : free.geometry.coordinates;
  const outer = parts.map((part) => part[0] ?? []);
  const biggest = outer.reduce((best, ring) => (gridArea(ring) > gridArea(best) ? ring : best));
  return biggest.map(([lon = 0, lat = 0]) => [Number(lon.toFixed(6)), Number(lat.toFixed(6))]);
}

function gridArea(ring: readonly Position[]): number {
  const points = ring.map(toGrid);
  return Math.abs(
    points.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length] ?? [0, 0];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

/** Puts neighbours' corners into a ring that passes by them, so that both draw the very same line. */
function withNeighboursPoints(code: string, ring: readonly Position[]): Position[] {
  const others = [...rings].filter(([other]) => other !== code).flatMap(([, points]) => points);
  const noded: Position[] = [];
  ring.slice(0, -1).forEach((start, i) => {
    const end = ring[i + 1] as Position;
    const between = others
      .map((point) => ({ point, along: shareAlong(point, start, end) }))
      .filter(({ along }) => along !== null)
      .sort((a, b) => (a.along ?? 0) - (b.along ?? 0));
    noded.push(start, ...between.map(({ point }) => point));
  });
  return withoutSpikes(noded);
}

/** Drops repeated points and out-and-back spikes (a, b, a), and closes the ring. */
function withoutSpikes(open: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of open) {
    if (String(point) === String(kept.at(-2))) kept.pop();
    else if (String(point) !== String(kept.at(-1))) kept.push(point);
  }
  return [...kept, kept[0] as Position];
}

/** Where a point lies along a segment (0-1), or null if it is not on it or is one of its ends. */
function shareAlong(point: Position, start: Position, end: Position): number | null {
  const [p, a, b] = [toGrid(point), toGrid(start), toGrid(end)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const share = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
  const [x, y] = [a[0] + share * dx, a[1] + share * dy];
  const offKm = Math.hypot(p[0] - x, p[1] - y);
  const endsKm = Math.min(Math.hypot(p[0] - a[0], p[1] - a[1]), Math.hypot(p[0] - b[0], p[1] - b[1]));
  return share > 0 && share < 1 && offKm < NODE_TOLERANCE_KM && endsKm > 0.0002 ? share : null;
}

function source(): string {
  const blocks = [...rings].map(([code, ring]) => `  ${code}: \`\n${lines(ring)}\n  \`,`);
  return `// Written by scripts/basemap.ts from drawing.ts: do not edit. Rings as "lon lat lon lat ...", EPSG:4326.
export const OUTLINES: Readonly<Record<string, string>> = {\n${blocks.join('\n')}\n};\n`;
}

function lines(ring: readonly Position[]): string {
  const pairs = ring.map(([lon, lat]) => `${lon} ${lat}`);
  const rows: string[] = [];
  for (let i = 0; i < pairs.length; i += 5) rows.push('    ' + pairs.slice(i, i + 5).join(' '));
  return rows.join('\n');
}
