import type { Position } from 'geojson';
import { WATER } from '../places/basemap.ts';
import { DISTRICTS } from '../places/districts.ts';
import { toGrid, toLonLat } from '../places/localGrid.ts';
import type { Precision } from '../vocabulary/vocabulary.ts';
import { chance, pickNormal, type Random } from './random.ts';
import { DISTRICT_SHARE, EXACT_SHARE, MUNICIPALITY_SHARE, type ScenarioPlace } from './scenario.ts';

/** Where a report says it is, with the precision it says it in. */
export interface DrawnLocation {
  point: readonly [number, number] | null;
  precision: Precision;
  districtCode: string | null;
}

/** A location at a place: an exact point about it on land, the place itself, its district, or the town only. */
export function drawLocation(random: Random, place: ScenarioPlace): DrawnLocation {
  if (chance(random, MUNICIPALITY_SHARE))
    return { point: null, precision: 'municipality', districtCode: null };
  if (chance(random, DISTRICT_SHARE))
    return { point: null, precision: 'district', districtCode: place.district };
  if (!chance(random, EXACT_SHARE)) return { point: place.point, precision: 'place', districtCode: null };
  return { point: pointOnLand(random, place), precision: 'exact', districtCode: null };
}

/** A point about the place; one that would lie in the river or in another district is brought nearer, so that no draw is lost. */
function pointOnLand(random: Random, { point, spreadM, district }: ScenarioPlace): readonly [number, number] {
  const [eastKm, northKm] = toGrid(point);
  const east = (pickNormal(random) * spreadM) / 1000;
  const north = (pickNormal(random) * spreadM) / 1000;
  for (let share = 1; share > 0.01; share *= 0.8) {
    const drawn = toLonLat([eastKm + share * east, northKm + share * north]) as [number, number];
    if (insideRings(drawn, outlineOf(district)) && !insideRings(drawn, RIVER)) return drawn;
  }
  return point;
}

const RIVER = WATER.features.flatMap(({ geometry }) => geometry.coordinates);

function outlineOf(district: string): Position[][] {
  const found = DISTRICTS.features.find(({ properties }) => properties.code === district);
  return found?.geometry.type === 'Polygon' ? found.geometry.coordinates : [];
}

/** Even-odd rule over all rings, islands and holes included. */
function insideRings([longitude, latitude]: readonly [number, number], rings: Position[][]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x1 = 0, y1 = 0] = ring[i] ?? [];
      const [x2 = 0, y2 = 0] = ring[i + 1] ?? [];
      const crosses =
        y1 > latitude !== y2 > latitude && longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1);
      if (crosses) inside = !inside;
    }
  }
  return inside;
}
