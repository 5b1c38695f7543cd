import { cellToBoundary, latLngToCell } from 'h3-js';

/** H3 resolution of the hexagons: about 0.1 km2, neighbours 286-326 m apart in Trollhättan. */
export const CELL_RESOLUTION = 9;

/** The H3 cell (15 hexadecimal digits) that holds a point [longitude, latitude]. */
export function cellOf(point: readonly [number, number]): string {
  return latLngToCell(point[1], point[0], CELL_RESOLUTION);
}

/** A cell's boundary as a closed ring of [longitude, latitude]. */
export function cellBoundary(cell: string): [number, number][] {
  return cellToBoundary(cell, true) as [number, number][];
}
