import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { cellCentre, cellOf } from '@lyktan/geodata/space/cell';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { districtAt, placeAt } from '../../../web/src/lib/map/hitTest.ts';
import { nextPlace } from '../../../web/src/lib/map/keyboardCursor.ts';
import { coloursOf, mixScenes } from '../../../web/src/lib/map/lightFade.ts';
import type { MapModel } from '../../../web/src/lib/map/model.ts';
import { parseHex, rampColours } from '../../../web/src/lib/map/ramps.ts';
import { metresPerPixel, scaleBar } from '../../../web/src/lib/map/scale.ts';
import {
  overlap,
  placeTags,
  type Rect,
  type ScreenPoint,
  type TagRequest,
} from '../../../web/src/lib/map/tagLayout.ts';

const TORGET: [number, number] = [12.2897, 58.2834];
const centre = cellOf(TORGET);
const around = gridDisk(centre, 1).filter((cell) => cell !== centre);

function modelOf(classes: number[], shows: Record<string, boolean> = {}): MapModel {
  const ids = [centre, ...around];
  return {
    light: 'night',
    cells: { ids, values: Float64Array.from(classes), classes: Uint8Array.from(classes) },
    districtValues: {
      ids: ['centrum', 'sylte'],
      values: Float64Array.of(3, 9),
      classes: Uint8Array.of(2, 4),
    },
    districts: {
      ...DISTRICTS,
      features: DISTRICTS.features.map((one) => ({
        ...one,
        properties: { ...one.properties, population: null },
      })),
    },
    focusAreas: { type: 'FeatureCollection', features: [] },
    points: null,
    shows,
    highlighted: null,
    selected: null,
    focusTag: () => ({ title: '', hours: '', active: true }),
  };
}

describe('what lies under the pointer', () => {
  const model = modelOf([6, 1, 1, 1, 1, 1, 0]);

  it('is the hexagon where hexagons are shown, also in the gap between two drawn ones', () => {
    expect(placeAt(TORGET, model)).toEqual({ kind: 'cell', id: centre });
  });

  it('is a hexagon without reports too if it lies in the town, and nothing in the forest', () => {
    const kronogarden: [number, number] = [12.3081, 58.2705];
    expect(placeAt(kronogarden, model)).toEqual({ kind: 'cell', id: cellOf(kronogarden) });
    expect(placeAt([12.5, 58.12], model)).toBeNull();
  });

  it('is the district where hexagons are off, and nothing in a gap between districts', () => {
    const districts = modelOf([6, 1, 1, 1, 1, 1, 0], { hexagons: false, districtCounts: true });
    expect(placeAt(TORGET, districts)).toEqual({ kind: 'district', id: 'centrum' });
    expect(districtAt([12.2972, 58.2605], districts.districts)).toBeNull();
  });

  it('takes longitude first: swapped axes lie nowhere', () => {
    expect(placeAt([58.2834, 12.2897], model)).toBeNull();
  });
});

describe('the keyboard on the map', () => {
  it('starts at the highest place and never stops at one without reports', () => {
    const model = modelOf([2, 1, 1, 6, 1, 1, 0]);
    expect(nextPlace(model, null, 'ArrowUp', 'cell')?.ref.id).toBe(around[2]);
    const seen = new Set<string>();
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
      const next = nextPlace(model, { kind: 'cell', id: centre }, key, 'cell');
      if (next !== null) seen.add(next.ref.id);
    }
    expect(seen).not.toContain(around[5]);
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });

  it('goes north on arrow up and east on arrow right', () => {
    const model = modelOf([1, 1, 1, 1, 1, 1, 1]);
    const from = { kind: 'cell', id: centre } as const;
    expect(nextPlace(model, from, 'ArrowUp', 'cell')?.at[1]).toBeGreaterThan(cellCentre(centre)[1]);
    expect(nextPlace(model, from, 'ArrowRight', 'cell')?.at[0]).toBeGreaterThan(cellCentre(centre)[0]);
  });

  it('stays where there is nothing further on', () => {
    const model = modelOf([1, 0, 0, 0, 0, 0, 0]);
    expect(nextPlace(model, { kind: 'cell', id: centre }, 'ArrowUp', 'cell')).toBeNull();
  });
});

