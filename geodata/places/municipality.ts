import type { Feature, Polygon } from 'geojson';
import { closedCurve } from './curve.ts';
import { toLonLat, type GridPoint } from './localGrid.ts';

/** The municipality that ships with the project. Bounds and centre in degrees, EPSG:4326. */
export const MUNICIPALITY = {
  code: '1488',
  name: 'Trollhättan',
  timeZone: 'Europe/Stockholm',
  bounds: { west: 12.135, south: 58.095, east: 12.58, north: 58.341 },
  centre: [12.2897, 58.2834] as [number, number],
  /** The built-up town, without the outer villages: what the map shows first. */
  town: { west: 12.236, south: 58.2455, east: 12.329, north: 58.3065 },
} as const;

const CONTROL: readonly GridPoint[] = [
  [-3.6, 5.9],
  [0, 6.35],
  [3.6, 6.1],
  [6.5, 5],
  [9, 3.2],
  [12, 2],
  [15.4, 0.4],
  [16.9, -2.6],
  [15.6, -6],
  [13, -8.2],
  [11.4, -11],
  [9, -14],
  [7, -17.4],
  [3.6, -20.2],
  [0.2, -20.8],
  [-2.6, -18.4],
  [-4.2, -15.6],
  [-6.4, -13],
  [-8.1, -10.9],
  [-8.9, -8],
  [-7.6, -5],
  [-6.5, -2],
  [-6.7, 1.4],
  [-5.4, 4.4],
];

/** The municipality's outline, schematic: a smooth curve inside its box, no surveyed boundary. */
export const MUNICIPALITY_OUTLINE: Feature<Polygon, { code: string; name: string }> = {
  type: 'Feature',
  properties: { code: MUNICIPALITY.code, name: MUNICIPALITY.name },
  geometry: { type: 'Polygon', coordinates: [closedCurve(CONTROL, 6).map(toLonLat)] },
};
