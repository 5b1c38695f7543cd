import type { MultiPolygon, Polygon } from 'geojson';
import { cellToBoundary, cellToLatLng, latLngToCell, polygonToCells } from 'h3-js';

/** H3 resolution of the hexagons: 0.080 km2 and neighbours 286-326 m apart in Trollhättan (0.105 km2 is the world's mean). */
export const CELL_RESOLUTION = 9;

/** The H3 cell (15 hexadecimal digits) that holds a point [longitude, latitude]. */
export function cellOf(point: readonly [number, number]): string {
  return latLngToCell(point[1], point[0], CELL_RESOLUTION);
}

/** Centre of a cell, [longitude, latitude]. */
export function cellCentre(cell: string): [number, number] {
  const [latitude, longitude] = cellToLatLng(cell);
  return [longitude, latitude];
}

/** A cell's boundary as a closed ring of [longitude, latitude], drawn towards its centre by `scale` (1 = full size). */
export function cellBoundary(cell: string, scale = 1): [number, number][] {
  const ring = cellToBoundary(cell, true) as [number, number][];
  if (scale === 1) return ring;
  const [x, y] = cellCentre(cell);
  return ring.map(([longitude, latitude]) => [x + (longitude - x) * scale, y + (latitude - y) * scale]);
}

/** Cells whose centre lies in the area. */
export function cellsIn(area: Polygon | MultiPolygon): string[] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.flatMap((rings) => polygonToCells(rings, CELL_RESOLUTION, true));
}
