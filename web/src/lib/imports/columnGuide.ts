import { type Column, COLUMNS, HEADINGS } from '@lyktan/geodata/import/columns';
import { AGE, CHANNEL, CONCERN, FEELING, FEW, GENDER, LIGHT, PRECISION } from '@lyktan/geodata/import/values';
import type { Language } from '#lib/i18n/language.ts';

/** The columns that hold words of a closed list, with what may be written. */
const CLOSED: Partial<Record<Column, { expected: Record<Language, string> }>> = {
  precision: PRECISION,
  light: LIGHT,
  concerns: CONCERN,
  few_people: FEW,
  feeling: FEELING,
  gender: GENDER,
  age: AGE,
  channel: CHANNEL,
};

export interface ColumnRow {
  column: Column;
  /** The documented heading in the language asked for, and in the other one. */
  heading: string;
  otherHeading: string;
  /** What else the heading may be called. */
  also: readonly string[];
  /** What may be written, null where the words of the guide say it. */
  values: string | null;
}

/** The columns that people fill, as the reader of files knows them. */
export function columnRows(language: Language): ColumnRow[] {
  return COLUMNS.filter((column) => column !== 'problems').map((column) => ({
    column,
    heading: columnName(column, language),
    otherHeading: columnName(column, language === 'sv' ? 'en' : 'sv'),
    also: HEADINGS[column].slice(2),
    values: CLOSED[column]?.expected[language] ?? null,
  }));
}

/** A column's documented heading. */
export function columnName(column: Column, language: Language): string {
  return HEADINGS[column][language === 'sv' ? 0 : 1];
}
