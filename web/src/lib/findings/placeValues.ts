import type { PlaceValues } from '../map/model.ts';
import { classOf } from './breaks.ts';
import { REPORT_WEIGHT } from './figures.ts';
import type { PlaceWeights } from './places.ts';

/** Rates per 1,000 hours and ramp classes for the map. Class 0, no reports, is hatched there and never coloured. */
export function placeValues(weights: PlaceWeights, hours: number, breaks: readonly number[]): PlaceValues {
  const perUnit = hours > 0 ? 1000 / hours / REPORT_WEIGHT : 0;
  const values = weights.mass.map((mass) => mass * perUnit);
  return { ids: weights.ids, values, classes: Uint8Array.from(values, (value) => classOf(value, breaks)) };
}
