import {
  BRIDGES,
  LANDMARK_LABELS,
  RAILWAY_LINE,
  RIVER_COURSE,
  ROAD_LINES,
  ROAD_SHIELDS,
  SHORES,
  WATER,
  WATER_LINES,
} from '@lyktan/geodata/places/basemap';
import { MUNICIPALITY_OUTLINE } from '@lyktan/geodata/places/municipality';
import type { RoadKind } from '@lyktan/geodata/places/roads';
import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SourceSpecification,
} from 'maplibre-gl';
import type { MapLight } from './model.ts';
import type { MapTokens } from './tokens.ts';

/** The project's own basemap: land, roads, railway, water, names. No colour is data-driven, so all of them can fade. */
export function basemapSources(): Record<string, SourceSpecification> {
  const geojson = (data: GeoJSON.GeoJSON): SourceSpecification => ({ type: 'geojson', data, tolerance: 0.2 });
  return {
    municipality: geojson(MUNICIPALITY_OUTLINE),
    roads: geojson(ROAD_LINES),
    bridges: geojson(BRIDGES),
    railway: geojson(RAILWAY_LINE),
    water: geojson(WATER),
    shores: geojson(SHORES),
    'water-lines': geojson(WATER_LINES),
    'river-course': geojson(RIVER_COURSE),
    'road-shields': geojson(ROAD_SHIELDS),
    landmarks: geojson(LANDMARK_LABELS),
  };
}

/** All layers of the basemap in one light, in no order (see order.ts). */
export function basemapLayers(light: MapLight, tokens: MapTokens): LayerSpecification[] {
  return [
    { id: 'land', type: 'background', paint: { 'background-color': tokens.land } },
    line('municipality', 'municipality', tokens.district, 1, {
      'line-dasharray': [6, 4],
      'line-opacity': 0.6,
    }),
    ...roadLayers(tokens),
    line('railway', 'railway', tokens.rail, byZoom(0.8, 1.1, 1.6)),
    {
      ...line('railway-ticks', 'railway', tokens.rail, byZoom(3, 5, 7), { 'line-dasharray': [0.22, 1.5] }),
      layout: {},
    },
    ...waterLayers(tokens),
    ...nameLayers(light, tokens),
  ];
}

/** What a stranger steers by, named at every scale; the others follow when one comes closer. */
const FIRST_LANDMARKS = ['drottningtorget', 'resecentrum', 'hogskolan_vast', 'nal'];

const WIDTHS: Readonly<Record<RoadKind, readonly [number, number, number]>> = {
  minor: [0.6, 1.6, 4],
  main: [0.7, 2.2, 7],
  national: [1.4, 4.2, 10],
};

function roadLayers(tokens: MapTokens): LayerSpecification[] {
  const kinds = Object.keys(WIDTHS) as RoadKind[];
  const roads = kinds.flatMap((kind) => {
    const [far, town, near] = WIDTHS[kind];
    const colour = kind === 'national' ? tokens.roadMain : tokens.road;
    const filter = ['==', ['get', 'kind'], kind] as ExpressionSpecification;
    return [
      {
        ...line(`road-${kind}-casing`, 'roads', tokens.roadCasing, byZoom(far + 0.8, town + 2, near + 2.4)),
        filter,
      },
      { ...line(`road-${kind}`, 'roads', colour, byZoom(far, town, near)), filter },
    ];
  });
  return [
    ...roads,
    {
      ...line('bridge-casing', 'bridges', tokens.roadCasing, byZoom(1.6, 4.8, 11)),
      layout: { 'line-cap': 'butt' },
    },
    line('bridge', 'bridges', tokens.roadMain, byZoom(0.8, 2.6, 8)),
  ];
}

function waterLayers(tokens: MapTokens): LayerSpecification[] {
  return [
    { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': tokens.water } },
    {
      ...line('water-lines', 'water-lines', tokens.waterLining, byZoom(0.3, 0.8, 1.2), {
        'line-opacity': 0.55,
      }),
      minzoom: 10.5,
    },
    line('shores', 'shores', tokens.shore, byZoom(0.6, 1.3, 2)),
  ];
}

function nameLayers(light: MapLight, tokens: MapTokens): LayerSpecification[] {
  return [
    {
      id: 'road-shields',
      type: 'symbol',
      source: 'road-shields',
      minzoom: 9.5,
      layout: {
        'icon-image': `shield-${light}`,
        'icon-text-fit': 'both',
        'icon-rotation-alignment': 'viewport',
        'text-field': ['get', 'number'],
        'text-font': ['Figtree Semibold'],
        'text-size': 10.5,
      },
      paint: { 'text-color': tokens.labelMinor },
    },
    {
      id: 'river-name',
      type: 'symbol',
      source: 'river-course',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': ['interpolate', ['linear'], ['zoom'], 12, 340, 14, 900],
        'text-field': ['get', 'name'],
        'text-font': ['Familjen Grotesk Italic'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 12.5, 14, 15, 20],
        'text-letter-spacing': 0.22,
        'text-max-angle': 35,
        'text-keep-upright': true,
      },
      paint: { 'text-color': tokens.labelWater, 'text-halo-color': tokens.water, 'text-halo-width': 1.2 },
    },
    {
      id: 'landmark-names',
      type: 'symbol',
      source: 'landmarks',
      minzoom: 11,
      filter: ['any', ['in', ['get', 'id'], ['literal', FIRST_LANDMARKS]], ['>=', ['zoom'], 12.8]],
      layout: {
        'icon-image': `landmark-${light}`,
        'icon-allow-overlap': false,
        'text-field': ['get', 'name'],
        'text-font': ['Figtree Medium'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11.5, 15, 14],
        'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
        // Drottningtorget first: the place that a stranger looks for.
        'symbol-sort-key': ['match', ['get', 'kind'], 'square', 0, 'station', 1, 'hospital', 2, 3],
        'text-radial-offset': 0.75,
        'text-justify': 'auto',
        'text-padding': 2,
      },
      paint: { 'text-color': tokens.labelMinor, 'text-halo-color': tokens.halo, 'text-halo-width': 1.5 },
    },
  ];
}

function line(
  id: string,
  source: string,
  color: string,
  width: number | ExpressionSpecification,
  more: LineLayerSpecification['paint'] = {},
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width, ...more },
  };
}

/** A width at the scale of the municipality, the town and the street. */
function byZoom(far: number, town: number, near: number): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], 9, far, 12.4, town, 15.5, near];
}
