import type { Feature, FeatureCollection, LineString, MultiLineString, Point, Polygon } from 'geojson';
import { closedCurve, openCurve } from './curve.ts';
import { LANDMARKS, type LandmarkKind } from './landmarks.ts';
import { toLonLat, type GridPoint } from './localGrid.ts';
import { riverCourse, riverParallel, riverRing } from './river.ts';
import { RAILWAY, ROADS, type RoadKind } from './roads.ts';

export interface RoadProperties {
  kind: RoadKind;
  number: string | null;
}

export interface LabelProperties {
  name: string;
  kind: LandmarkKind;
  id: string;
}

/** Göta älv, 140-260 m wide here, with an island at the falls. */
export const WATER: FeatureCollection<Polygon, { name: string }> = collection([
  {
    type: 'Feature',
    properties: { name: 'Göta älv' },
    geometry: { type: 'Polygon', coordinates: [riverRing().map(toLonLat), island()] },
  },
]);

/** Both shores, and lines inside the water that follow them (water-lining, as engravers drew it). */
export const SHORES: Feature<MultiLineString, null> = multiLine([
  riverParallel('left', 1),
  riverParallel('right', 1),
]);
export const WATER_LINES: Feature<MultiLineString, null> = multiLine(
  [0.62, 0.26].flatMap((share) => [riverParallel('left', share), riverParallel('right', share)]),
);

/** The course of the river from south to north: its name is set along it. */
export const RIVER_COURSE: Feature<LineString, { name: string }> = {
  type: 'Feature',
  properties: { name: 'Göta älv' },
  geometry: { type: 'LineString', coordinates: riverCourse().reverse().map(toLonLat) },
};

export const ROAD_LINES: FeatureCollection<LineString, RoadProperties> = collection(
  ROADS.map(({ kind, number, line }) => ({
    type: 'Feature',
    properties: { kind, number },
    geometry: { type: 'LineString', coordinates: openCurve(line).map(toLonLat) },
  })),
);

/** Where roads cross the water: drawn again above it. */
export const BRIDGES: FeatureCollection<LineString, RoadProperties> = collection(
  ROADS.flatMap(({ kind, number, line }) =>
    crossings(openCurve(line, 24)).map((part) => ({
      type: 'Feature' as const,
      properties: { kind, number },
      geometry: { type: 'LineString' as const, coordinates: part.map(toLonLat) },
    })),
  ),
);

export const ROAD_SHIELDS: FeatureCollection<Point, { number: string }> = collection(
  ROADS.flatMap(({ number, shields }) =>
    shields.map((point) => ({
      type: 'Feature' as const,
      properties: { number: number ?? '' },
      geometry: { type: 'Point' as const, coordinates: toLonLat(point) },
    })),
  ),
);

export const RAILWAY_LINE: Feature<LineString, null> = {
  type: 'Feature',
  properties: null,
  geometry: { type: 'LineString', coordinates: openCurve(RAILWAY).map(toLonLat) },
};

export const LANDMARK_LABELS: FeatureCollection<Point, LabelProperties> = collection(
  LANDMARKS.map(({ id, name, kind, point }) => ({
    type: 'Feature',
    properties: { id, name, kind },
    geometry: { type: 'Point', coordinates: point },
  })),
);

/** The stretches of a line that lie over the river, with one point of land at each end. */
function crossings(line: readonly GridPoint[]): GridPoint[][] {
  const ring = riverRing(0.012);
  const wet = line.map((point) => ringHolds(ring, point));
  const near = line.map((_, i) => wet[i - 1] || wet[i] || wet[i + 1]);
  const parts: GridPoint[][] = [];
  line.forEach((point, i) => {
    if (near[i] && !near[i - 1]) parts.push([]);
    if (near[i]) parts.at(-1)?.push(point);
  });
  return parts.filter((part) => part.length > 1);
}

/** Even-odd rule. */
function ringHolds(ring: readonly GridPoint[], [x, y]: GridPoint): boolean {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as GridPoint;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/** The rock at the falls, west of Hjortmossen. */
function island() {
  const outline: GridPoint[] = [
    [-0.6, -0.36],
    [-0.57, -0.42],
    [-0.62, -0.54],
    [-0.7, -0.63],
    [-0.72, -0.56],
    [-0.66, -0.44],
  ];
  return closedCurve(outline, 4).map(toLonLat);
}

function multiLine(lines: GridPoint[][]): Feature<MultiLineString, null> {
  const coordinates = lines.map((line) => line.map(toLonLat));
  return { type: 'Feature', properties: null, geometry: { type: 'MultiLineString', coordinates } };
}

function collection<G extends Polygon | LineString | Point, P>(
  features: Feature<G, P>[],
): FeatureCollection<G, P> {
  return { type: 'FeatureCollection', features };
}
