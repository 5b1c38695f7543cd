import type { Polygon } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  type GeoJSONStoreFeatures,
  type HexColor,
  type SnapToCustom,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { MAP_TOKENS } from '../map/tokens.ts';
import { cornersOf, type Corners } from './shape.ts';

export type Tool = 'draw' | 'reshape';

export interface DrawingHooks {
  /** The outline while it moves; null where it was let go (Escape). */
  onlive: (corners: Corners | null) => void;
  /** The outline when a point or a drag is finished. */
  ondone: (corners: Corners) => void;
  /** Corners of other outlines that a new corner may take over. */
  snapTo: () => Corners;
  /** A finger needs larger corners than a mouse. */
  coarse: boolean;
}

/** So near, in pixels, a corner takes over another outline's. */
const SNAP_PX = 12;

/** Terra Draw on the map: one polygon, drawn corner by corner, then reshaped by its corners. */
export class AreaDrawing {
  readonly #draw: TerraDraw;
  readonly #hooks: DrawingHooks;
  #shown = '';

  constructor(map: MapLibre, hooks: DrawingHooks) {
    this.#hooks = hooks;
    this.#draw = new TerraDraw({
      // Under the names: an outline must not hide where it is.
      adapter: new TerraDrawMapLibreGLAdapter({ map, renderBelowLayerId: 'road-shields' }),
      modes: modes(hooks),
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    this.#draw.start();
    this.#draw.on('change', (_, __, context) => {
      if (context !== undefined && 'origin' in context) return;
      const corners = this.#corners();
      this.#hooks.onlive(corners.length > 0 ? corners : null);
    });
    this.#draw.on('finish', () => queueMicrotask(() => this.#finish()));
  }

  /** Shows an outline that was made elsewhere (undo, buffer, corner list), or begins a new one. */
  show(corners: Corners, tool: Tool): void {
    const wished = JSON.stringify([corners, tool]);
    if (wished === this.#shown) return;
    this.#shown = wished;
    this.#draw.clear();
    if (tool === 'draw' || corners.length < 3) {
      this.#draw.setMode('polygon');
      return;
    }
    this.#draw.setMode('select');
    const id = this.#draw.getFeatureId();
    const ring = corners.map(([longitude, latitude]) => [longitude, latitude]);
    const geometry: Polygon = { type: 'Polygon', coordinates: [[...ring, ring[0] as number[]]] };
    const [added] = this.#draw.addFeatures([
      { type: 'Feature', id, geometry, properties: { mode: 'polygon' } } as GeoJSONStoreFeatures,
    ]);
    if (added?.valid) this.#draw.selectFeature(id);
  }

  /** Takes back the last corner of an outline that is not closed yet. False where there is none. */
  undoCorner(): boolean {
    return this.#draw.getModeState() === 'drawing' && this.#draw.canUndo() && this.#draw.undo();
  }

  stop(): void {
    this.#draw.stop();
  }

  #corners(): Corners {
    const drawn = this.#draw
      .getSnapshot()
      .find(({ geometry, properties }) => geometry.type === 'Polygon' && properties.mode === 'polygon');
    return drawn === undefined ? [] : cornersOf(drawn.geometry as Polygon);
  }

  #finish(): void {
    const corners = this.#corners();
    if (this.#draw.getMode() === 'select') this.#shown = JSON.stringify([corners, 'reshape']);
    if (corners.length >= 3) this.#hooks.ondone(corners);
  }
}

function modes({ snapTo, coarse }: DrawingHooks) {
  const green = MAP_TOKENS.day.focus as HexColor;
  const white = '#FFFFFF' as HexColor;
  const pointerDistance = coarse ? 26 : 16;
  const toCustom = snapper(snapTo);
  return [
    new TerraDrawPolygonMode({
      pointerDistance,
      snapping: { toCustom },
      showCoordinatePoints: true,
      styles: {
        fillColor: green,
        fillOpacity: 0.12,
        outlineColor: green,
        outlineWidth: 2.4,
        closingPointColor: white,
        closingPointOutlineColor: green,
        closingPointOutlineWidth: 2.4,
        closingPointWidth: coarse ? 10 : 6,
        coordinatePointColor: green,
        coordinatePointWidth: 3.5,
        coordinatePointOutlineColor: white,
        coordinatePointOutlineWidth: 1,
        snappingPointColor: green,
        snappingPointWidth: 5,
      },
    }),
    new TerraDrawSelectMode({
      pointerDistance,
      allowManualDeselection: false,
      // Delete would take the whole area; corners are removed by the right button or in the list of corners.
      keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
      flags: {
        polygon: {
          feature: {
            draggable: false,
            selfIntersectable: true,
            coordinates: {
              draggable: true,
              deletable: true,
              midpoints: { draggable: true },
              snappable: { toCustom },
            },
          },
        },
      },
      styles: {
        selectedPolygonColor: green,
        selectedPolygonFillOpacity: 0.12,
        selectedPolygonOutlineColor: green,
        selectedPolygonOutlineWidth: 2.4,
        selectionPointColor: white,
        selectionPointOutlineColor: green,
        selectionPointOutlineWidth: 2.4,
        selectionPointWidth: coarse ? 9 : 5.5,
        midPointColor: green,
        midPointOutlineColor: white,
        midPointOutlineWidth: 1,
        midPointWidth: coarse ? 6 : 3.5,
      },
    }),
  ];
}

/** The nearest corner of another outline, where one is near enough on the screen. */
function snapper(snapTo: () => Corners): SnapToCustom {
  return (event, { project }) => {
    let best: [number, number] | undefined;
    let nearest = SNAP_PX;
    for (const corner of snapTo()) {
      const { x, y } = project(corner[0], corner[1]);
      const distance = Math.hypot(x - event.containerX, y - event.containerY);
      if (distance < nearest) [best, nearest] = [[corner[0], corner[1]], distance];
    }
    return best;
  };
}
