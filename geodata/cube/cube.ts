import type { IndexRange } from '../filter/ranges.ts';

/** Classes on each axis; the last one of each is "unknown". */
export const MONTH_CLASSES = 13;
export const HOUR_CLASSES = 25;
export const LIGHT_CLASSES = 4;
/** Time classes of one place. */
export const SLOTS = LIGHT_CLASSES * MONTH_CLASSES * HOUR_CLASSES;

/** Place of a time class within a place: light outermost, then month, then hour. */
export function slotOf(light: number, month: number, hour: number): number {
  return (light * MONTH_CLASSES + month) * HOUR_CLASSES + hour;
}

/**
 * cells: H3 resolution 9 ids. districts: codes of the chosen layer. municipality: one place, everything, the unplaced
 * too. concerns: a report counts under each that it names. channels.
 */
export const SECTION_NAMES = ['cells', 'districts', 'municipality', 'concerns', 'channels'] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

/**
 * Prefix sums, inclusive, over light, month and hour; places lie side by side at
 * [slotOf(light, month, hour) * places + place]. Units of 1/2520 report.
 */
export interface CubePlane {
  mass: Float64Array;
  /** Reports with an instant only. */
  timed: Float64Array;
}

export interface CubeSection {
  places: readonly string[];
  /** Distinct reports a place, within the fetched filter, whatever the brush; same order as `places`. */
  reports: Uint32Array;
  /** By the day on which a minute lies. */
  own: CubePlane;
  /** By the day before: for the hours after midnight of a wrapping hour window. The same object as `own` where no weekday is chosen. */
  night: CubePlane;
}

export interface CubeHeader {
  dataVersion: string;
  /** Canonical fetch query that this cube answers. */
  query: string;
  audience: string;
  /** Distinct reports in the fetched filter; null where withheld (a gender is chosen, fewer than 5). */
  reports: number | null;
  /** Of these, reports with an instant. */
  timedReports: number | null;
  /** Distinct reports by month 'YYYY-MM' over all periods, the other fetched filters applied; null where withheld. */
  byMonth: { month: string; reports: number | null }[];
  /** Minutes of the period by [(month * 24 + hour) * 3 + light]; `night` by the weekday of the day before. */
  exposure: { own: number[]; night: number[] };
  /** Places left out because a gender is chosen and fewer than 5 reports stand there. */
  withheld: Record<Exclude<SectionName, 'cells'>, string[]>;
}

export interface Cube {
  header: CubeHeader;
  /** `cells` is null where a gender is chosen: gender is never shown below district. */
  sections: Record<Exclude<SectionName, 'cells'>, CubeSection> & { cells: CubeSection | null };
}

/** Bytes that are no cube, or a broken one. */
export class CubeFormatError extends Error {
  override name = 'CubeFormatError';
}

/** Box of time classes, each half-open. */
export interface SlotBox {
  light: IndexRange;
  month: IndexRange;
  hour: IndexRange;
}
