import type { FeatureCollection, Position } from 'geojson';
import type { MultiPolygon, Polygon } from 'geojson';
import { DISTRICT_NAMES, type DistrictInfo } from './districtNames.ts';
import { OUTLINES } from './outlines.ts';

/** Outlines of the districts, EPSG:4326. Approximate: see this folder's README. They meet but never overlap. */
export const DISTRICTS: FeatureCollection<Polygon | MultiPolygon, DistrictInfo> = {
  type: 'FeatureCollection',
  features: DISTRICT_NAMES.map((info) => ({
    type: 'Feature',
    id: info.code,
    properties: info,
    geometry: { type: 'Polygon', coordinates: [readRing(OUTLINES[info.code], info.code)] },
  })),
};

/** Rings are stored as "lon lat lon lat ..." so that the data stays readable in a diff. */
function readRing(text: string | undefined, code: string): Position[] {
  if (text === undefined) throw new Error(`No outline for district "${code}". Run scripts/basemap.ts.`);
  const numbers = text.trim().split(/\s+/).map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => numbers.slice(2 * i, 2 * i + 2));
}
