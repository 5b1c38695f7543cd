import type { Position } from 'geojson';

/** A box in degrees, EPSG:4326. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Smallest box around positions; throws if there are none. */
export function boxAround(positions: readonly Position[]): Box {
  if (positions.length === 0) throw new RangeError('no positions to put a box around');
  const longitudes = positions.map(([longitude]) => longitude ?? 0);
  const latitudes = positions.map(([, latitude]) => latitude ?? 0);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/** True if the point ([longitude, latitude]) lies in the box, edges included. */
export function boxHolds(box: Box, [longitude = NaN, latitude = NaN]: readonly number[]): boolean {
  return longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north;
}
