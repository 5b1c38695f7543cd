import { plainHeading, readHeadings } from './columns.ts';

/** What the two axes of a GeoJSON point are called where rows are shown or sent again. */
export const AXES = ['longitud', 'latitud'] as const;

/** One feature as a row: cells by heading, as a CSV file would hold them. Null where it is no feature with a point or none. */
export function featureCells(feature: unknown): Map<string, string> | null {
  if (!isRecord(feature) || feature.type !== 'Feature') return null;
  const point = coordinatesOf(feature.geometry);
  if (point === null) return null;
  const cells = new Map<string, string>([
    [AXES[0], point[0]],
    [AXES[1], point[1]],
  ]);
  const properties = isRecord(feature.properties) ? feature.properties : {};
  for (const [heading, value] of Object.entries(properties)) {
    // The geometry is what counts: coordinates repeated among the properties are left aside.
    if (!isAxis(heading)) cells.set(plainHeading(heading), cellOf(value));
  }
  return cells;
}

function isAxis(heading: string): boolean {
  const column = readHeadings([heading]).columns[0];
  return column === 'longitude' || column === 'latitude';
}

/** A feature without geometry has empty coordinates; anything but a point gives null. */
function coordinatesOf(geometry: unknown): [string, string] | null {
  if (geometry === null || geometry === undefined) return ['', ''];
  if (!isRecord(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) return null;
  return [cellOf(geometry.coordinates[0]), cellOf(geometry.coordinates[1])];
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellOf).join(', ');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  // JSON can escape what no text in a database may hold.
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
