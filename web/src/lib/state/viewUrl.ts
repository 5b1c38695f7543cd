import {
  EMPTY_FILTER,
  filterQuery,
  parseFilter,
  type Filter,
  type FilterProblem,
} from '@lyktan/geodata/filter/filter';
import { parseBreaks } from '../findings/breaks.ts';
import type { MapCamera, PlaceRef } from '../map/model.ts';

/** The clock's axes: midnight and midwinter in the middle, or 0-24 and January-December. */
export type ClockOrder = 'midnight' | 'calendar';

/** Layers that can be switched, in the order in which the switch lists them. */
export const SWITCHED_LAYERS = [
  'hexagons',
  'districtCounts',
  'districts',
  'focusAreas',
  'points',
  'events',
] as const;
export type SwitchedLayer = (typeof SWITCHED_LAYERS)[number];

/** Layers that are on unless the address says otherwise. */
export const DEFAULT_LAYERS: readonly SwitchedLayer[] = ['hexagons', 'districts', 'focusAreas'];

/** Everything an address says of a view; the address can rebuild it. */
export interface ViewAddress {
  filter: Filter;
  /** Class breaks the reader has fixed by "rescale"; null = those that follow from the fetched cube. */
  scale: number[] | null;
  selected: PlaceRef | null;
  order: ClockOrder;
  layers: readonly SwitchedLayer[];
  /** Null = the whole town. */
  camera: MapCamera | null;
}

export const EMPTY_VIEW: Readonly<ViewAddress> = Object.freeze({
  filter: EMPTY_FILTER,
  scale: null,
  selected: null,
  order: 'midnight',
  layers: DEFAULT_LAYERS,
  camera: null,
});

/** Reads a view from an address. What cannot be read keeps its default; faults in the filter are named. */
export function parseView(params: URLSearchParams): ViewAddress & { problems: FilterProblem[] } {
  const { filter, problems } = parseFilter(params);
  return {
    filter,
    problems,
    scale: parseBreaks(params.get('scale')),
    selected: parsePlace(params.get('place')),
    order: params.get('clock') === 'calendar' ? 'calendar' : 'midnight',
    layers: parseLayers(params.get('show')),
    camera: parseCamera(params.get('at')),
  };
}

/** The view's query string, defaults left out: equal views have equal strings, and `parseView` reads it back. */
export function viewQuery(view: ViewAddress): string {
  const words: [string, string | null][] = [
    ['scale', view.scale?.join(',') ?? null],
    ['place', view.selected ? `${view.selected.kind}:${encodeURIComponent(view.selected.id)}` : null],
    ['clock', view.order === 'calendar' ? 'calendar' : null],
    ['at', view.camera ? cameraText(view.camera) : null],
    ['show', sameLayers(view.layers, DEFAULT_LAYERS) ? null : layerList(view.layers)],
  ];
  const own = words.filter(([, value]) => value !== null).map(([word, value]) => `${word}=${value}`);
  return [filterQuery(view.filter), ...own].filter((part) => part !== '').join('&');
}

function parsePlace(text: string | null): PlaceRef | null {
  const match = /^(cell|district|focus_area):([\p{L}\p{N}_-]{1,64})$/u.exec(text ?? '');
  return match ? { kind: match[1] as PlaceRef['kind'], id: match[2] as string } : null;
}

function parseCamera(text: string | null): MapCamera | null {
  const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/.exec(text ?? '');
  if (!match) return null;
  const [longitude, latitude, zoom] = match.slice(1).map(Number) as [number, number, number];
  const sane = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom <= 22;
  return sane ? { longitude, latitude, zoom } : null;
}

/** To about a metre: finer would change the address without a change to be seen. */
function cameraText({ longitude, latitude, zoom }: MapCamera): string {
  return [longitude.toFixed(5), latitude.toFixed(5), zoom.toFixed(2)].map(Number).join(',');
}

function parseLayers(text: string | null): readonly SwitchedLayer[] {
  if (text === null) return DEFAULT_LAYERS;
  const named = new Set(text.split(','));
  return SWITCHED_LAYERS.filter((layer) => named.has(layer));
}

function layerList(layers: readonly SwitchedLayer[]): string {
  return SWITCHED_LAYERS.filter((layer) => layers.includes(layer)).join(',') || 'none';
}

function sameLayers(one: readonly SwitchedLayer[], other: readonly SwitchedLayer[]): boolean {
  return layerList(one) === layerList(other);
}
