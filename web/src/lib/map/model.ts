import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';

/** The map's own light; follows the filter (daylight: day, twilight: dusk, dark: night). */
export type MapLight = 'day' | 'dusk' | 'night';

/** What a place (hexagon or district) shows; arrays run parallel to `ids`. */
export interface PlaceValues {
  /** H3 resolution 9 ids, or district codes. */
  ids: readonly string[];
  /** Value drawn, in the unit the legend states (reports per 1,000 hours). */
  values: Float64Array;
  /** Ramp class 1-6; 0 = no reports in this filter (hatched, never coloured). */
  classes: Uint8Array;
}

export interface DistrictProperties {
  code: string;
  name: string;
  label: [number, number];
  population: number | null;
}

export interface FocusWindow {
  weekdays: number[] | null;
  startMinute: number;
  endMinute: number;
  light: KnownLight[] | null;
  months: number[] | null;
}

export interface FocusAreaProperties {
  id: string;
  name: string;
  reason: string;
  priority: number;
  status: string;
  validFrom: string;
  validTo: string | null;
  windows: FocusWindow[];
}

export interface PointProperties {
  id: string;
  /** Share of the report inside the filter, 0-1. */
  share: number;
}

export type Districts = FeatureCollection<Polygon | MultiPolygon, DistrictProperties>;
export type FocusAreas = FeatureCollection<Polygon | MultiPolygon, FocusAreaProperties>;
export type Points = FeatureCollection<Point, PointProperties>;

/** Events the police published, by district. */
export interface MapEvents {
  /** By district code; districts without any are not in it. */
  counts: ReadonlyMap<string, number>;
  /** A badge in words, formatted by the caller. */
  label: (district: string, count: number) => string;
}

/** A place under the pointer, chosen, or highlighted from the table. */
export interface PlaceRef {
  kind: 'cell' | 'district' | 'focus_area';
  id: string;
}

export interface MapModel {
  light: MapLight;
  cells: PlaceValues | null;
  /** District counts, drawn as fills when `shows.districtCounts`, "no reports" hatched. */
  districtValues: PlaceValues | null;
  districts: Districts;
  focusAreas: FocusAreas;
  /** Present only when few enough to draw one by one. */
  points: Points | null;
  /** Absent while their layer is off or they are not fetched yet. */
  events?: MapEvents | null;
  /** Which layers are switched on, by layer id. */
  shows: Record<string, boolean>;
  highlighted: PlaceRef | null;
  selected: PlaceRef | null;
  /** Text of a focus area's tag: name and hours, formatted by the caller. */
  focusTag: (area: FocusAreaProperties) => { title: string; hours: string; active: boolean };
}

/** Space that panels cover at the map's edges, CSS pixels: nothing of the map's own is put there. */
export interface MapPadding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface MapCamera {
  longitude: number;
  latitude: number;
  zoom: number;
}

/** What the pointer or the keyboard is at. `point` is in CSS pixels from the map's top left corner. */
export type HoverHandler = (
  ref: PlaceRef | null,
  at: [number, number] | null,
  point: [number, number] | null,
) => void;

/** The map's own words, in the reader's language. */
export interface MapStrings {
  /** Name of the map for screen readers. */
  map: string;
  /** How to use it by keyboard: arrows move between places, Enter chooses, Shift + arrows move the map. */
  keyboard: string;
  zoomIn: string;
  zoomOut: string;
  layers: string;
  /** Beside the scale: "stadsdelsgränser ungefärliga". */
  scaleNote: string;
  /** Shown while the map loads, and when it cannot be drawn (what failed, and that the table has the same facts). */
  loading: string;
  failed: string;
  /** Names of the layers that can be switched on and off, by layer id. */
  layerNames: Readonly<Record<string, string>>;
  /** Source note of each layer, by layer id. */
  layerSources: Readonly<Record<string, string>>;
}
