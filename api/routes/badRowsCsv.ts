import { HEADINGS, readHeadings } from '@lyktan/geodata/import/columns';
import { problemWords, type RowProblem } from '@lyktan/geodata/import/problems';
import { stringify } from 'csv-stringify/sync';
import type { Queryable } from '../database/connect.ts';
import { headingsKey } from '../jobs/imports/reports.ts';
import { badRows, type BadRow, type ImportRecord, rememberedMapping } from '../queries/imports.ts';
import { headingOf } from './describeImport.ts';

const ROWS_AT_ONCE = 1000;
const FORMAT = { delimiter: ';', record_delimiter: '\r\n' };

type Lang = 'sv' | 'en';

/**
 * The bad rows of an import as CSV in pieces: the cells as they were sent, under the same headings, then what is wrong.
 * Cells are not altered (a leading "=" stays): mended and sent again they must be the rows they were.
 */
export function badRowsCsv(
  sql: Queryable,
  municipalityId: number,
  record: ImportRecord,
  lang: Lang,
): ReadableStream<Uint8Array> {
  const pieces = csvPieces(sql, municipalityId, record, lang);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
  });
}

async function* csvPieces(
  sql: Queryable,
  municipalityId: number,
  record: ImportRecord,
  lang: Lang,
): AsyncGenerator<string, void> {
  const mapping = await rememberedMapping(sql, municipalityId, headingsKey(record.headings));
  const { columns } = readHeadings(record.headings, mapping);
  // A file that was mended once brings its old column of faults: there is only one.
  const kept = record.headings.flatMap((_, index) => (columns[index] === 'problems' ? [] : [index]));
  const words = (problem: RowProblem): string => {
    const { wrong, expected } = problemWords(problem, lang);
    const found = problem.found === '' ? '' : ` (${problem.found})`;
    const heading = headingOf(problem, record.headings, columns, lang);
    return `${heading === '' ? '' : `${heading}: `}${wrong}${found}; ${expected}`;
  };
  const rowOf = ({ cells, problems }: BadRow): string[] => [
    ...kept.map((index) => cells[index] ?? ''),
    problems.map(words).join(' | '),
  ];
  const titles = [...kept.map((index) => record.headings[index]!), HEADINGS.problems[lang === 'sv' ? 0 : 1]];
  yield `\ufeff${stringify([titles], FORMAT)}`;
  for (let afterLine = 0; ;) {
    const rows = await badRows(sql, municipalityId, record.id, { afterLine, limit: ROWS_AT_ONCE });
    if (rows.length === 0) return;
    yield stringify(rows.map(rowOf), FORMAT);
    afterLine = rows.at(-1)!.line;
  }
}
