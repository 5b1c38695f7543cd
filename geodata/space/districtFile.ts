import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Refusal } from '../import/refusals.ts';

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

/** One fault of the file: where, and what with its remedy. */
export interface DistrictFileProblem {
  place: Refusal;
  message: Refusal;
}

const FAULTS = {
  noFeature: {
    sv: 'inget GeoJSON-objekt. Ge ett Feature med properties och geometry.',
    en: 'not a GeoJSON feature. Give a feature with properties and geometry.',
  },
  noPolygon: {
    sv: 'ingen yta. Ge en Polygon eller MultiPolygon.',
    en: 'not a polygon. Give a Polygon or MultiPolygon.',
  },
  noRing: {
    sv: 'koordinater som inte är tal, eller en gräns som inte är sluten eller har färre än fyra punkter. Ge slutna ringar av [longitud, latitud].',
    en: 'coordinates that are no numbers, or a ring that is not closed or has fewer than four points. Give closed rings of [longitude, latitude].',
  },
  swapped: {
    sv: 'axlarna är omkastade. Ge longitud först: [12.29, 58.28].',
    en: 'the axes are swapped. Give longitude first: [12.29, 58.28].',
  },
  outside: {
    sv: 'helt utanför kommunen. Ge koordinater i EPSG:4326 (grader), i den här kommunen.',
    en: 'wholly outside the municipality. Give coordinates in EPSG:4326 (degrees), of this municipality.',
  },
} as const;

function noText(property: string): Refusal {
  return {
    sv: `ingen text i "${property}". Varje område behöver en kod och ett namn.`,
    en: `no text in "${property}". Each area needs a code and a name.`,
  };
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
      place: { sv: 'filen', en: 'file' },
      message: {
        sv: 'inga områden. Ge en GeoJSON FeatureCollection med polygoner.',
        en: 'no areas. Give a GeoJSON FeatureCollection of polygons.',
      },
    };
    return { outlines: [], problems: [problem] };
  }
  const problems: DistrictFileProblem[] = [];
  const outlines: DistrictOutline[] = [];
  features.forEach((feature, index) => {
    const place = { sv: `område ${index + 1}`, en: `area ${index + 1}` };
    const read = readFeature(feature, fields, bounds);
    if ('fault' in read) problems.push({ place, message: read.fault });
    else if (outlines.some((outline) => outline.code === read.code))
      problems.push({
        place,
        message: {
          sv: `koden ${read.code} finns två gånger. Ge varje område en egen kod.`,
          en: `the code ${read.code} occurs twice. Give each area its own code.`,
        },
      });
    else outlines.push(read);
  });
  return { outlines, problems };
}

function readFeature(
  feature: unknown,
  fields: DistrictFields,
  bounds: Box,
): DistrictOutline | { fault: Refusal } {
  if (!isRecord(feature) || !isRecord(feature.properties)) return { fault: FAULTS.noFeature };
  const code = feature.properties[fields.code];
  const name = feature.properties[fields.name];
  if (typeof code !== 'string' || code === '') return { fault: noText(fields.code) };
  if (typeof name !== 'string' || name === '') return { fault: noText(fields.name) };
  const geometry = feature.geometry;
  if (!isPolygonal(geometry)) return { fault: FAULTS.noPolygon };
  const rings = ringsOf(geometry);
  if (rings === null) return { fault: FAULTS.noRing };
  const positions = rings.flat();
  if (!positions.some((position) => inside(position, bounds))) {
    const swapped = positions.some(([x, y]) => inside([y as number, x as number], bounds));
    return { fault: swapped ? FAULTS.swapped : FAULTS.outside };
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
