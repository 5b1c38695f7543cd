import type { KnownLight } from '../../vocabulary/vocabulary.ts';

/** What a named time of day counts as. Minutes after local midnight; an end at or before the start wraps midnight. */
export interface HourDefinition {
  startMinute: number;
  endMinute: number;
  /** Days it means unless others are said. */
  weekdays?: readonly number[];
  /** Hours after midnight that people count to the evening before: "Friday after closing" is the night to Saturday. */
  ofNight?: true;
  light?: KnownLight;
}

const WORKDAYS = [0, 1, 2, 3, 4];
const hours = (start: number, end: number): HourDefinition => ({
  startMinute: start * 60,
  endMinute: end * 60,
});

/** Every named time of day. The one table: the README lists it, the entry page shows what was used. */
export const HOUR_DEFINITIONS = {
  early_morning: hours(5, 7),
  morning: hours(6, 9),
  forenoon: hours(9, 12),
  lunch: hours(11, 13),
  midday: hours(11, 14),
  daytime: hours(8, 17),
  afternoon: hours(12, 18),
  late_afternoon: hours(15, 18),
  early_evening: hours(17, 20),
  evening: hours(18, 24),
  late_evening: hours(21, 24),
  before_midnight: hours(22, 24),
  midnight: hours(23, 1),
  night: hours(22, 5),
  small_hours: { ...hours(0, 5), ofNight: true },
  whole_day: hours(0, 24),
  // The clock only tells dawn from dusk; when they fall is the sun's matter.
  dawn: { ...hours(0, 12), light: 'twilight' },
  dusk: { ...hours(12, 24), light: 'twilight' },
  after_closing: { ...hours(1, 3), weekdays: [4, 5], ofNight: true },
  after_school: { ...hours(14, 17), weekdays: WORKDAYS },
  to_work: { ...hours(6, 8), weekdays: WORKDAYS },
  from_work: { ...hours(16, 18), weekdays: WORKDAYS },
  morning_rush: { ...hours(7, 9), weekdays: WORKDAYS },
  afternoon_rush: { ...hours(15, 18), weekdays: WORKDAYS },
} as const satisfies Record<string, HourDefinition>;
export type HourName = keyof typeof HOUR_DEFINITIONS;

/** Months of named parts of the year, 0 = January. Winter as the report form says: November to February. */
export const SEASON_DEFINITIONS = {
  winter: [0, 1, 10, 11],
  spring: [2, 3, 4],
  summer: [5, 6, 7],
  autumn: [8, 9, 10],
  winter_half: [0, 1, 2, 9, 10, 11],
  summer_half: [3, 4, 5, 6, 7, 8],
} as const satisfies Record<string, readonly number[]>;
export type SeasonName = keyof typeof SEASON_DEFINITIONS;

/** Groups of days, 0 = Monday. In the evening and at night Friday belongs to the weekend, and Sunday night does not. */
export const DAY_GROUPS = {
  weekend: { days: [5, 6], evenings: [4, 5, 6], nights: [4, 5] },
  workdays: { days: WORKDAYS, evenings: [0, 1, 2, 3], nights: [0, 1, 2, 3, 6] },
} as const;
export type DayGroup = keyof typeof DAY_GROUPS;

/** A clock time without a date, or said to be about, covers this much on each side. */
export const ABOUT_MINUTES = 30;
/** "After 22" at night runs to the night's end, "after 18" to midnight. */
export const NIGHT_START_MINUTE = HOUR_DEFINITIONS.night.startMinute;
export const NIGHT_END_MINUTE = HOUR_DEFINITIONS.night.endMinute;
