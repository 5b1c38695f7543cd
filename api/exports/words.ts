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

/** Columns of exported reports: the import's own, so that a file can be read by another installation. */
export const REPORT_HEADINGS = {
  id: { sv: 'id', en: 'id' },
  longitude: { sv: 'longitud', en: 'longitude' },
  latitude: { sv: 'latitud', en: 'latitude' },
  place: { sv: 'plats', en: 'place' },
  precision: { sv: 'noggrannhet', en: 'precision' },
  time: { sv: 'tid', en: 'time' },
  time_to: { sv: 'till', en: 'to' },
  weekdays: { sv: 'veckodagar', en: 'weekdays' },
  months: { sv: 'månader', en: 'months' },
  window_from: { sv: 'mellan', en: 'between' },
  window_to: { sv: 'och', en: 'and' },
  light: { sv: 'ljus', en: 'light' },
  concerns: { sv: 'orsaker', en: 'concerns' },
  few_people: { sv: 'få människor', en: 'few people' },
  feeling: { sv: 'känsla', en: 'feeling' },
  channel: { sv: 'kanal', en: 'channel' },
  reported: { sv: 'inkom', en: 'reported' },
} as const;
export type ReportColumn = keyof typeof REPORT_HEADINGS;
export const REPORT_COLUMNS = Object.keys(REPORT_HEADINGS) as ReportColumn[];

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
