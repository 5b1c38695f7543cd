/**
 * Everything heavy that the map needs, in one module that is only ever loaded by dynamic import: MapLibre with its
 * worker, deck.gl, H3, the basemap's data.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { setWorkerUrl } from 'maplibre-gl';
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { cellBoundary, cellCentre, cellOf, cellsIn } from '@lyktan/geodata/space/cell';
import { ROAD_LINES } from '@lyktan/geodata/places/basemap';
import { GlowLayer } from './glowLayer.ts';

setWorkerUrl(workerUrl);

export { Map as MapLibreMap } from 'maplibre-gl';
export { MapLibreOverlay } from '@deck.gl/maplibre';

/** What the layers draw with. */
export const deckParts = {
  PathLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  GlowLayer,
  cellBoundary,
  cellCentre,
  cellOf,
  cellsIn,
  ROAD_LINES,
};
export type DeckParts = typeof deckParts;
