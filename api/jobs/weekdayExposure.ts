import type { Period } from '@lyktan/geodata/filter/filter';
import { periodMs } from '@lyktan/geodata/filter/period';
import { exposureMinutes, type ExposureMinutes } from '@lyktan/geodata/time/exposure';
import type { Municipality } from '../queries/municipality.ts';

/** Periods kept; one is some 100 kB, and takes some 70 ms to walk through. */
const MOST_KEPT = 20;
const kept = new Map<string, ExposureMinutes[]>();

/** Minutes of a period by weekday (0 = Monday), each alone, at the municipality's centre as in the cube. */
export function weekdayExposure(
  { centre, timeZone }: Pick<Municipality, 'centre' | 'timeZone'>,
  period: Period | null,
): ExposureMinutes[] {
  const key = [...centre, timeZone, period?.from, period?.to].join(' ');
  const found = kept.get(key);
  if (found) return found;
  const { fromMs, toMs } = period ? periodMs(period, timeZone) : { fromMs: 0, toMs: 0 };
  const minutes = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    exposureMinutes({ fromMs, toMs, point: centre, timeZone, weekdays: new Set([weekday]) }),
  );
  kept.set(key, minutes);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return minutes;
}
