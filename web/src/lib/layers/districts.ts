import { boundaryLines } from '@lyktan/geodata/space/boundaries';
import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Districts } from '../map/model.ts';
import type { MapLayer } from './layer.ts';

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Names and dotted outlines of the districts. */
export const districts: MapLayer = {
  id: 'districts',
  shownByDefault: true,
  legend: 'district_line',
  style: (_, tokens) => ({
    sources: {
      'built-up': { type: 'geojson', data: NOTHING },
      'district-lines': { type: 'geojson', data: NOTHING },
      'district-names': { type: 'geojson', data: NOTHING },
    },
    layers: [
      { id: 'built-up', type: 'fill', source: 'built-up', paint: { 'fill-color': tokens.builtUp } },
      {
        id: 'district-lines',
        type: 'line',
        source: 'district-lines',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': tokens.district, 'line-width': 1.1, 'line-dasharray': [0, 3] },
      },
      {
        id: 'district-names',
        type: 'symbol',
        source: 'district-names',
        layout: {
          'text-field': ['get', 'name'],
          'text-font': ['Figtree Semibold'],
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            9,
            11,
            12.5,
            ['case', ['get', 'centre'], 15, 13],
            15,
            ['case', ['get', 'centre'], 19, 16],
          ],
          'text-padding': 1,
          'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
          'text-radial-offset': 0.4,
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { 'text-color': tokens.label, 'text-halo-color': tokens.halo, 'text-halo-width': 1.7 },
      },
    ],
  }),
  sync: (map, model, shown) => {
    show(map, ['district-lines', 'district-names'], shown);
    if (drawn.get(map) === model.districts) return;
    drawn.set(map, model.districts);
    source(map, 'built-up').setData(model.districts);
    source(map, 'district-lines').setData({
      type: 'Feature',
      properties: null,
      geometry: boundaryLines(model.districts),
    });
    source(map, 'district-names').setData(names(model.districts));
  },
};

const drawn = new WeakMap<MapLibreMap, Districts>();

function source(map: MapLibreMap, id: string): GeoJSONSource {
  return map.getSource(id) as GeoJSONSource;
}

function show(map: MapLibreMap, ids: readonly string[], shown: boolean): void {
  const visibility = shown ? 'visible' : 'none';
  for (const id of ids) {
    if ((map.getLayoutProperty(id, 'visibility') ?? 'visible') !== visibility)
      map.setLayoutProperty(id, 'visibility', visibility);
  }
}

/** The centre's name first: where names collide, it stays. */
function names({
  features,
}: Districts): FeatureCollection<Point, { name: string; centre: boolean; rank: number }> {
  return {
    type: 'FeatureCollection',
    features: features.map(({ properties: { code, name, label } }, i) => ({
      type: 'Feature',
      properties: { name, centre: code === 'centrum', rank: code === 'centrum' ? -1 : i },
      geometry: { type: 'Point', coordinates: label },
    })),
  };
}
