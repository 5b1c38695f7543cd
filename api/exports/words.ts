import { HEADINGS, type Column } from '@lyktan/geodata/import/columns';
import type {
  Channel,
  Concern,
  Feeling,
  FewPeople,
  KnownLight,
  Precision,
} from '@lyktan/geodata/vocabulary/vocabulary';

export const EXPORT_LANGUAGES = ['sv', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

/** Columns of exported reports: the import's own, so that another installation can read the file. */
export const REPORT_COLUMNS = [
  'id',
  'longitude',
  'latitude',
  'place',
  'precision',
  'time',
  'time_to',
  'weekdays',
  'months',
  'window_from',
  'window_to',
  'light',
  'concerns',
  'few_people',
  'feeling',
  'channel',
  'reported',
] as const satisfies readonly Column[];
export type ReportColumn = (typeof REPORT_COLUMNS)[number];

/** The documented headings of those columns. */
export function reportHeadings(language: ExportLanguage): string[] {
  return REPORT_COLUMNS.map((column) => HEADINGS[column][language === 'sv' ? 0 : 1]);
}

/** Columns of exported sums. */
export const PLACE_HEADINGS = {
  kind: { sv: 'slag', en: 'kind' },
  code: { sv: 'kod', en: 'code' },
  name: { sv: 'namn', en: 'name' },
  longitude: { sv: 'longitud', en: 'longitude' },
  latitude: { sv: 'latitud', en: 'latitude' },
  reports: { sv: 'rapporter', en: 'reports' },
  timed: { sv: 'tidsatta', en: 'timed' },
  hours: { sv: 'timmar', en: 'hours' },
  rate: { sv: 'per 1000 timmar', en: 'per 1000 hours' },
  timed_rate: { sv: 'tidsatta per 1000 timmar', en: 'timed per 1000 hours' },
  low: { sv: 'undre gräns 95 %', en: 'lower limit 95 %' },
  high: { sv: 'övre gräns 95 %', en: 'upper limit 95 %' },
} as const;
export type PlaceColumn = keyof typeof PLACE_HEADINGS;
export const PLACE_COLUMNS = Object.keys(PLACE_HEADINGS) as PlaceColumn[];

export const PLACE_KINDS = {
  cell: { sv: 'ruta', en: 'cell' },
  district: { sv: 'stadsdel', en: 'district' },
  municipality: { sv: 'kommun', en: 'municipality' },
} as const;

type Word = Precision | KnownLight | Concern | FewPeople | Feeling | Channel;

/** The vocabulary's words in Swedish, each one that the import knows again in its column. */
const SWEDISH: Record<Word, string> = {
  exact: 'exakt',
  place: 'plats',
  district: 'stadsdel',
  municipality: 'kommun',
  daylight: 'dagsljus',
  twilight: 'skymning',
  dark: 'mörkt',
  lighting: 'belysning',
  visibility: 'skymd sikt',
  isolated: 'ensligt',
  run_down: 'slitet',
  substances: 'droger',
  verbal_harassment: 'tilltal',
  followed: 'förföljd',
  sexual: 'sexuella övergrepp',
  violence: 'våld',
  theft: 'stöld',
  gathering: 'folksamling',
  traffic: 'trafik',
  other: 'annat',
  yes: 'ja',
  no: 'nej',
  unknown: 'okänt',
  unsafe: 'otrygg',
  safe: 'trygg',
  web_form: 'öppet formulär',
  survey: 'enkät',
  dialogue: 'dialog',
  safety_walk: 'trygghetsvandring',
  import: 'import',
};

/** The vocabulary's own word in English files, the Swedish one in Swedish files. */
export function exportWord(word: Word, language: ExportLanguage): string {
  return language === 'sv' ? SWEDISH[word] : word;
}

const SWEDISH_DAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'];
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function exportWeekday(day: number, language: ExportLanguage): string {
  return (language === 'sv' ? SWEDISH_DAYS : ENGLISH_DAYS)[day]!;
}
