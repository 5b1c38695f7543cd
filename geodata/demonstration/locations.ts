import { WATER } from '../places/basemap.ts';
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

function pointOnLand(random: Random, { point, spreadM }: ScenarioPlace): readonly [number, number] {
  const [eastKm, northKm] = toGrid(point);
  for (;;) {
    const offset = (): number => (pickNormal(random) * spreadM) / 1000;
    const [longitude = 0, latitude = 0] = toLonLat([eastKm + offset(), northKm + offset()]);
    if (!onWater(longitude, latitude)) return [longitude, latitude];
  }
}

/** Even-odd rule over all rings of the river, its island included. */
function onWater(longitude: number, latitude: number): boolean {
  let inside = false;
  for (const ring of WATER.features.flatMap((feature) => feature.geometry.coordinates)) {
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
