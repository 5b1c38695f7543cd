import type { Position } from 'geojson';

/** A point of the drawing: kilometres east and north of Drottningtorget. */
export type GridPoint = readonly [eastKm: number, northKm: number];

const ORIGIN: readonly [number, number] = [12.2897, 58.2834];
const KM_PER_DEGREE_LATITUDE = 111.36;
const KM_PER_DEGREE_LONGITUDE = 58.57;

/**
 * Longitude and latitude (EPSG:4326, degrees, five decimals: about a metre) of a point of the drawing.
 * A plane is exact enough here: the drawing itself is good to some hundred metres.
 */
export function toLonLat([eastKm, northKm]: GridPoint): Position {
  return [
    Number((ORIGIN[0] + eastKm / KM_PER_DEGREE_LONGITUDE).toFixed(5)),
    Number((ORIGIN[1] + northKm / KM_PER_DEGREE_LATITUDE).toFixed(5)),
  ];
}

/** Inverse of `toLonLat`, unrounded. */
export function toGrid([longitude, latitude]: readonly number[]): GridPoint {
  return [
    ((longitude ?? 0) - ORIGIN[0]) * KM_PER_DEGREE_LONGITUDE,
    ((latitude ?? 0) - ORIGIN[1]) * KM_PER_DEGREE_LATITUDE,
  ];
}
