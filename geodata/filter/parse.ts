import {
  CHANNELS,
  CONCERNS,
  FEELINGS,
  FEW_PEOPLE,
  GENDERS,
  LIGHTS,
  WEEKDAYS,
} from '../vocabulary/vocabulary.ts';
import { EMPTY_FILTER, type Filter, type HourRange, type MonthRange, type Period } from './filter.ts';

/** What is wrong with one field of a query string, and what to write instead. */
export interface FilterProblem {
  field: string;
  message: string;
  remedy: string;
}

/** Thrown and caught in this file only: turns into a FilterProblem. */
class BadField extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

const KNOWN_LIGHTS = LIGHTS.filter((light) => light !== 'unknown');
const CODE = /^[\p{L}\p{N}_-]{1,40}$/u;
const MOST_DISTRICTS = 200;

/**
 * Reads a filter from a query string. A field that cannot be read keeps its default and is named in `problems`
 * (English); words that are no filter field are left to others.
 */
export function parseFilter(params: URLSearchParams): { filter: Filter; problems: FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const read = <T>(field: string, fallback: T, parse: (text: string) => T): T => {
    const text = params.getAll(field).join(',');
    if (text === '') return fallback;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof BadField)) throw error;
      problems.push({ field, message: error.message, remedy: error.remedy });
      return fallback;
    }
  };
  const weekdays = read('weekdays', null, words(WEEKDAYS));
  const filter: Filter = {
    period: read('period', null, parsePeriod),
    hours: read('hours', null, parseHours),
    months: read('months', null, parseMonths),
    light: read('light', null, word(KNOWN_LIGHTS)),
    weekdays: weekdays && weekdays.map((day) => WEEKDAYS.indexOf(day)),
    concerns: read('concerns', null, words(CONCERNS)),
    channels: read('channels', null, words(CHANNELS)),
    districts: read('districts', null, parseCodes),
    fewPeople: read('few_people', null, words(FEW_PEOPLE)),
    feeling: read('feeling', EMPTY_FILTER.feeling, word(FEELINGS)),
    gender: read('gender', null, word(GENDERS)),
    layer: read('layer', EMPTY_FILTER.layer, parseLayer),
  };
  return { filter, problems };
}

/** One word of a closed list. */
function word<T extends string>(vocabulary: readonly T[]): (text: string) => T {
  return (text) => {
    const found = vocabulary.find((one) => one === text);
    if (found === undefined)
      throw new BadField(`"${short(text)}" is not known.`, `Use one of ${vocabulary.join(', ')}.`);
    return found;
  };
}

/** Words of a closed list between commas, in the order of the list. */
function words<T extends string>(vocabulary: readonly T[]): (text: string) => T[] | null {
  return (text) => {
    const given = new Set(text.split(',').map(word(vocabulary)));
    return vocabulary.filter((one) => given.has(one));
  };
}

function parsePeriod(text: string): Period {
  const match = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text);
  const remedy = 'Write two dates as 2023-01-01..2026-09-01; the last one is not included.';
  if (!match?.[1] || !match[2]) throw new BadField('The period is not two dates.', remedy);
  const [, from, to] = match;
  for (const date of [from, to]) {
    if (!isDate(date)) throw new BadField(`${date} is not a date of the calendar.`, remedy);
  }
  if (from >= to) throw new BadField('The period ends before it begins.', remedy);
  return { from, to };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  // Date accepts 31 February as 3 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '1900';
}

function parseHours(text: string): HourRange {
  const { start, end } = parsePair(
    text,
    0,
    23,
    1,
    24,
    'Write whole hours as 20-02; the last one is not included, 24 is midnight.',
  );
  if (start === end) {
    throw new BadField(
      'The hours begin and end at the same hour.',
      'Leave hours out for all hours, or write 00-24 for all known hours.',
    );
  }
  return { start, end };
}

function parseMonths(text: string): MonthRange {
  const { start, end } = parsePair(
    text,
    1,
    12,
    1,
    12,
    'Write months as 10-03 (October to March); both are included.',
  );
  return { start: start - 1, end: end - 1 };
}

function parsePair(text: string, low: number, high: number, endLow: number, endHigh: number, remedy: string) {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  const start = Number(match?.[1] ?? NaN);
  const end = Number(match?.[2] ?? NaN);
  const inside = start >= low && start <= high && end >= endLow && end <= endHigh;
  if (!inside) throw new BadField(`"${short(text)}" is not a range that can be read.`, remedy);
  return { start, end };
}

function parseCodes(text: string): string[] {
  const codes = [...new Set(text.split(','))].sort();
  const wrong = codes.find((code) => !CODE.test(code));
  if (wrong !== undefined)
    throw new BadField(`"${short(wrong)}" is not a district code.`, 'Use codes from /api/districts.');
  if (codes.length > MOST_DISTRICTS)
    throw new BadField('Too many districts.', `Name at most ${MOST_DISTRICTS}.`);
  return codes;
}

function parseLayer(text: string): string {
  if (!CODE.test(text))
    throw new BadField(`"${short(text)}" is not a district layer.`, 'Use a key from /api/metadata.');
  return text;
}

/** Enough of a wrong value to recognise it; never a whole request echoed back. */
function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
