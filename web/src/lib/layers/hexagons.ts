import type { Layer } from '@deck.gl/core';
import type { FeatureCollection, LineString, Polygon } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { MapModel, PlaceValues } from '../map/model.ts';
import type { DeckParts } from '../map/parts.ts';
import type { MapLayer, Scene } from './layer.ts';

/** Hexagons are drawn a little smaller than they are, so that the map shows between them. */
const DRAWN_SHARE = 0.93;
const FLAT = { depthCompare: 'always', depthWriteEnabled: false } as const;
/** result = glow + map x (1 - glow): light adds up and never burns out. */
const SCREEN = {
  ...FLAT,
  blend: true,
  blendColorSrcFactor: 'one',
  blendColorDstFactor: 'one-minus-src',
  blendAlphaSrcFactor: 'one',
  blendAlphaDstFactor: 'one-minus-src-alpha',
} as const;

interface Cell {
  id: string;
  ring: [number, number][];
  centre: [number, number];
}

/** Reports by H3 cell, coloured by class, with a glow around the highest ones after dark. */
export const hexagons: MapLayer = {
  id: 'hexagons',
  shownByDefault: true,
  legend: 'ramp',
  style: (light) => ({
    sources: { 'hatch-cells': { type: 'geojson', data: EMPTY, promoteId: 'id' } },
    layers: [
      {
        id: 'hatch-cells',
        type: 'fill',
        source: 'hatch-cells',
        paint: {
          'fill-pattern': `hatch-${light}`,
          'fill-opacity': ['case', ['boolean', ['feature-state', 'reported'], false], 0, 1],
        },
      },
    ],
  }),
  sync: (map, model, shown, parts) => syncHatch(map, shown ? model.cells : null, model, parts),
  deck: (scene, shown) => [
    glow(scene, shown, 'glow-wide'),
    glow(scene, shown, 'glow-near'),
    fills(scene, shown),
    roads(scene, shown),
  ],
};

const EMPTY: FeatureCollection<Polygon, { id: string }> = { type: 'FeatureCollection', features: [] };
const NO_VALUES: PlaceValues = { ids: [], values: new Float64Array(0), classes: new Uint8Array(0) };

function fills({ model, parts, ramp, version }: Scene, shown: boolean): Layer {
  const { ids, classes } = model.cells ?? NO_VALUES;
  return new parts.SolidPolygonLayer<Cell>({
    id: 'hexagons',
    data: drawnCells(ids, parts),
    visible: shown,
    getPolygon: ({ ring }) => ring,
    positionFormat: 'XY',
    getFillColor: (_, { index }) => ramp[classes[index] ?? 0] ?? [0, 0, 0, 0],
    updateTriggers: { getFillColor: version },
    parameters: FLAT,
  });
}

/** Classes 5-6 wide, 3-6 near; sizes in metres, so that the glow keeps to its hexagon at every zoom. */
function glow(
  { model, parts, ramp, version, glow: strength }: Scene,
  shown: boolean,
  id: 'glow-near' | 'glow-wide',
): Layer {
  const { ids, classes } = model.cells ?? NO_VALUES;
  const near = id === 'glow-near';
  const lowest = near ? 3 : 5;
  return new parts.GlowLayer<Cell>({
    id,
    data: drawnCells(ids, parts),
    visible: shown && strength > 0,
    getPosition: ({ centre }) => centre,
    getRadius: near ? 400 : 780,
    radiusUnits: 'meters',
    stroked: false,
    getFillColor: (_, { index }) => {
      const step = classes[index] ?? 0;
      const [r, g, b] = ramp[step] ?? [0, 0, 0];
      return [r, g, b, step < lowest ? 0 : strength * (near ? 26 + 20 * (step - 3) : 26 + 14 * (step - 5))];
    },
    updateTriggers: { getFillColor: version },
    parameters: SCREEN,
  });
}

/** Streets shine through coloured hexagons as thin lines, so that one can still find the way. */
function roads({ model, parts, roadOver, version }: Scene, shown: boolean): Layer {
  const { ids, classes } = model.cells ?? NO_VALUES;
  const rank = cellIndex(ids);
  return new parts.PathLayer<RoadPiece>({
    id: 'roads-over-cells',
    data: roadPieces(parts),
    visible: shown,
    getPath: ({ path }) => path,
    positionFormat: 'XY',
    getWidth: ({ wide }) => (wide ? 24 : 12),
    widthUnits: 'meters',
    widthMinPixels: 1.5,
    widthMaxPixels: 6,
    getColor: ({ cell }) => {
      const [r, g, b, a] = roadOver;
      return [r, g, b, (classes[rank.get(cell) ?? -1] ?? 0) > 0 ? a : 0];
    },
    updateTriggers: { getColor: version },
    parameters: FLAT,
  });
}

