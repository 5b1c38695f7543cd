import type { Layer } from '@deck.gl/core';
import type { LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl';
import type { MapLight, MapModel } from '../map/model.ts';
import type { DeckParts } from '../map/parts.ts';
import type { Rgba } from '../map/ramps.ts';
import type { MapTokens } from '../map/tokens.ts';

/** What deck layers are drawn from. Colours are those of this frame: between two lights while they change. */
export interface Scene {
  model: MapModel;
  parts: DeckParts;
  /** Colours of classes 0-6. */
  ramp: readonly Rgba[];
  /** Thin roads over coloured places. */
  roadOver: Rgba;
  selection: readonly [Rgba, Rgba];
  /** How strong the glow is, 0-1; none by day. */
  glow: number;
  /** Changes whenever colours or classes may have changed. */
  version: number;
}

/** Which parts of a legend a layer needs: the ramp, the hatch, a dot, a badge, a line. */
export type LegendKind = 'ramp' | 'dot' | 'badge' | 'focus_line' | 'district_line';

/** One layer of the map: its toggle, legend, source note and drawing. Ids of its drawing are in order.ts. */
export interface MapLayer {
  /** Key in `model.shows`, `strings.layerNames` and `strings.layerSources`. */
  id: string;
  shownByDefault: boolean;
  legend: LegendKind;
  /** Sources and layers for MapLibre, in the given light. */
  style?: (
    light: MapLight,
    tokens: MapTokens,
  ) => { sources: Record<string, SourceSpecification>; layers: LayerSpecification[] };
  /** Layers for deck.gl; ids from order.ts. */
  deck?: (scene: Scene, shown: boolean) => Layer[];
  /** Brings MapLibre's data and states up to the model. Called after every change of the model. */
  sync?: (map: MapLibreMap, model: MapModel, shown: boolean, parts: DeckParts) => void;
}

/** Whether a layer is switched on: as the model says, or as it comes. */
export function isShown(layer: MapLayer, model: MapModel): boolean {
  return model.shows[layer.id] ?? layer.shownByDefault;
}
