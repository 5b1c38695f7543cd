import { cellCentre, cellOf } from '@lyktan/geodata/space/cell';
import { boxAround, boxHolds, type Box } from '@lyktan/geodata/space/boxes';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { hexagons } from '../layers/hexagons.ts';
import { isShown } from '../layers/layer.ts';
import type { Districts, MapModel, PlaceRef } from './model.ts';

/**
 * What lies at a point ([longitude, latitude]): where hexagons are shown the hexagon, if it was ever reported or lies in
 * the town (it may say "no reports"), else the district. Found by arithmetic, not by reading pixels back from the graphics
 * card, so that it costs nothing while the pointer moves.
 */
export function placeAt(point: [number, number], model: MapModel): PlaceRef | null {
  if (isShown(hexagons, model) && model.cells !== null) {
    const cell = cellOf(point);
    const known = model.cells.ids.includes(cell) || districtAt(cellCentre(cell), model.districts) !== null;
    return known ? { kind: 'cell', id: cell } : null;
  }
  const code = districtAt(point, model.districts);
  return code === null ? null : { kind: 'district', id: code };
}

/** Code of the district that holds a point, or null in a gap. */
export function districtAt(point: readonly [number, number], districts: Districts): string | null {
  const feature = districts.features.find(
    ({ geometry }) => boxHolds(boxOf(geometry), point) && holds(geometry, point),
  );
  return feature?.properties.code ?? null;
}

const boxes = new WeakMap<Polygon | MultiPolygon, Box>();

function boxOf(geometry: Polygon | MultiPolygon): Box {
  const known = boxes.get(geometry);
  if (known !== undefined) return known;
  const box = boxAround(polygonsOf(geometry).flatMap((rings) => rings[0] ?? []));
  boxes.set(geometry, box);
  return box;
}

function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Even-odd rule over outer ring and holes. */
function holds(geometry: Polygon | MultiPolygon, [x, y]: readonly [number, number]): boolean {
  return polygonsOf(geometry).some((rings) => {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [ax = 0, ay = 0] = ring[i] ?? [];
        const [bx = 0, by = 0] = ring[i + 1] ?? [];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  });
}
