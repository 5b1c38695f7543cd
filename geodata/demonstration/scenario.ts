import type { AgeBand, Channel, Gender, TimeKind } from '../vocabulary/vocabulary.ts';

/**
 * The parameters of the invented town. A report's place, channel and asker are drawn independently of each
 * other; an instant is drawn with a rate of
 *   hour shape of the place x month x year x weekday x (light factor of the place),
 * so that away from places with a light factor the rate follows the clock and the calendar, never the sun.
 */

/** Local dates, half-open: the last report lies on 31 August 2026. */
export const FIRST_YEAR = 2023;
export const LAST_YEAR = 2026;
/** Months of the last year that the data reach, 8 = to the end of August. */
export const LAST_YEAR_MONTHS = 8;

/** Relative rates of reports by year: the service becomes known. 2026 counts per month like the others. */
export const YEAR_RATES: readonly number[] = [0.5, 0.9, 1.4, 1.4];
/** Relative rates by calendar month, the same everywhere. */
export const MONTH_RATES: readonly number[] = [1.15, 1.1, 1, 0.9, 0.85, 0.8, 0.7, 0.85, 1, 1.15, 1.3, 1.15];

/** Relative rates by local clock hour. */
export const HOUR_SHAPES = {
  town: [
    3, 2, 1, 0.7, 0.6, 1, 2.2, 2.6, 1.8, 1.3, 1.2, 1.3, 1.6, 1.6, 1.8, 2.3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5, 4.2,
  ],
  commuting: [
    1.5, 0.8, 0.4, 0.3, 0.5, 2, 5, 5, 2.5, 1.3, 1.1, 1.2, 1.4, 1.6, 2.2, 3.8, 5.5, 6, 6, 6, 6, 5.5, 4, 2.5,
  ],
  lateSquare: [
    30, 3, 1.5, 1, 0.8, 1, 2, 2.4, 2, 1.8, 1.8, 2, 2.4, 2.4, 2.6, 3, 3.4, 3.6, 3.8, 4, 4.4, 30, 34, 34,
  ],
  afternoonSquare: [
    2, 1, 0.6, 0.5, 0.5, 1, 2, 2.4, 1.8, 1.6, 1.8, 2, 2.4, 2.6, 3, 4, 30, 30, 4, 4, 4, 4, 3.4, 3,
  ],
  eveningPark: [
    1.5, 0.8, 0.5, 0.4, 0.4, 0.8, 1.4, 1.6, 1.2, 1, 1, 1.2, 1.4, 1.4, 1.6, 2, 3, 9, 11, 11, 11, 10, 8, 2.5,
  ],
  shops: [
    1, 0.6, 0.4, 0.3, 0.3, 0.6, 1.4, 2, 2, 2.4, 2.8, 3, 3.4, 3.4, 3.6, 4, 4.4, 4.6, 4.6, 4.2, 3.4, 2.8, 2.2,
    1.6,
  ],
} as const satisfies Record<string, readonly number[]>;
export type HourShape = keyof typeof HOUR_SHAPES;

/** Relative rates by the weekday to which a night belongs (hours before 05 count to the day before), Monday first. */
export const WEEK_SHAPES = {
  even: [1, 0.95, 0.95, 1, 1.2, 1.25, 0.9],
  nightlife: [0.5, 0.5, 0.65, 0.9, 2.2, 2.4, 0.6],
  workdays: [1.25, 1.2, 1.2, 1.2, 1.15, 0.6, 0.5],
} as const satisfies Record<string, readonly number[]>;
export type WeekShape = keyof typeof WEEK_SHAPES;

/** What is talked about at a place: which concerns and which recurring windows are named there. */
export type Setting = 'dim' | 'square' | 'nightlife' | 'park' | 'homes' | 'shops';

/** Fewer reports inside given local windows from a date on (year, month 0-11, day). */
export interface Easing {
  from: readonly [number, number, number];
  weekdays: readonly number[];
  startMinute: number;
  endMinute: number;
  /** Share of the reports that still come. */
  remaining: number;
}

export interface ScenarioPlace {
  id: string;
  district: string;
  /** Longitude, latitude. */
  point: readonly [number, number];
  /** Standard deviation of exact points about the place, metres. */
  spreadM: number;
  /** Relative share of all reports. */
  share: number;
  hours: HourShape;
  week: WeekShape;
  setting: Setting;
  /** How many times the rate is multiplied when it is dark at the same clock hour; 1 = light plays no part. */
  darkFactor: number;
  /** Odds of an instant against other kinds of time, relative to the channel's own. */
  instantOdds: number;
  /** How often this place's reports come through a channel, relative to the channel's own share. */
  channelOdds?: Partial<Record<Channel, number>>;
  easing?: Easing;
}

export const CHANNEL_SHARES: readonly (readonly [Channel, number])[] = [
  ['web_form', 0.45],
  ['survey', 0.25],
  ['dialogue', 0.15],
  ['safety_walk', 0.07],
  ['import', 0.08],
];

/**
 * Kinds of time by channel. Safety walks give no instants: their time is the walk's, and dozens of reports
 * from one dark evening would read as darkness.
 */
export const KIND_SHARES: Readonly<Record<Channel, Readonly<Record<TimeKind, number>>>> = {
  web_form: { instant: 0.66, interval: 0.12, window: 0.15, unknown: 0.07 },
  survey: { instant: 0.33, interval: 0.07, window: 0.5, unknown: 0.1 },
  dialogue: { instant: 0.24, interval: 0.06, window: 0.58, unknown: 0.12 },
  safety_walk: { instant: 0, interval: 0.45, window: 0.4, unknown: 0.15 },
  import: { instant: 0.66, interval: 0.14, window: 0.05, unknown: 0.15 },
};

export const GENDER_SHARES: readonly (readonly [Gender, number])[] = [
  ['woman', 0.585],
  ['man', 0.305],
  ['other', 0.015],
  ['unknown', 0.095],
];

export const AGE_SHARES: readonly (readonly [AgeBand, number])[] = [
  ['0-17', 0.1],
  ['18-29', 0.24],
  ['30-44', 0.23],
  ['45-64', 0.21],
  ['65+', 0.12],
  ['unknown', 0.1],
];

export const SAFE_SHARE = 0.08;
export const REJECTED_SHARE = 0.02;
/** Reports wait for moderation the more often the newer they are: e^(-age / 60 days) times this. */
export const PENDING_NEWEST = 0.85;
export const PENDING_AGE_DAYS = 60;
export const TEXT_SHARE = 0.38;
/** Share of instants given to the nearest five minutes. */
export const ROUNDED_SHARE = 0.18;
/** Share of reports that name no more than the municipality, and of the others no more than the district. */
export const MUNICIPALITY_SHARE = 0.035;
export const DISTRICT_SHARE = 0.1;
/** Share of the placed reports whose point is exact rather than the named place. */
export const EXACT_SHARE = 0.55;
