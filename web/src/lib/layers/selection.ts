import type { Layer } from '@deck.gl/core';
import type { Position } from 'geojson';
import type { MapModel, PlaceRef } from '../map/model.ts';
import type { DeckParts } from '../map/parts.ts';
import type { MapLayer, Scene } from './layer.ts';

/** The place under the pointer, the keyboard or the table row, and the chosen one. Always on. */
export const selection: MapLayer = {
  id: 'selection',
  shownByDefault: true,
  legend: 'district_line',
  deck: (scene) => [
    ...outline('highlight', scene, scene.model.highlighted, 3.6, 1.5),
    ...outline('selection', scene, scene.model.selected, 5, 2.2),
  ],
};

/** Light line on a dark one (the other way round by day), so that it shows on every class. */
function outline(
  id: 'highlight' | 'selection',
  scene: Scene,
  ref: PlaceRef | null,
  outer: number,
  inner: number,
): Layer[] {
  const rings = ref === null ? [] : ringsOf(ref, scene.model, scene.parts);
  const [line, casing] = scene.selection;
  return [
    stroke(`${id}`, '-casing', scene, rings, casing, outer),
    stroke(`${id}`, '', scene, rings, line, inner),
  ];
}

function stroke(
  id: string,
  part: string,
  { parts, version }: Scene,
  rings: Position[][],
  color: Scene['selection'][0],
  width: number,
): Layer {
  return new parts.PathLayer<Position[]>({
    id: id + part,
    data: rings,
    getPath: (ring) => ring as [number, number][],
    positionFormat: 'XY',
    getColor: color,
    getWidth: width,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
    updateTriggers: { getColor: version },
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  });
}

function ringsOf(ref: PlaceRef, model: MapModel, parts: DeckParts): Position[][] {
  if (ref.kind === 'cell') return [parts.cellBoundary(ref.id)];
  const geometry =
    ref.kind === 'district'
      ? model.districts.features.find(({ properties }) => properties.code === ref.id)?.geometry
      : model.focusAreas.features.find(({ properties }) => properties.id === ref.id)?.geometry;
  if (geometry === undefined) return [];
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}
