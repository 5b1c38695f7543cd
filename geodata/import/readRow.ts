import type { ReportDraft } from '../report/report.ts';
import type { Box } from '../space/boxes.ts';
import type { Column } from './columns.ts';
import type { ProblemCode, RowProblem } from './problems.ts';
import { readLocation } from './readLocation.ts';
import { readTime } from './readTime.ts';
import {
  AGE,
  CHANNEL,
  CONCERN,
  FEELING,
  FEW,
  GENDER,
  LIGHT,
  readConcerns,
  type WordReader,
} from './values.ts';
import { readInstant } from './times.ts';

/** What a row is read against. */
export interface Surroundings {
  timeZone: string;
  bounds: Box;
  /** Epoch milliseconds: nothing has happened after it. */
  nowMs: number;
  /** The municipality's name, as one writes it where the place is not known better. */
  municipality: string;
  /** Code of the district by name or code of a district or a known place, in lower case. */
  districtOf: ReadonlyMap<string, string>;
}

/** The cells of a row by column; a column the file lacks is not there. */
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** Takes the problems of a row while it is read. */
export type Complain = (column: Column | null, code: ProblemCode, detail?: RowProblem['detail']) => void;

export type ReadRow = { report: ReportDraft; identity: string } | { problems: RowProblem[] };

const LONGEST_TEXT = 4000;
const LONGEST_SHOWN = 80;

/**
 * Reads one row of a reports file. Every problem of the row is named, not only the first.
 * @returns the report, and a text that is the same for the same row and differs for any other
 */
export function readRow(cells: Cells, around: Surroundings): ReadRow {
  const problems: RowProblem[] = [];
  const complain: Complain = (column, code, detail) =>
    void problems.push({
      column,
      code,
      found: shown(column === null ? '' : (cells[column] ?? '')),
      ...(detail && { detail }),
    });
  const word = <T extends string>(column: Column, reader: WordReader<T>, otherwise: T): T =>
    readWord(cells, column, reader, otherwise, complain);

  const location = readLocation(cells, around, complain);
  const time = readTime(cells, around, complain);
  const light = word('light', LIGHT, 'unknown');
  const stated = {
    ...location,
    time,
    statedLight: light === 'unknown' ? null : light,
    concerns: concernsOf(cells, complain),
    fewPeople: word('few_people', FEW, 'unknown'),
    channel: word('channel', CHANNEL, 'import'),
    feeling: word('feeling', FEELING, 'unsafe'),
    gender: word('gender', GENDER, 'unknown'),
    ageBand: word('age', AGE, 'unknown'),
    text: textOf(cells, complain),
  };
  const reportedMs = reportedAt(cells, around, complain);
  if (problems.length > 0) return { problems };
  const identity = JSON.stringify([cells.id?.trim() ?? '', stated, reportedMs]);
  return { report: { ...stated, reportedAt: new Date(reportedMs ?? around.nowMs) }, identity };
}

function readWord<T extends string>(
  cells: Cells,
  column: Column,
  reader: WordReader<T>,
  otherwise: T,
  complain: Complain,
): T {
  const cell = cells[column] ?? '';
  if (cell.trim() === '') return otherwise;
  const value = reader.read(cell);
  if (value === null) complain(column, 'unknown_word', reader.expected);
  return value ?? otherwise;
}

function concernsOf(cells: Cells, complain: Complain): ReportDraft['concerns'] {
  const read = readConcerns(cells.concerns ?? '');
  if ('concerns' in read) return read.concerns;
  complain('concerns', 'unknown_word', CONCERN.expected);
  return [];
}

/** A formula-looking text is a text like any other; an empty one is none. */
function textOf(cells: Cells, complain: Complain): string | null {
  const text = (cells.text ?? '').trim();
  if (text.length > LONGEST_TEXT) complain('text', 'too_long_text');
  return text === '' ? null : text;
}

function reportedAt(cells: Cells, around: Surroundings, complain: Complain): number | null {
  const cell = cells.reported ?? '';
  if (cell.trim() === '') return null;
  const read = readInstant(cell, around.timeZone);
  if ('fault' in read) complain('reported', read.fault);
  else if (read.epochMs > around.nowMs) complain('reported', 'future', whenWords(around));
  else return read.epochMs;
  return null;
}

/** The moment of the import, as the detail of a problem. */
export function whenWords({ nowMs, timeZone }: Surroundings): { sv: string; en: string } {
  const words = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    nowMs,
  );
  return { sv: words, en: words };
}

function shown(cell: string): string {
  return cell.length > LONGEST_SHOWN ? `${cell.slice(0, LONGEST_SHOWN)}…` : cell;
}
