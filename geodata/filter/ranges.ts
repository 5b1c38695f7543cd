import type { HourRange, MonthRange } from './filter.ts';

/** A half-open range of indexes: [from, to). */
export type IndexRange = readonly [from: number, to: number];

/** Hours chosen by a filter, unfolded at midnight. */
export interface HourRanges {
  /** Hours of the day on which the window starts. */
  own: IndexRange;
  /** Hours after midnight of a window that wraps; they belong to the day before. Null where nothing wraps. */
  night: IndexRange | null;
}

/** Index of the class "unknown" is the last one: null (no restriction) reaches it, a chosen range never does. */
export function hourRanges(hours: HourRange | null): HourRanges {
  if (!hours) return { own: [0, 25], night: null };
  if (hours.end > hours.start) return { own: [hours.start, hours.end], night: null };
  return { own: [hours.start, 24], night: [0, hours.end] };
}

/** Months chosen by a filter as one range, or two where they wrap the new year; null reaches the unknown month 12. */
export function monthRanges(months: MonthRange | null): readonly IndexRange[] {
  if (!months) return [[0, 13]];
  if (months.start <= months.end) return [[months.start, months.end + 1]];
  return [
    [months.start, 12],
    [0, months.end + 1],
  ];
}
