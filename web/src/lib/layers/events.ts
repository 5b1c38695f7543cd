import type { MapLayer } from './layer.ts';

/**
 * Events the police published: one numbered badge a district, never a spot, since all bear the municipality's one point.
 * The badges are drawn by EventBadges, over the map, so that they can be read and reached by keyboard.
 */
export const events: MapLayer = {
  id: 'events',
  shownByDefault: false,
  legend: 'badge',
};
