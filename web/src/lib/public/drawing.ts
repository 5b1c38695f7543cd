import {
  RAILWAY_LINE,
  RIVER_COURSE,
  ROAD_LINES,
  SHORES,
  WATER,
  WATER_LINES,
} from '@lyktan/geodata/places/basemap';
import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { LANDMARKS } from '@lyktan/geodata/places/landmarks';
import { MUNICIPALITY, MUNICIPALITY_OUTLINE } from '@lyktan/geodata/places/municipality';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Pixels per degree of latitude: the town fills a desktop screen. */
const SCALE = 15_600;
const [WEST, NORTH] = [MUNICIPALITY.town.west - 0.06, MUNICIPALITY.town.north + 0.036];
const SHRINK = Math.cos((MUNICIPALITY.centre[1] * Math.PI) / 180);

/** Those by which a stranger finds the way; others lie under a district's name. */
const SHOWN_LANDMARKS = new Set(['resecentrum', 'nal']);

/** Names moved (pixels at full size) so that they do not lie on each other in the dense middle. */
const NUDGES: Readonly<Record<string, readonly [number, number]>> = {
  centrum: [-22, -30],
  tingvalla: [14, 44],
};

/** Names that a phone has room for. */
const MAJOR = new Set([
  'centrum',
  'stromslund',
  'kronogarden',
  'sylte',
  'skogshojden',
  'kallstorp',
  'stavre',
  'skoftebyn',
]);

export interface DrawnDistrict {
  code: string;
  name: string;
  path: string;
  label: [number, number];
  /** Whether the name stands on a small screen too. */
  major: boolean;
}

/** The schematic town as SVG paths, one unit a pixel at full size. Plate carrée about the town: true to a metre or two here. */
export interface Drawing {
  viewBox: string;
  districts: DrawnDistrict[];
  water: string;
  shores: string;
  waterLines: string;
  roads: { main: string; local: string };
  railway: string;
  /** The river's course from south to north, for its name. */
  river: string;
  landmarks: { name: string; x: number; y: number }[];
  /** The whole municipality, small, for the villages outside the large map. */
  inset: { viewBox: string; outline: string; frame: { x: number; y: number; width: number; height: number } };
}

let made: Drawing | null = null;

/** Draws the town; made once, since the places ship with the project. */
export function drawTown(): Drawing {
  made ??= draw();
  return made;
}

function draw(): Drawing {
  const { town, bounds } = MUNICIPALITY;
  const [right, bottom] = project([town.east + 0.045, town.south - 0.006]);
  const [left, top] = project([bounds.west, bounds.north]);
  const [farRight, farBottom] = project([bounds.east, bounds.south]);
  return {
    viewBox: `0 0 ${right.toFixed(0)} ${bottom.toFixed(0)}`,
    districts: DISTRICTS.features.map(({ properties, geometry }) => ({
      code: properties.code,
      name: properties.name,
      path: areaPath(geometry),
      label: nudged(properties.code, project(properties.label)),
      major: MAJOR.has(properties.code),
    })),
    water: WATER.features.map(({ geometry }) => areaPath(geometry)).join(''),
    shores: linesPath(SHORES.geometry.coordinates),
    waterLines: linesPath(WATER_LINES.geometry.coordinates),
    roads: { main: roadsPath(true), local: roadsPath(false) },
    railway: linesPath([RAILWAY_LINE.geometry.coordinates]),
    river: linesPath([RIVER_COURSE.geometry.coordinates]),
    landmarks: LANDMARKS.filter(({ id }) => SHOWN_LANDMARKS.has(id)).map(({ name, point }) => {
      const [x, y] = project(point);
      return { name, x, y };
    }),
    inset: {
      viewBox: `${left - 40} ${Math.min(top, 0) - 40} ${farRight - left + 80} ${farBottom - Math.min(top, 0) + 80}`,
      outline: areaPath(MUNICIPALITY_OUTLINE.geometry),
      frame: { x: 0, y: 0, width: right, height: bottom },
    },
  };
}

function nudged(code: string, [x, y]: [number, number]): [number, number] {
  const [right, down] = NUDGES[code] ?? [0, 0];
  return [x + right, y + down];
}

function roadsPath(main: boolean): string {
  const lines = ROAD_LINES.features.filter(({ properties }) => (properties.number !== null) === main);
  return linesPath(lines.map(({ geometry }) => geometry.coordinates));
}

function areaPath(geometry: Polygon | MultiPolygon): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.map((ring) => `${linePath(ring.slice(0, -1))}Z`)).join('');
}

function linesPath(lines: readonly Position[][]): string {
  return lines.map(linePath).join('');
}

/** Whole tenths of a pixel, relative steps: half the bytes of absolute ones. */
function linePath(line: readonly Position[]): string {
  let last: [number, number] = [0, 0];
  return line
    .map((position, index) => {
      const [x, y] = project(position);
      const step = index === 0 ? `M${x} ${y}` : `l${tenth(x - last[0])} ${tenth(y - last[1])}`;
      last = [x, y];
      return step;
    })
    .join('');
}

function project(position: Position): [number, number] {
  const [longitude, latitude] = position as [number, number];
  return [tenth((longitude - WEST) * SHRINK * SCALE), tenth((NORTH - latitude) * SCALE)];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
