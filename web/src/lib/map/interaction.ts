import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { hexagons } from '../layers/hexagons.ts';
import { isShown } from '../layers/layer.ts';
import { placeAt } from './hitTest.ts';
import { nextPlace, type Direction } from './keyboardCursor.ts';
import { bringIntoView } from './reveal.ts';
import type { HoverHandler, MapModel, MapPadding, PlaceRef } from './model.ts';

export interface Interaction {
  /** The model of this moment. */
  model: () => MapModel;
  padding: () => MapPadding;
  onselect: (ref: PlaceRef | null) => void;
  onhover: HoverHandler;
  still: boolean;
}

const PAN_STEP = 120;

/** Pointer, touch and keyboard on the map. Pointer and keyboard highlight alike. */
export function interact(map: MapLibre, hooks: Interaction): void {
  let last: string | null = null;
  map.on('mousemove', (event) => {
    const ref = placeOf(event, hooks.model());
    if (ref === null && last === null) return;
    last = ref === null ? null : ref.id;
    hooks.onhover(ref, event.lngLat.toArray(), [event.point.x, event.point.y]);
  });
  map.on('mouseout', () => {
    last = null;
    hooks.onhover(null, null, null);
  });
  map.on('click', (event) => {
    const ref = placeOf(event, hooks.model());
    hooks.onselect(same(ref, hooks.model().selected) ? null : ref);
  });
  map.getCanvas().addEventListener('keydown', (event) => onKey(event, map, hooks));
}

function placeOf(event: MapMouseEvent, model: MapModel): PlaceRef | null {
  return placeAt(event.lngLat.toArray(), model);
}

/** Arrows move from place to place, with Shift they move the map; Enter chooses, Escape lets go, + and - zoom. */
function onKey(event: KeyboardEvent, map: MapLibre, hooks: Interaction): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const motion = { duration: hooks.still ? 0 : 160 };
  const { key } = event;
  if (isDirection(key)) {
    if (event.shiftKey) map.panBy(panStep(key), motion);
    else goTo(key, map, hooks);
  } else if (key === 'Enter' || key === ' ') hooks.onselect(hooks.model().highlighted);
  else if (key === 'Escape') letGo(hooks);
  else if (key === '+' || key === '=') map.zoomIn(motion);
  else if (key === '-') map.zoomOut(motion);
  else return;
  event.preventDefault();
}

function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

function panStep(key: Direction): [number, number] {
  const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] as [
    number,
    number,
  ];
  return [x * PAN_STEP, y * PAN_STEP];
}

function goTo(key: Direction, map: MapLibre, hooks: Interaction): void {
  const model = hooks.model();
  const kind = isShown(hexagons, model) && model.cells !== null ? 'cell' : 'district';
  const next = nextPlace(model, model.highlighted ?? model.selected, key, kind);
  if (next === null) return;
  bringIntoView(map, next.at, hooks.padding(), hooks.still);
  const { x, y } = map.project(next.at);
  hooks.onhover(next.ref, next.at, [x, y]);
}

function letGo({ model, onhover, onselect }: Interaction): void {
  if (model().highlighted === null) onselect(null);
  else onhover(null, null, null);
}

function same(a: PlaceRef | null, b: PlaceRef | null): boolean {
  return a !== null && b !== null && a.kind === b.kind && a.id === b.id;
}
