import type { KnownLight } from '../vocabulary/vocabulary.ts';

/** What a focus area may be: small enough to be walked, large enough to be seen on the map. Page and API hold to the same. */
export const FOCUS_AREA_LIMITS = {
  minAreaM2: 1_000,
  maxAreaM2: 3_000_000,
  mostCorners: 200,
  mostWindows: 12,
  longestName: 120,
  longestReason: 2_000,
} as const;

/** A recurring time at which police mean to be visible; end <= start wraps midnight. */
export interface FocusAreaWindow {
  /** 0 = Monday .. 6 = Sunday: the days on which the window starts. */
  weekdays: number[];
  /** Local minute of the day, 0-1439. */
  startMinute: number;
  /** 1-1440, exclusive. */
  endMinute: number;
  /** null = whatever the light. */
  light: KnownLight[] | null;
  /** 0 = January; null = all the year. */
  months: number[] | null;
}

const DAY = 1440;
const WEEK = 7 * DAY;

/** Whether two windows have any time in common: months, light, and minutes of the week. */
export function windowsMeet(one: FocusAreaWindow, other: FocusAreaWindow): boolean {
  if (!shareAny(one.light, other.light) || !shareAny(one.months, other.months)) return false;
  return spansOf(one).some(([from, to]) => spansOf(other).some(([start, end]) => from < end && start < to));
}

function shareAny<T>(one: readonly T[] | null, other: readonly T[] | null): boolean {
  return one === null || other === null || one.some((value) => other.includes(value));
}

/** Minutes of the week [from, to) that a window covers; what passes Sunday midnight begins the week again. */
function spansOf({ weekdays, startMinute, endMinute }: FocusAreaWindow): [from: number, to: number][] {
  const length = endMinute > startMinute ? endMinute - startMinute : endMinute + DAY - startMinute;
  return weekdays.flatMap((day): [number, number][] => {
    const from = day * DAY + startMinute;
    const to = from + length;
    return to <= WEEK
      ? [[from, to]]
      : [
          [from, WEEK],
          [0, to - WEEK],
        ];
  });
}
