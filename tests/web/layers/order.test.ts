import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { cellBoundary, cellCentre, cellOf, cellsIn } from '@lyktan/geodata/space/cell';
import { ROAD_LINES } from '@lyktan/geodata/places/basemap';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../web/src/lib/layers/layer.ts';
import { LAYERS } from '../../../web/src/lib/layers/layers.ts';
import { coloursOf } from '../../../web/src/lib/map/lightFade.ts';
import type { MapModel } from '../../../web/src/lib/map/model.ts';
import { DRAWING_LAYERS, inOrder, layerAbove, MAP_ORDER, rankOf } from '../../../web/src/lib/map/order.ts';
import { lightChanges, mapStyle } from '../../../web/src/lib/map/style.ts';

/** Stands in for deck.gl's layers: keeps what it was made with. */
class Recorded {
  readonly id: string;
  readonly props: Record<string, unknown>;
  constructor(props: { id: string }) {
    this.id = props.id;
    this.props = { ...props };
  }
}

const model: MapModel = {
  light: 'night',
  cells: { ids: [cellOf([12.2897, 58.2834])], values: Float64Array.of(5), classes: Uint8Array.of(5) },
  districtValues: null,
  districts: {
    ...DISTRICTS,
    features: DISTRICTS.features.map((one) => ({
      ...one,
      properties: { ...one.properties, population: null },
    })),
  },
  focusAreas: { type: 'FeatureCollection', features: [] },
  points: null,
  shows: {},
  highlighted: { kind: 'district', id: 'centrum' },
  selected: { kind: 'cell', id: cellOf([12.2897, 58.2834]) },
  focusTag: () => ({ title: '', hours: '', active: true }),
};
const parts = {
  PathLayer: Recorded,
  ScatterplotLayer: Recorded,
  SolidPolygonLayer: Recorded,
  GlowLayer: Recorded,
  cellBoundary,
  cellCentre,
  cellOf,
  cellsIn,
  ROAD_LINES,
};
const scene = { ...coloursOf('night'), model, parts, version: 1 } as unknown as Scene;
const deckLayers = LAYERS.flatMap((layer) => layer.deck?.(scene, true) ?? []) as unknown as Recorded[];

describe('the order of layers', () => {
  it('follows the list that the look prescribes, land at the bottom and names on top', () => {
    const prescribed = [
      'land',
      'built-up',
      'road-main',
      'hatch-cells',
      'glow-near',
      'hexagons',
      'water',
      'roads-over-cells',
      'district-lines',
      'focus-line',
      'selection',
      'district-names',
    ];
    expect(inOrder(prescribed.map((id) => ({ id })).reverse()).map(({ id }) => id)).toEqual(prescribed);
  });

  it('throws on a layer that it does not know', () => {
    expect(() => rankOf('heatmap')).toThrow('heatmap');
    expect(() => inOrder([{ id: 'land' }, { id: 'heatmap' }])).toThrow('order.ts');
    expect(() => layerAbove('hexagons', ['water', 'heatmap'])).toThrow('heatmap');
  });

  it('knows every layer of every light, each once', () => {
    expect(new Set(MAP_ORDER).size).toBe(MAP_ORDER.length);
    const ids = [...mapStyle('day', 0).layers, ...deckLayers].map(({ id }) => id);
    expect([...ids, ...DRAWING_LAYERS].toSorted()).toEqual([...MAP_ORDER].toSorted());
  });

  it('puts a layer right below the next one that is present', () => {
    expect(layerAbove('hexagons', ['land', 'hatch-cells', 'shores', 'water'])).toBe('water');
    expect(layerAbove('water', ['land', 'water', 'shores'])).toBe('shores');
    expect(layerAbove('district-names', ['land', 'water'])).toBeUndefined();
  });

  it('leaves the style in that order', () => {
    const ranks = mapStyle('night', 0).layers.map(({ id }) => rankOf(id));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });
});

describe('a change of light', () => {
  it('changes colours and drawn images only, so that the map is never made anew', () => {
    const changes = lightChanges('night', 'day');
    expect(new Set(changes.map(({ property }) => property.replace(/^.*-/, '')))).toEqual(
      new Set(['color', 'pattern', 'image']),
    );
    expect(changes).toContainEqual({
      layer: 'land',
      property: 'background-color',
      value: '#EEF1F0',
      kind: 'paint',
    });
  });

  it('needs no change to stay as it is', () => {
    expect(lightChanges('dusk', 'dusk')).toEqual([]);
  });

  it('never ties a colour to data, since such colours do not fade', () => {
    for (const layer of mapStyle('dusk', 400).layers) {
      for (const [property, value] of Object.entries(layer.paint ?? {})) {
        if (property.endsWith('color')) expect(typeof value, `${layer.id} ${property}`).toBe('string');
      }
    }
  });
});

describe('layers', () => {
  it('draw a hexagon without reports fully transparent, since it is hatched, and one of class 5 in the ramp’s fifth colour', () => {
    const hexagons = deckLayers.find(({ id }) => id === 'hexagons')?.props as {
      getFillColor: (d: unknown, at: { index: number }) => number[];
    };
    expect(hexagons.getFillColor(null, { index: 0 }).slice(0, 3)).toEqual([0xf3, 0xc3, 0x63]);
    expect(coloursOf('night').ramp[0]?.[3]).toBe(0);
  });

  it('give no glow by day', () => {
    expect(coloursOf('day').glow).toBe(0);
  });
});
