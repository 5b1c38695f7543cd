import type { Column } from './columns.ts';

/** What can be wrong with a row. The words for people are in `problemWords`. */
export interface RowProblem {
  /** Null where the whole row is meant. */
  column: Column | null;
  code: ProblemCode;
  /** The cell as it stood, shortened. */
  found: string;
  /** What is allowed, where the code alone does not say it. */
  detail?: { sv: string; en: string };
}

interface Words {
  wrong: string;
  /** `{detail}` is replaced by the problem's detail. */
  expected: string;
}

const POINT_SV =
  'longitud och latitud i grader, t.ex. 12,2897 och 58,2834, eller öst och nord i SWEREF 99 TM';
const POINT_EN =
  'longitude and latitude in degrees, e.g. 12.2897 and 58.2834, or east and north in SWEREF 99 TM';
const TIME_SV = 'år-månad-dag och klockslag, t.ex. 2026-01-31 22:15';
const TIME_EN = 'year-month-day and clock, e.g. 2026-01-31 22:15';

const WORDS = {
  wrong_cells: {
    sv: {
      wrong: 'fel antal celler i raden',
      expected: '{detail} celler som i rubrikraden; text med avgränsare inom citattecken',
    },
    en: {
      wrong: 'wrong number of cells in the row',
      expected: '{detail} cells as in the heading row; text with separators in quotes',
    },
  },
  not_a_point: {
    sv: { wrong: 'geometrin är ingen punkt', expected: 'en Point med två tal' },
    en: { wrong: 'the geometry is no point', expected: 'a Point of two numbers' },
  },
  not_a_number: {
    sv: { wrong: 'inget tal', expected: POINT_SV },
    en: { wrong: 'not a number', expected: POINT_EN },
  },
  half_point: {
    sv: { wrong: 'bara ena koordinaten står där', expected: POINT_SV },
    en: { wrong: 'only one coordinate stands there', expected: POINT_EN },
  },
  no_coordinates: {
    sv: { wrong: 'inga koordinater i EPSG:4326 eller EPSG:3006', expected: POINT_SV },
    en: { wrong: 'no coordinates in EPSG:4326 or EPSG:3006', expected: POINT_EN },
  },
  axes_swapped: {
    sv: { wrong: 'axlarna är omkastade: latitud (nord) står som longitud (öst)', expected: POINT_SV },
    en: { wrong: 'the axes are swapped: latitude (north) stands as longitude (east)', expected: POINT_EN },
  },
  outside_municipality: {
    sv: { wrong: 'punkten ligger utanför kommunen', expected: 'en punkt inom {detail}' },
    en: { wrong: 'the point lies outside the municipality', expected: 'a point within {detail}' },
  },
  no_place: {
    sv: {
      wrong: 'varken punkt eller plats',
      expected: 'en punkt, en stadsdel, en känd plats, eller kommunens namn om platsen är okänd',
    },
    en: {
      wrong: 'neither point nor place',
      expected: 'a point, a district, a known place, or the municipality’s name where the place is not known',
    },
  },
  unknown_place: {
    sv: {
      wrong: 'platsen är inte känd',
      expected: 'namn eller kod på en stadsdel eller känd plats, t.ex. {detail}',
    },
    en: {
      wrong: 'the place is not known',
      expected: 'name or code of a district or a known place, e.g. {detail}',
    },
  },
  precision_needs_point: {
    sv: { wrong: 'noggrannheten kräver en punkt', expected: POINT_SV },
    en: { wrong: 'this precision needs a point', expected: POINT_EN },
  },
  unreadable_time: {
    sv: { wrong: 'går inte att läsa som tid', expected: TIME_SV },
    en: { wrong: 'cannot be read as a time', expected: TIME_EN },
  },
  impossible_date: {
    sv: { wrong: 'det datumet finns inte', expected: TIME_SV },
    en: { wrong: 'there is no such date', expected: TIME_EN },
  },
  impossible_clock: {
    sv: { wrong: 'det klockslaget finns inte', expected: 'klockslag 00:00 till 23:59' },
    en: { wrong: 'there is no such clock time', expected: 'a clock time from 00:00 to 23:59' },
  },
  clock_gap: {
    sv: {
      wrong: 'klockslaget finns inte den dagen: klockan ställs fram från 02 till 03',
      expected: 'ett klockslag före 02:00 eller från 03:00',
    },
    en: {
      wrong: 'that clock time does not exist on that day: clocks go forward from 02 to 03',
      expected: 'a clock time before 02:00 or from 03:00',
    },
  },
  future: {
    sv: { wrong: 'tiden har inte varit än', expected: 'en tid före {detail}' },
    en: { wrong: 'the time has not been yet', expected: 'a time before {detail}' },
  },
  end_before_start: {
    sv: { wrong: 'slutar inte efter att det börjar', expected: 'ett slut efter {detail}' },
    en: { wrong: 'does not end after it begins', expected: 'an end after {detail}' },
  },
  too_long: {
    sv: { wrong: 'längre än ett år', expected: 'högst 366 dagar, eller veckodagar och månader i stället' },
    en: { wrong: 'longer than a year', expected: 'at most 366 days, or weekdays and months instead' },
  },
  no_start: {
    sv: { wrong: 'ett slut utan början', expected: TIME_SV },
    en: { wrong: 'an end without a beginning', expected: TIME_EN },
  },
  two_times: {
    sv: { wrong: 'både en tid och ett återkommande fönster', expected: 'det ena eller det andra' },
    en: { wrong: 'both a time and a recurring window', expected: 'one or the other' },
  },
  half_window: {
    sv: { wrong: 'bara ena klockslaget i fönstret', expected: 'båda, t.ex. 22:00 och 02:00' },
    en: { wrong: 'only one clock time of the window', expected: 'both, e.g. 22:00 and 02:00' },
  },
  empty_window: {
    sv: {
      wrong: 'fönstret är tomt: det börjar och slutar samma minut',
      expected: 'olika klockslag, eller 00:00 och 24:00 för hela dygnet',
    },
    en: {
      wrong: 'the window is empty: it begins and ends on the same minute',
      expected: 'different clock times, or 00:00 and 24:00 for the whole day',
    },
  },
  unknown_word: {
    sv: { wrong: 'ordet är inte känt', expected: 'ett av: {detail}' },
    en: { wrong: 'the word is not known', expected: 'one of: {detail}' },
  },
  too_long_text: {
    sv: { wrong: 'texten är för lång', expected: 'högst 4 000 tecken' },
    en: { wrong: 'the text is too long', expected: 'at most 4,000 characters' },
  },
} as const satisfies Record<string, { sv: Words; en: Words }>;
export type ProblemCode = keyof typeof WORDS;

/** What is wrong and what was expected, in words. */
export function problemWords(problem: RowProblem, lang: 'sv' | 'en'): Words {
  const { wrong, expected } = WORDS[problem.code][lang];
  return { wrong, expected: expected.replace('{detail}', () => problem.detail?.[lang] ?? '') };
}
