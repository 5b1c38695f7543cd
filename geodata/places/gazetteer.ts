import { DISTRICT_NAMES } from './districtNames.ts';
import { LANDMARKS, type LandmarkKind } from './landmarks.ts';
import { toGrid } from './localGrid.ts';
import { MUNICIPALITY } from './municipality.ts';

/** A place with a name, and how exactly the name says where it is. */
export interface NamedPlace {
  name: string;
  kind: LandmarkKind | 'district' | 'municipality';
  precision: 'place' | 'district' | 'municipality';
  /** A landmark's own point; where a district's name stands; null for the municipality. [longitude, latitude], EPSG:4326. */
  point: readonly [number, number] | null;
  /** A district's code, or a landmark's id. */
  id: string;
}

/** A district as any layer gives it. */
export interface NamedDistrict {
  code: string;
  name: string;
  label: readonly [number, number];
}

/** Every landmark, the districts (those that ship with the project unless others are given), and the municipality. */
export function namedPlaces(districts: readonly NamedDistrict[] = DISTRICT_NAMES): NamedPlace[] {
  return [
    ...districts.map(({ code, name, label }): NamedPlace => ({
      name,
      kind: 'district',
      precision: 'district',
      point: label,
      id: code,
    })),
    ...LANDMARKS.map(({ id, name, kind, point }): NamedPlace => ({
      name,
      kind,
      precision: 'place',
      point,
      id,
    })),
    {
      name: MUNICIPALITY.name,
      kind: 'municipality',
      precision: 'municipality',
      point: null,
      id: MUNICIPALITY.code,
    },
  ];
}

/**
 * Places whose name a typed text may mean, best first: the whole name, then its beginning, then the beginning of
 * any of its words, then any part of it. Case, accents (å, ä, ö too) and hyphens do not matter; an exactly marked
 * letter ranks above an unmarked one. An empty text finds nothing.
 */
export function searchPlaces(text: string, places: readonly NamedPlace[], most = 8): NamedPlace[] {
  const typed = plain(text);
  if (typed === '') return [];
  return places
    .map((place) => ({ place, rank: rankOf(text, typed, place.name) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank || a.place.name.length - b.place.name.length)
    .slice(0, most)
    .map(({ place }) => place);
}

/**
 * The named point (landmark, or where a district's name stands) nearest to a point ([longitude, latitude]), and the
 * distance to it in metres. Throws RangeError where no place has a point.
 */
export function nearestPlace(
  point: readonly [number, number],
  places: readonly NamedPlace[],
): { place: NamedPlace; distanceM: number } {
  const [east, north] = toGrid(point);
  const ranked = places
    .flatMap((place) => {
      if (place.point === null) return [];
      const [x, y] = toGrid(place.point);
      return [{ place, distanceM: Math.hypot(x - east, y - north) * 1000 }];
    })
    .sort((a, b) => a.distanceM - b.distanceM);
  if (ranked[0] === undefined) throw new RangeError('No place has a point.');
  return ranked[0];
}

const NOT_FOUND = 8;

function rankOf(text: string, typed: string, name: string): number {
  const words = plain(name);
  const marked = name.toLowerCase().includes(text.trim().toLowerCase()) ? 0 : 1;
  if (words === typed) return marked;
  if (words.startsWith(typed)) return 2 + marked;
  if (` ${words}`.includes(` ${typed}`)) return 4 + marked;
  return words.includes(typed) ? 6 + marked : NOT_FOUND;
}

function plain(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
