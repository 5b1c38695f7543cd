import { cellCentre } from '@lyktan/geodata/space/cell';
import type { MapModel, PlaceRef } from './model.ts';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const AXES: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** A degree of longitude is this share of a degree of latitude at 58° N: distances must look right on the map. */
const LONGITUDE_SHARE = 0.526;

interface Stop {
  ref: PlaceRef;
  at: [number, number];
}

/**
 * The place that an arrow key leads to: the nearest coloured one in that direction, sideways distance counted double. With
 * nothing highlighted, or something that is gone, the one of the highest value. Null if there is nowhere to go.
 */
export function nextPlace(
  model: MapModel,
  from: PlaceRef | null,
  direction: Direction,
  shown: 'cell' | 'district',
): Stop | null {
  const stops = stopsOf(model, shown);
  const start = stops.find(({ ref }) => ref.kind === from?.kind && ref.id === from.id);
  if (start === undefined) return stops[0] ?? null;
  const [ax, ay] = AXES[direction];
  let best: Stop | null = null;
  let bestCost = Infinity;
  for (const stop of stops) {
    const [dx, dy] = [(stop.at[0] - start.at[0]) * LONGITUDE_SHARE, stop.at[1] - start.at[1]];
    const [ahead, aside] = [dx * ax + dy * ay, Math.abs(dx * ay) + Math.abs(dy * ax)];
    const cost = ahead + 2 * aside;
    if (ahead > 1e-6 && aside <= ahead * 2 && cost < bestCost) [best, bestCost] = [stop, cost];
  }
  return best;
}

/** Coloured places, highest value first. */
function stopsOf(model: MapModel, shown: 'cell' | 'district'): Stop[] {
  const places = shown === 'cell' ? model.cells : model.districtValues;
  if (places === null) return [];
  return places.ids
    .map((id, i) => ({ id, value: places.values[i] ?? 0, rampClass: places.classes[i] ?? 0 }))
    .filter(({ rampClass }) => rampClass > 0)
    .sort((a, b) => b.value - a.value)
    .flatMap(({ id }) => {
      const at =
        shown === 'cell'
          ? cellCentre(id)
          : model.districts.features.find(({ properties }) => properties.code === id)?.properties.label;
      return at === undefined ? [] : [{ ref: { kind: shown, id }, at }];
    });
}