interface RoadPiece {
  cell: string;
  wide: boolean;
  path: [number, number][];
}

let pieces: RoadPiece[] | null = null;

/** Roads cut where they pass from one cell to the next. Cut once; the roads never change. */
function roadPieces(parts: DeckParts): RoadPiece[] {
  pieces ??= parts.ROAD_LINES.features.flatMap(({ geometry, properties }) =>
    cutByCell(geometry, parts).map((piece) => ({ ...piece, wide: properties.kind === 'national' })),
  );
  return pieces;
}

function cutByCell(
  { coordinates }: LineString,
  parts: DeckParts,
): { cell: string; path: [number, number][] }[] {
  const cut: { cell: string; path: [number, number][] }[] = [];
  for (let i = 0; i + 1 < coordinates.length; i++) {
    const [a, b] = [coordinates[i], coordinates[i + 1]] as [[number, number], [number, number]];
    const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], (b[1] - a[1]) * 1.9) / 0.0004));
    for (let k = 0; k < steps; k++) {
      const [from, middle, to] = [k, k + 0.5, k + 1].map((n) => between(a, b, n / steps)) as [
        [number, number],
        [number, number],
        [number, number],
      ];
      const cell = parts.cellOf(middle);
      const last = cut.at(-1);
      if (last?.cell === cell) last.path.push(to);
      else cut.push({ cell, path: [from, to] });
    }
  }
  return cut;
}

function between(a: [number, number], b: [number, number], share: number): [number, number] {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

let drawn: { ids: readonly string[]; cells: Cell[]; index: Map<string, number> } = {
  ids: [],
  cells: [],
  index: new Map(),
};

/** Geometry by list of ids: the list stays the same object while hours and months are brushed. */
function drawnCells(ids: readonly string[], parts: DeckParts): Cell[] {
  if (drawn.ids !== ids) {
    const cells = ids.map((id) => ({
      id,
      ring: parts.cellBoundary(id, DRAWN_SHARE),
      centre: parts.cellCentre(id),
    }));
    drawn = { ids, cells, index: new Map(ids.map((id, i) => [id, i])) };
  }
  return drawn.cells;
}

function cellIndex(ids: readonly string[]): Map<string, number> {
  return drawn.ids === ids ? drawn.index : new Map(ids.map((id, i) => [id, i]));
}

/** What the hatch on one map shows now, so that only changes are sent. */
const hatched = new WeakMap<
  MapLibreMap,
  { source: unknown; ids: readonly string[]; reported: Set<string> }
>();

/** Hatches the cells of the built-up town, and cells reported at other times, that have no report in this filter. */
function syncHatch(map: MapLibreMap, cells: PlaceValues | null, model: MapModel, parts: DeckParts): void {
  const visibility = cells === null ? 'none' : 'visible';
  if (map.getLayoutProperty('hatch-cells', 'visibility') !== visibility)
    map.setLayoutProperty('hatch-cells', 'visibility', visibility);
  if (cells === null) return;
  let state = hatched.get(map);
  if (state === undefined || state.source !== model.districts || state.ids !== cells.ids) {
    const town = model.districts.features.flatMap(({ geometry }) => parts.cellsIn(geometry));
    (map.getSource('hatch-cells') as GeoJSONSource).setData(
      hatchCells(new Set([...town, ...cells.ids]), parts),
    );
    state = { source: model.districts, ids: cells.ids, reported: state?.reported ?? new Set() };
    hatched.set(map, state);
  }
  const reported = new Set(cells.ids.filter((_, i) => (cells.classes[i] ?? 0) > 0));
  for (const id of state.reported.symmetricDifference(reported)) {
    map.setFeatureState({ source: 'hatch-cells', id }, { reported: reported.has(id) });
  }
  state.reported = reported;
}

function hatchCells(ids: ReadonlySet<string>, parts: DeckParts): FeatureCollection<Polygon, { id: string }> {
  const features = [...ids].map((id) => ({
    type: 'Feature' as const,
    properties: { id },
    geometry: { type: 'Polygon' as const, coordinates: [parts.cellBoundary(id)] },
  }));
  return { type: 'FeatureCollection', features };
}
