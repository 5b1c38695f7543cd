import { boxAround } from '@lyktan/geodata/space/boxes';
import { cellCentre } from '@lyktan/geodata/space/cell';
import type { Map as MapLibre } from 'maplibre-gl';
import type { MapModel, MapPadding, PlaceRef } from './model.ts';

/** Where a place is: a hexagon's centre, a district's name, the middle of a focus area. Null if the model lacks it. */
export function centreOf(ref: PlaceRef, model: MapModel): [number, number] | null {
  if (ref.kind === 'cell') return cellCentre(ref.id);
  if (ref.kind === 'district') {
    return (
      model.districts.features.find(({ properties }) => properties.code === ref.id)?.properties.label ?? null
    );
  }
  const area = model.focusAreas.features.find(({ properties }) => properties.id === ref.id)?.geometry;
  if (area === undefined) return null;
  const { west, south, east, north } = boxAround(
    area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2),
  );
  return [(west + east) / 2, (south + north) / 2];
}

/** Moves the map just far enough that a point stands clear of the panels. */
export function bringIntoView(
  map: MapLibre,
  at: [number, number],
  padding: MapPadding,
  still: boolean,
): void {
  const { x, y } = map.project(at);
  const { clientWidth, clientHeight } = map.getContainer();
  const margin = 40;
  const dx = outside(x, padding.left + margin, clientWidth - padding.right - margin);
  const dy = outside(y, padding.top + margin, clientHeight - padding.bottom - margin);
  if (dx !== 0 || dy !== 0) map.panBy([dx, dy], { duration: still ? 0 : 160 });
}

/** How far a value lies outside a range: negative below, positive above, 0 inside. */
function outside(value: number, low: number, high: number): number {
  if (value < low) return value - low;
  return value > high ? value - high : 0;
}
