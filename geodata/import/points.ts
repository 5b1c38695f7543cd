import proj4 from 'proj4';
import { boxHolds, type Box } from '../space/boxes.ts';

/** SWEREF 99 TM (EPSG:3006): UTM zone 33 on GRS 80, as Lantmäteriet defines it. */
const SWEREF_99_TM = '+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs';
const toDegrees = proj4(SWEREF_99_TM, 'EPSG:4326');

/** East and north in metres, EPSG:3006, to [longitude, latitude] in degrees, EPSG:4326 (to 1e-7, a centimetre). */
export function degreesOf(eastM: number, northM: number): [number, number] {
  const [longitude, latitude] = toDegrees.forward([eastM, northM]) as [number, number];
  return [round(longitude), round(latitude)];
}

export type ReadPoint =
  { point: [number, number] } | { fault: 'axes_swapped' | 'outside_municipality' | 'no_coordinates' };

/**
 * A point from two numbers: degrees (EPSG:4326) or metres (EPSG:3006), told apart by their size. Swapped axes are told,
 * not mended: a file that swaps them may swap others unseen.
 * @param bounds of the municipality, degrees
 */
export function readPoint(x: number, y: number, bounds: Box): ReadPoint {
  const point = asDegrees(x, y);
  if (point !== null && boxHolds(bounds, point)) return { point };
  const other = asDegrees(y, x);
  if (other !== null && boxHolds(bounds, other)) return { fault: 'axes_swapped' };
  return { fault: point === null && other === null ? 'no_coordinates' : 'outside_municipality' };
}

function asDegrees(x: number, y: number): [number, number] | null {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return [x, y];
  // The extent in which SWEREF 99 TM is used, with room to spare.
  if (x >= 100_000 && x <= 1_100_000 && y >= 6_000_000 && y <= 7_800_000) return degreesOf(x, y);
  return null;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
