/** Terra Draw's own, on the map only while an area is drawn. */
export const DRAWING_LAYERS = [
  'td-polygon',
  'td-polygon-outline',
  'td-linestring',
  'td-point',
  'td-point-marker',
] as const;

/**
 * Every layer of the map, bottom first: the only place that decides what lies over what. A layer that is
 * not listed here does not get onto the map.
 */
export const MAP_ORDER = [
  'land',
  'municipality',
  'built-up',
  'road-minor-casing',
  'road-main-casing',
  'road-national-casing',
  'road-minor',
  'road-main',
  'road-national',
  'hatch-cells',
  'hatch-districts',
  'district-counts',
  'glow-wide',
  'glow-near',
  'hexagons',
  'water',
  'water-lines',
  'shores',
  'bridge-casing',
  'bridge',
  'railway',
  'railway-ticks',
  'roads-over-cells',
  'district-lines',
  'points',
  'focus-casing',
  'focus-line',
  'focus-band',
  'focus-dots',
  'highlight-casing',
  'highlight',
  'selection-casing',
  'selection',
  ...DRAWING_LAYERS,
  'road-shields',
  'river-name',
  'landmark-names',
  'district-names',
] as const;
export type MapLayerId = (typeof MAP_ORDER)[number];

/** Rank of a layer, 0 = bottom. Throws on an id that the list does not know. */
export function rankOf(id: string): number {
  const rank = (MAP_ORDER as readonly string[]).indexOf(id);
  if (rank === -1) throw new Error(`Layer "${id}" has no place in the order of layers. Add it to order.ts.`);
  return rank;
}

/** The layers from bottom to top. Throws on an unlisted id. */
export function inOrder<T extends { id: string }>(layers: readonly T[]): T[] {
  return [...layers].sort((a, b) => rankOf(a.id) - rankOf(b.id));
}

/** The nearest layer above `id` among `present` (before which it must be inserted), or undefined at the top. */
export function layerAbove(id: string, present: readonly string[]): string | undefined {
  const rank = rankOf(id);
  return inOrder(present.map((other) => ({ id: other }))).find((other) => rankOf(other.id) > rank)?.id;
}