describe('tags of focus areas', () => {
  const free: Rect = { left: 312, top: 56, right: 1080, bottom: 880 };
  const box = (left: number, top: number, size = 90): ScreenPoint[] => [
    [left, top],
    [left + size, top],
    [left + size, top + size],
    [left, top + size],
    [left, top],
  ];
  const tag = (id: string, ring: ScreenPoint[]): TagRequest => ({ id, ring, width: 200, height: 50 });

  it('keep inside the free space, clear of each other, of controls and of every area', () => {
    const requests = [
      tag('a', box(700, 300)),
      tag('b', box(650, 360)),
      tag('c', box(560, 700)),
      tag('d', box(330, 500)),
    ];
    const controls = { left: 1030, top: 60, right: 1080, bottom: 220 };
    const places = placeTags(requests, { free, obstacles: [controls], marks: [] });
    expect(places.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    places.forEach(({ box: one }, i) => {
      expect(
        one.left >= free.left && one.right <= free.right && one.top >= free.top && one.bottom <= free.bottom,
      ).toBe(true);
      expect(overlap(one, controls)).toBe(false);
      for (const other of places.slice(i + 1)) expect(overlap(one, other.box)).toBe(false);
      for (const { ring } of requests)
        expect(
          overlap(one, {
            left: ring[0]?.[0] ?? 0,
            top: ring[0]?.[1] ?? 0,
            right: ring[2]?.[0] ?? 0,
            bottom: ring[2]?.[1] ?? 0,
          }),
        ).toBe(false);
    });
  });

  it('lead to the outline of their own area', () => {
    const [place] = placeTags([tag('a', box(700, 300))], { free, obstacles: [], marks: [] });
    const [x = 0, y = 0] = place?.leader[2] ?? [];
    expect([700, 790].includes(x) || [300, 390].includes(y)).toBe(true);
    expect(x >= 700 && x <= 790 && y >= 300 && y <= 390).toBe(true);
  });

  it('are left out for areas outside the view', () => {
    expect(placeTags([tag('a', box(40, 300))], { free, obstacles: [], marks: [] })).toEqual([]);
  });

  it('are left out rather than laid over a control', () => {
    expect(placeTags([tag('a', box(700, 300))], { free, obstacles: [free], marks: [] })).toEqual([]);
  });

  it('prefer empty ground to data', () => {
    const plain = placeTags([tag('a', box(700, 300))], { free, obstacles: [], marks: [] })[0]?.box as Rect;
    const at: ScreenPoint = [(plain.left + plain.right) / 2, (plain.top + plain.bottom) / 2];
    const moved = placeTags([tag('a', box(700, 300))], {
      free,
      obstacles: [],
      marks: [{ at, weight: 50, reach: 0 }],
    })[0]?.box as Rect;
    expect(overlap(moved, { left: at[0], top: at[1], right: at[0] + 1, bottom: at[1] + 1 })).toBe(false);
  });
});

describe('the scale', () => {
  it('gives a round length that fits, true to the latitude', () => {
    const { lengthM, widthPx } = scaleBar(58.28, 12.3, 140);
    expect(lengthM).toBe(1000);
    expect(widthPx).toBeCloseTo(122.6, 0);
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0);
  });
});

describe('colours', () => {
  it('are those of the tokens, class 0 fully transparent', () => {
    expect(rampColours('night').map((colour) => colour.slice(0, 3))).toEqual([
      [59, 53, 46],
      [59, 53, 46],
      [98, 73, 42],
      [147, 105, 43],
      [203, 148, 52],
      [243, 195, 99],
      [255, 243, 208],
    ]);
    expect(rampColours('day')[0]?.[3]).toBe(0);
    expect(rampColours('night')[1]?.[3]).toBe(Math.round(0.8 * 255));
    expect(rampColours('day')[6]?.[3]).toBe(Math.round(0.94 * 255));
    expect(parseHex('#63D6CB')).toEqual([99, 214, 203, 255]);
  });

  it('meet halfway between two lights', () => {
    const mixed = mixScenes(coloursOf('night'), coloursOf('day'), 0.5);
    expect(mixed.glow).toBe(0.5);
    expect(mixed.ramp[6]?.slice(0, 3)).toEqual([146, 142, 148]);
  });
});
