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
  /** Which layers are switched on, by layer id. */
  shows: Record<string, boolean>;
  highlighted: PlaceRef | null;
  selected: PlaceRef | null;
  /** Text of a focus area's tag: name and hours, formatted by the caller. */
  focusTag: (area: FocusAreaProperties) => { title: string; hours: string; active: boolean };
}
