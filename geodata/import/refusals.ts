/** Why a whole file is refused, in words for people. */
export type Refusal = { sv: string; en: string };

export const REFUSALS = {
  compressed: {
    sv: 'Filen är packad (zip, gzip eller liknande), eller en Excelbok. Packa upp den, eller spara arket som CSV, och skicka den igen.',
    en: 'The file is compressed (zip, gzip or alike) or an Excel workbook. Unpack it, or save the sheet as CSV, and send it again.',
  },
  not_text: {
    sv: 'Filen är ingen text: den innehåller nollbyte. Spara den som CSV eller GeoJSON i UTF-8.',
    en: 'The file is no text: it holds null bytes. Save it as CSV or GeoJSON in UTF-8.',
  },
  utf16: {
    sv: 'Filen är i UTF-16. Spara den som CSV i UTF-8.',
    en: 'The file is in UTF-16. Save it as CSV in UTF-8.',
  },
  too_large: {
    sv: 'Filen är större än 256 MB. Dela den i flera.',
    en: 'The file is larger than 256 MB. Divide it into several.',
  },
  stopped: {
    sv: 'Avbruten på begäran. Inget av filen lästes in.',
    en: 'Stopped on request. Nothing of the file was imported.',
  },
  empty: { sv: 'Filen är tom.', en: 'The file is empty.' },
  long_line: {
    sv: 'En rad är längre än 128 kB. Antingen är filen ingen CSV, eller så saknas ett avslutande citattecken.',
    en: 'A line is longer than 128 kB. Either the file is no CSV, or a closing quote is missing.',
  },
  many_columns: {
    sv: 'Filen har fler än 200 kolumner. Behåll dem som docs/import.md beskriver.',
    en: 'The file has more than 200 columns. Keep those that docs/import.md describes.',
  },
  too_deep: {
    sv: 'JSON är nästlad djupare än 64 nivåer. Ge en GeoJSON FeatureCollection.',
    en: 'The JSON is nested deeper than 64 levels. Give a GeoJSON FeatureCollection.',
  },
  large_element: {
    sv: 'Ett objekt i filen är större än vad som tas emot. Förenkla geometrin (till några tusen punkter) eller dela texten.',
    en: 'One feature of the file is larger than is taken. Simplify its geometry (to some thousand vertices) or divide its text.',
  },
  not_json: {
    sv: 'Filen är ingen hel JSON. Ge en GeoJSON FeatureCollection, eller CSV.',
    en: 'The file is not whole JSON. Give a GeoJSON FeatureCollection, or CSV.',
  },
  no_features: {
    sv: 'Filen innehåller inga objekt. Ge en GeoJSON FeatureCollection med "features".',
    en: 'The file holds no features. Give a GeoJSON FeatureCollection with "features".',
  },
  no_rows: {
    sv: 'Filen har en rubrikrad men inga rader.',
    en: 'The file has a heading row but no rows.',
  },
  unknown_kind: {
    sv: 'Det går inte att se vad filen innehåller. Ge rapporter som CSV eller GeoJSON-punkter, eller stadsdelar som GeoJSON-polygoner.',
    en: 'What the file holds cannot be seen. Give reports as CSV or GeoJSON points, or districts as GeoJSON polygons.',
  },
} as const satisfies Record<string, Refusal>;

/** Thrown where a file cannot be read on; nothing of it is kept. */
export class FileRefused extends Error {
  override name = 'FileRefused';
  readonly words: Refusal;
  constructor(words: Refusal) {
    super(words.en);
    this.words = words;
  }
}

/** The same refusal, naming the place where reading stopped. */
export function refusedAt(words: Refusal, place: Refusal): FileRefused {
  return new FileRefused({ sv: `${place.sv}: ${words.sv}`, en: `${place.en}: ${words.en}` });
}
