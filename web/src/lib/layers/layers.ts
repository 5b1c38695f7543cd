import { districtCounts } from './districtCounts.ts';
import { districts } from './districts.ts';
import { events } from './events.ts';
import { focusAreas } from './focusAreas.ts';
import { hexagons } from './hexagons.ts';
import type { MapLayer } from './layer.ts';
import { points } from './points.ts';
import { selection } from './selection.ts';

/** Everything that can be on the map besides the basemap. What lies over what is decided in map/order.ts. */
export const LAYERS: readonly MapLayer[] = [
  hexagons,
  districtCounts,
  points,
  districts,
  focusAreas,
  events,
  selection,
];

/** Those that people can switch on and off, in the order of the menu. */
export const TOGGLES: readonly MapLayer[] = [hexagons, districtCounts, points, districts, focusAreas, events];
