import { twoDigits } from '../time/localTime.ts';
import {
  CHANNELS,
  CONCERNS,
  FEW_PEOPLE,
  WEEKDAYS,
  type Channel,
  type Concern,
  type Feeling,
  type FewPeople,
  type Gender,
  type KnownLight,
} from '../vocabulary/vocabulary.ts';

export { parseFilter, type FilterProblem } from './parse.ts';

/** Whole local clock hours: start 0-23 inclusive, end 1-24 exclusive; end <= start wraps midnight. */
export interface HourRange {
  start: number;
  end: number;
}

/** Calendar months 0 (January) to 11, both inclusive; start > end wraps the new year. */
export interface MonthRange {
  start: number;
  end: number;
}

/** Local dates YYYY-MM-DD, half-open: [from, to). */
export interface Period {
  from: string;
  to: string;
}

/**
 * What a view asks for. `null` means no restriction, reports whose value is unknown included;
 * a set field asks for known values only.
 */
export interface Filter {
  period: Period | null;
  hours: HourRange | null;
  months: MonthRange | null;
  light: KnownLight | null;
  /** 0 = Monday. With hours that wrap midnight a weekday is the day on which the window starts. */
  weekdays: number[] | null;
  /** Any of these. */
  concerns: Concern[] | null;
  channels: Channel[] | null;
  /** Codes within `layer`. */
  districts: string[] | null;
  fewPeople: FewPeople[] | null;
  feeling: Feeling;
  /** Staff only. */
  gender: Gender | null;
  /** Key of the district layer. */
  layer: string;
}

/** No restriction; reports of feeling unsafe. */
export const EMPTY_FILTER: Readonly<Filter> = Object.freeze({
  period: null,
  hours: null,
  months: null,
  light: null,
  weekdays: null,
  concerns: null,
  channels: null,
  districts: null,
  fewPeople: null,
  feeling: 'unsafe',
  gender: null,
  layer: 'stadsdel',
});

/** The part of a filter that is brushed in the browser: changing it asks the server for nothing. */
export type Brush = Pick<Filter, 'hours' | 'months' | 'light'>;

/** A filter's words in a query string, in canonical order. */
export const FILTER_WORDS = [
  'period',
  'weekdays',
  'concerns',
  'channels',
  'districts',
  'few_people',
  'feeling',
  'gender',
  'layer',
  'hours',
  'months',
  'light',
] as const;

/**
 * The canonical query string: fixed order, sorted lists without repeats, defaults left out. Two filters that ask
 * for the same have the same string; `parseFilter` reads it back.
 */
export function filterQuery(filter: Filter): string {
  const written: Record<(typeof FILTER_WORDS)[number], string | null> = {
    period: filter.period && `${filter.period.from}..${filter.period.to}`,
    weekdays: list(
      filter.weekdays?.map((day) => WEEKDAYS[day] ?? String(day)),
      WEEKDAYS,
    ),
    concerns: list(filter.concerns, CONCERNS),
    channels: list(filter.channels, CHANNELS),
    districts: list(filter.districts, null),
    few_people: list(filter.fewPeople, FEW_PEOPLE),
    feeling: filter.feeling === EMPTY_FILTER.feeling ? null : filter.feeling,
    gender: filter.gender,
    layer: filter.layer === EMPTY_FILTER.layer ? null : encodeURIComponent(filter.layer),
    hours: filter.hours && `${twoDigits(filter.hours.start)}-${twoDigits(filter.hours.end)}`,
    months: filter.months && `${twoDigits(filter.months.start + 1)}-${twoDigits(filter.months.end + 1)}`,
    light: filter.light,
  };
  return FILTER_WORDS.filter((word) => written[word] !== null)
    .map((word) => `${word}=${written[word]}`)
    .join('&');
}

/** The canonical query string of the cube that answers this filter: the brushed fields left out. */
export function fetchQuery(filter: Filter): string {
  return filterQuery({ ...filter, hours: null, months: null, light: null });
}

/** Sorted in the order of the vocabulary, or by code point where there is none; an empty list is no restriction. */
function list(values: readonly string[] | null | undefined, order: readonly string[] | null): string | null {
  if (!values || values.length === 0) return null;
  const unique = [...new Set(values)];
  if (order) unique.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  else unique.sort();
  return unique.map(encodeURIComponent).join(',');
}
