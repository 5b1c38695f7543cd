import { epochOfLocal } from '../time/localTime.ts';
import type { Period } from './filter.ts';

/** The instants, epoch milliseconds, at which a period of local dates begins and ends. */
export function periodMs({ from, to }: Period, timeZone: string): { fromMs: number; toMs: number } {
  return { fromMs: localMidnightMs(from, timeZone), toMs: localMidnightMs(to, timeZone) };
}

function localMidnightMs(date: string, timeZone: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return epochOfLocal(year!, month! - 1, day!, 0, timeZone);
}
