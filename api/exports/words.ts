import { WRITTEN_COLUMNS } from '@lyktan/geodata/import/reportCells';

export const EXPORT_LANGUAGES = ['sv', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

/** What the import reads of a report and no export hands out. */
const WITHHELD = ['gender', 'age', 'text'] as const;
export type ReportColumn = Exclude<(typeof WRITTEN_COLUMNS)[number], (typeof WITHHELD)[number]>;

/** Columns of exported reports: the import's own, so that another installation can read the file. */
export const REPORT_COLUMNS = WRITTEN_COLUMNS.filter(
  (column): column is ReportColumn => !WITHHELD.some((withheld) => withheld === column),
);

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
