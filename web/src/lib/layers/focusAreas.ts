import type {
  ExpressionSpecification,
  GeoJSONSource,
  LineLayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl';
import type { FocusAreas } from '../map/model.ts';
import type { MapLayer } from './layer.ts';

/** Outside its window an area stays drawn, weaker. */
const OPACITY: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'active'], true], 1, 0.75];

/** Focus areas: a cased line with dots inside it. The pattern tells it, not the hue. Tags are drawn by FocusTags. */
export const focusAreas: MapLayer = {
  id: 'focusAreas',
  shownByDefault: true,
  legend: 'focus_line',
  style: (_, tokens) => ({
    sources: {
      'focus-areas': { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' },
    },
    layers: [
      line('focus-casing', tokens.focusCasing, 6.4),
      line('focus-line', tokens.focus, 2.4),
      line('focus-band', tokens.focusCasing, 5.6, { 'line-offset': 6, 'line-opacity': 0.7 }),
      line('focus-dots', tokens.focus, 1.9, { 'line-offset': 6, 'line-dasharray': [0, 5.4 / 1.9] }),
    ],
  }),
  sync: (map, model, shown) => {
    for (const id of ['focus-casing', 'focus-line', 'focus-band', 'focus-dots']) {
      map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
    }
    if (drawn.get(map) !== model.focusAreas) {
      drawn.set(map, model.focusAreas);
      (map.getSource('focus-areas') as GeoJSONSource).setData(model.focusAreas);
    }
    for (const { properties } of model.focusAreas.features) {
      map.setFeatureState(
        { source: 'focus-areas', id: properties.id },
        { active: model.focusTag(properties).active },
      );
    }
  },
};

const drawn = new WeakMap<MapLibreMap, FocusAreas>();

function line(
  id: string,
  color: string,
  width: number,
  more: LineLayerSpecification['paint'] = {},
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source: 'focus-areas',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width, 'line-opacity': OPACITY, ...more },
  };
}
