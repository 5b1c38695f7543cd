import type { Layer } from '@deck.gl/core';
import type { FeatureCollection, Position } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Districts, MapModel } from '../map/model.ts';
import type { MapLayer, Scene } from './layer.ts';

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Reports by district, coloured by class; a district without reports in the filter is hatched. */
export const districtCounts: MapLayer = {
  id: 'districtCounts',
  shownByDefault: false,
  legend: 'ramp',
  style: (light) => ({
    sources: { 'hatch-districts': { type: 'geojson', data: NOTHING, promoteId: 'code' } },
    layers: [
      {
        id: 'hatch-districts',
        type: 'fill',
        source: 'hatch-districts',
        layout: { visibility: 'none' },
        paint: {
          'fill-pattern': `hatch-${light}`,
          'fill-opacity': ['case', ['boolean', ['feature-state', 'reported'], false], 0, 1],
        },
      },
    ],
  }),
  sync: (map, model, shown) => {
    const visibility = shown && model.districtValues !== null ? 'visible' : 'none';
    if (map.getLayoutProperty('hatch-districts', 'visibility') !== visibility) {
      map.setLayoutProperty('hatch-districts', 'visibility', visibility);
    }
    if (drawn.get(map) !== model.districts) {
      drawn.set(map, model.districts);
      (map.getSource('hatch-districts') as GeoJSONSource).setData(model.districts);
    }
    for (const { properties } of model.districts.features) {
      map.setFeatureState(
        { source: 'hatch-districts', id: properties.code },
        { reported: classOf(properties.code, model) > 0 },
      );
    }
  },
  deck: (scene, shown) => [fills(scene, shown)],
};

const drawn = new WeakMap<MapLibreMap, Districts>();

interface Part {
  code: string;
  rings: Position[][];
}

let cut: { from: Districts | null; parts: Part[] } = { from: null, parts: [] };

function districtParts(districts: Districts): Part[] {
  if (cut.from !== districts) {
    const parts = districts.features.flatMap(({ geometry, properties }) => {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return polygons.map((rings) => ({ code: properties.code, rings }));
    });
    cut = { from: districts, parts };
  }
  return cut.parts;
}

function fills({ model, parts, ramp, version }: Scene, shown: boolean): Layer {
  return new parts.SolidPolygonLayer<Part>({
    id: 'district-counts',
    data: districtParts(model.districts),
    visible: shown && model.districtValues !== null,
    getPolygon: ({ rings }) => rings as [number, number][][],
    positionFormat: 'XY',
    getFillColor: ({ code }) => {
      const [r, g, b, a] = ramp[classOf(code, model)] ?? [0, 0, 0, 0];
      return [r, g, b, a * 0.9];
    },
    updateTriggers: { getFillColor: version },
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  });
}

function classOf(code: string, { districtValues }: MapModel): number {
  return districtValues?.classes[districtValues.ids.indexOf(code)] ?? 0;
}
