import {
  cellToBoundary,
  cellToLatLng,
  gridDisk,
  latLngToCell,
  polygonToCellsExperimental,
  POLYGON_TO_CELLS_FLAGS,
} from 'h3-js';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Resolution of the hexagons: about 0.1 km² each. */
export const CELL_RESOLUTION = 9;

/** H3 id of the cell that holds a point ([longitude, latitude], EPSG:4326). */
export function cellOf([longitude, latitude]: readonly number[]): string {
  return latLngToCell(latitude ?? 0, longitude ?? 0, CELL_RESOLUTION);
}

/** Centre of a cell, [longitude, latitude]. */
export function cellCentre(cell: string): [number, number] {
  const [latitude, longitude] = cellToLatLng(cell);
  return [longitude, latitude];
}

/** Closed ring of a cell's outline, drawn towards its centre by `scale` (1 = full size). */
export function cellRing(cell: string, scale = 1): Position[] {
  const [x, y] = cellCentre(cell);
  return cellToBoundary(cell, true).map(([longitude = 0, latitude = 0]) => [
    x + (longitude - x) * scale,
    y + (latitude - y) * scale,
  ]);
}

/** Cells whose area touches a polygon. */
export function cellsTouching(area: Polygon | MultiPolygon): string[] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.flatMap((rings) =>
    polygonToCellsExperimental(rings, CELL_RESOLUTION, POLYGON_TO_CELLS_FLAGS.containmentCenter, true),
  );
}

/** The six neighbours of a cell. */
export function neighboursOf(cell: string): string[] {
  return gridDisk(cell, 1).filter((other) => other !== cell);
}
