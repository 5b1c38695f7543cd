import type { Layer } from '@deck.gl/core';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import type { Map as MapLibre } from 'maplibre-gl';
import { isShown, type Scene } from '../layers/layer.ts';
import { LAYERS } from '../layers/layers.ts';
import { addImages } from './images.ts';
import { loadLabelFonts } from './labelFonts.ts';
import { coloursOf, mixScenes, type SceneColours } from './lightFade.ts';
import type { MapCamera, MapModel, MapPadding, PlaceRef } from './model.ts';
import { inOrder, layerAbove } from './order.ts';
import { bringIntoView, centreOf } from './reveal.ts';
import { deckParts, MapLibreMap, MapLibreOverlay } from './parts.ts';
import { lightChanges, LIGHT_CHANGE_MS, mapStyle } from './style.ts';

/** The name that a stranger looks for stands beside its mark. */
const TORGET = { at: MUNICIPALITY.centre as [number, number], weight: 30, reach: 96 };

export interface MapSetup {
  container: HTMLElement;
  model: MapModel;
  /** Where to look first; null = the whole town, inside the padding. */
  camera: MapCamera | null;
  padding: MapPadding;
  /** Accessible name. */
  name: string;
  /** True if the reader asked for less motion: light changes at once, the map jumps. */
  still: boolean;
}

/** The living map: MapLibre and deck.gl, kept equal to the model. Knows nothing of Svelte. */
export class TownMap {
  readonly map: MapLibre;
  private readonly overlay: MapLibreOverlay;
  private model: MapModel;
  private colours: SceneColours;
  private fade = 0;
  private version = 0;
  private readonly still: boolean;

  private constructor(map: MapLibre, overlay: MapLibreOverlay, setup: MapSetup) {
    this.map = map;
    this.overlay = overlay;
    this.model = setup.model;
    this.still = setup.still;
    this.colours = coloursOf(setup.model.light);
  }

  /** Resolves when the map is drawn. Rejects where WebGL 2 is missing. */
  static async create(setup: MapSetup): Promise<TownMap> {
    await loadLabelFonts();
    const map = new MapLibreMap({
      container: setup.container,
      style: mapStyle(setup.model.light, setup.still ? 0 : LIGHT_CHANGE_MS),
      ...firstView(setup),
      minZoom: 9.2,
      maxZoom: 17,
      maxBounds: [
        MUNICIPALITY.bounds.west - 0.3,
        MUNICIPALITY.bounds.south - 0.1,
        MUNICIPALITY.bounds.east + 0.3,
        MUNICIPALITY.bounds.north + 0.1,
      ],
      maxPitch: 0,
      dragRotate: false,
      keyboard: false,
      attributionControl: false,
      fadeDuration: setup.still ? 0 : 160,
      locale: { 'Map.Title': setup.name },
      canvasContextAttributes: { antialias: true },
    });
    map.touchZoomRotate.disableRotation();
    map.once('style.load', () => addImages(map));
    await new Promise<void>((resolve) => map.once('load', () => resolve()));
    const overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
    // Added after "load": earlier, deck.gl's place among the layers is ignored.
    map.addControl(overlay);
    const town = new TownMap(map, overlay, setup);
    // Drawn before any source is touched: deck.gl finds its places in a loaded style only, and keeps them.
    town.draw();
    town.update(setup.model);
    return town;
  }

  /** Brings everything on the map up to a new model. Cheap enough for every frame of a drag: no request, no new geometry. */
  update(model: MapModel): void {
    const light = this.model.light;
    this.model = model;
    if (light !== model.light) this.changeLight(light);
    for (const layer of LAYERS) layer.sync?.(this.map, model, isShown(layer, model), deckParts);
    this.draw();
  }

  /** One step in or out, around the middle of the space that no panel covers. */
  zoom(steps: 1 | -1, padding: MapPadding): void {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const x = (padding.left + clientWidth - padding.right) / 2;
    const y = (padding.top + clientHeight - padding.bottom) / 2;
    this.map.easeTo({
      zoom: this.map.getZoom() + steps,
      around: this.map.unproject([x, y]),
      duration: this.still ? 0 : 160,
    });
  }

  /** Coloured hexagons and names, and how much they matter, so that tags keep off them. */
  marks(): { at: [number, number]; weight: number; reach?: number }[] {
    const { cells, districts } = this.model;
    const names = districts.features.map(({ properties }) => ({
      at: properties.label,
      weight: 30,
      reach: 34,
    }));
    if (cells === null) return [...names, TORGET];
    const coloured = cells.ids.flatMap((id, i) => {
      const rampClass = cells.classes[i] ?? 0;
      return rampClass > 0 ? [{ at: deckParts.cellCentre(id), weight: rampClass ** 2 / 6 }] : [];
    });
    return [...names, TORGET, ...coloured];
  }

  /** Moves the map, if it must, so that a place stands clear of the panels. */
  reveal(ref: PlaceRef, padding: MapPadding): void {
    const at = centreOf(ref, this.model);
    if (at !== null) this.lookAt(at, padding);
  }

  /** Moves the map, if it must, so that a point ([longitude, latitude]) stands clear of the panels. */
  lookAt(at: [number, number], padding: MapPadding): void {
    bringIntoView(this.map, at, padding, this.still);
  }

  /** Frees the graphics card. */
  destroy(): void {
    cancelAnimationFrame(this.fade);
    this.map.remove();
  }

  private draw(): void {
    const scene: Scene = { ...this.colours, model: this.model, parts: deckParts, version: ++this.version };
    const layers = LAYERS.flatMap((layer) => layer.deck?.(scene, isShown(layer, this.model)) ?? []);
    const present = this.map.getLayersOrder().filter((id) => !id.startsWith('deck-'));
    this.overlay.setProps({ layers: inOrder(layers).map((layer) => placed(layer, present)) });
  }

  /** MapLibre fades its colours by itself; deck.gl's are mixed here, over the same time. */
  private changeLight(from: MapModel['light']): void {
    for (const { layer, property, value, kind } of lightChanges(from, this.model.light)) {
      if (kind === 'paint') this.map.setPaintProperty(layer, property as 'fill-color', value as string);
      else this.map.setLayoutProperty(layer, property as 'icon-image', value as string);
    }
    cancelAnimationFrame(this.fade);
    const [start, target, began] = [this.colours, coloursOf(this.model.light), performance.now()];
    if (this.still) {
      this.colours = target;
      return;
    }
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - began) / LIGHT_CHANGE_MS));
      this.colours = share === 1 ? target : mixScenes(start, target, share);
      this.draw();
      if (share < 1) this.fade = requestAnimationFrame(step);
    };
    this.fade = requestAnimationFrame(step);
  }
}

function placed(layer: Layer, present: readonly string[]): Layer {
  return layer.clone({ beforeId: layerAbove(layer.id, present) } as object);
}

function firstView({ camera, padding }: MapSetup) {
  if (camera !== null)
    return { center: [camera.longitude, camera.latitude] as [number, number], zoom: camera.zoom };
  const { west, south, east, north } = MUNICIPALITY.town;
  return {
    bounds: [west, south, east, north] as [number, number, number, number],
    fitBoundsOptions: { padding },
  };
}
