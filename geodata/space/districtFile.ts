import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Degrees, EPSG:4326. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface DistrictOutline {
  code: string;
  name: string;
  population: number | null;
  geometry: Polygon | MultiPolygon;
}

/** Which properties of the file hold a district's code, name and population. */
export interface DistrictFields {
  code: string;
  name: string;
  population: string | null;
}

/** One fault of the file: where, what, and the remedy. */
export interface DistrictFileProblem {
  place: string;
  message: string;
  remedy: string;
}

/** Statistics Sweden's own property names, so that its files need no options. */
const KNOWN_FIELDS: readonly DistrictFields[] = [
  // A DeSO names its RegSO too: the finer one first.
  { code: 'desokod', name: 'desokod', population: 'pop_2025' },
  { code: 'regsokod', name: 'regsonamn', population: 'pop_2025' },
  { code: 'code', name: 'name', population: 'population' },
];

/** The fields of a file that uses property names known here, or null. */
export function knownFields(json: unknown): DistrictFields | null {
  const first = featuresOf(json)?.[0];
  const properties = isRecord(first) && isRecord(first.properties) ? first.properties : {};
  return KNOWN_FIELDS.find((fields) => fields.code in properties && fields.name in properties) ?? null;
}

/**
 * Reads a GeoJSON file of districts: polygons in EPSG:4326, longitude first, touching `bounds`.
 * Every fault is named; with any fault no outline should be stored.
 */
export function readDistrictFile(
  json: unknown,
  fields: DistrictFields,
  bounds: Box,
): { outlines: DistrictOutline[]; problems: DistrictFileProblem[] } {
  const features = featuresOf(json);
  if (features === null || features.length === 0) {
    const problem = {
      place: 'file',
      message: 'no features',
      remedy: 'Give a GeoJSON FeatureCollection of polygons.',
    };
    return { outlines: [], problems: [problem] };
  }
  const problems: DistrictFileProblem[] = [];
  const outlines: DistrictOutline[] = [];
  features.forEach((feature, index) => {
    const read = readFeature(feature, fields, bounds, `feature ${index + 1}`);
    if ('problem' in read) problems.push(read.problem);
    else if (outlines.some((outline) => outline.code === read.code))
      problems.push({
        place: `feature ${index + 1}`,
        message: `code ${read.code} occurs twice`,
        remedy: 'Give each district its own code.',
      });
    else outlines.push(read);
  });
  return { outlines, problems };
}

function readFeature(
  feature: unknown,
  fields: DistrictFields,
  bounds: Box,
  place: string,
): DistrictOutline | { problem: DistrictFileProblem } {
  const fault = (message: string, remedy: string) => ({ problem: { place, message, remedy } });
  if (!isRecord(feature) || !isRecord(feature.properties))
    return fault('not a GeoJSON feature', 'Give a feature with properties and geometry.');
  const code = feature.properties[fields.code];
  const name = feature.properties[fields.name];
  if (typeof code !== 'string' || code === '')
    return fault(`no text in "${fields.code}"`, 'Name the property that holds the code with --code.');
  if (typeof name !== 'string' || name === '')
    return fault(`no text in "${fields.name}"`, 'Name the property that holds the name with --name.');
  const geometry = feature.geometry;
  if (!isPolygonal(geometry)) return fault('not a polygon', 'Give a Polygon or MultiPolygon.');
  const rings = ringsOf(geometry);
  if (rings === null)
    return fault(
      'coordinates that are no numbers, or a ring that is not closed or has fewer than four points',
      'Give closed rings of [longitude, latitude].',
    );
  const positions = rings.flat();
  if (!positions.some((position) => inside(position, bounds))) {
    if (positions.some(([x, y]) => inside([y as number, x as number], bounds)))
      return fault('the axes are swapped', 'Give longitude first: [12.29, 58.28].');
    return fault(
      'wholly outside the municipality',
      'Give coordinates in EPSG:4326 (degrees), of this municipality.',
    );
  }
  const population = fields.population === null ? null : feature.properties[fields.population];
  return {
    code,
    name,
    geometry,
    population: typeof population === 'number' && population >= 0 ? Math.round(population) : null,
  };
}

/** All rings of the geometry, or null where one is no closed ring of finite numbers: a database must not meet it. */
function ringsOf(geometry: Polygon | MultiPolygon): Position[][] | null {
  const polygons: unknown[] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flatMap((polygon): unknown[] =>
    Array.isArray(polygon) && polygon.length > 0 ? polygon : [null],
  );
  return rings.length > 0 && rings.every(isClosedRing) ? rings : null;
}

function isClosedRing(ring: unknown): ring is Position[] {
  if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition)) return false;
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1];
}

function isPosition(position: unknown): position is Position {
  return (
    Array.isArray(position) && position.length >= 2 && position.length <= 4 && position.every(Number.isFinite)
  );
}

function inside(position: Position, box: Box): boolean {
  const [longitude, latitude] = position as [number, number];
  return longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north;
}

function featuresOf(json: unknown): unknown[] | null {
  return isRecord(json) && json.type === 'FeatureCollection' && Array.isArray(json.features)
    ? json.features
    : null;
}

function isPolygonal(geometry: unknown): geometry is Polygon | MultiPolygon {
  return (
    isRecord(geometry) &&
    (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') &&
    Array.isArray(geometry.coordinates)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
