import { fromVectorTileJs } from '@maplibre/vt-pbf';
import type { Position } from 'geojson';
import { TILE_EXTENT, type ReportTile, type TileFocusArea } from '../queries/tiles.ts';

const POINT = 1;
const POLYGON = 3;

type TileBytes = Uint8Array<ArrayBuffer>;

interface Feature {
  id?: number;
  type: typeof POINT | typeof POLYGON;
  /** Parts of a point, rings of a polygon. */
  geometry: [x: number, y: number][][];
  properties: Record<string, string | number>;
}

/**
 * A Mapbox vector tile (version 2) of two layers: `reports`, and `summary` with one point in the middle that says how
 * many reports there are (`total`) and how many of them are shown (`shown`).
 */
export function reportTileBytes({ reports, total }: ReportTile): TileBytes {
  const points = reports.map(({ id, x, y, ...properties }): Feature => ({
    id,
    type: POINT,
    geometry: [[[x, y]]],
    properties,
  }));
  const middle: [number, number] = [TILE_EXTENT / 2, TILE_EXTENT / 2];
  const summary: Feature = {
    type: POINT,
    geometry: [[middle]],
    properties: { total, shown: reports.length },
  };
  return bytesOf({ reports: points, summary: [summary] });
}

/** A Mapbox vector tile (version 2) of one layer, `focus-areas`. */
export function focusAreaTileBytes(areas: readonly TileFocusArea[]): TileBytes {
  const features = areas.map(({ geometry, ...properties }): Feature => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const rings = polygons.flatMap((polygon) => polygon.map((ring, index) => wound(ring, index === 0)));
    return { type: POLYGON, geometry: rings, properties };
  });
  return bytesOf({ 'focus-areas': features });
}

function bytesOf(layers: Record<string, Feature[]>): TileBytes {
  const written = Object.entries(layers).map(([name, features]) => [name, layerOf(name, features)]);
  return fromVectorTileJs({ layers: Object.fromEntries(written) as never }) as TileBytes;
}

/** A layer in the shape in which the encoder reads one. */
function layerOf(name: string, features: readonly Feature[]) {
  return {
    version: 2,
    name,
    extent: TILE_EXTENT,
    length: features.length,
    feature: (index: number) => {
      const { geometry, ...feature } = features[index]!;
      const loadGeometry = () => geometry.map((part) => part.map(([x, y]) => ({ x, y })));
      return { ...feature, extent: TILE_EXTENT, loadGeometry };
    },
  };
}

/** Outer rings turn clockwise on the screen and inner ones the other way: so the format tells holes from islands. */
function wound(ring: readonly Position[], outer: boolean): [number, number][] {
  const points = ring.map(([x, y]): [number, number] => [x!, y!]);
  let doubleArea = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1]!, points[index]!];
    doubleArea += a[0] * b[1] - b[0] * a[1];
  }
  return doubleArea > 0 === outer ? points : points.reverse();
}
