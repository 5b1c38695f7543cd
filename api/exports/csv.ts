import { stringify } from 'csv-stringify/sync';
import { writtenHeadings } from '@lyktan/geodata/import/reportCells';
import type { ExportedReport } from '../queries/exports.ts';
import type { About } from './about.ts';
import { reportRow } from './reportRow.ts';
import { REPORT_COLUMNS, type ExportLanguage } from './words.ts';

export type Cell = string | number | null;

/** Spreadsheets read UTF-8 only where it says so. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Lines of CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLines(rows: readonly (readonly Cell[])[], language: ExportLanguage): string {
  const swedish = language === 'sv';
  return stringify(rows as Cell[][], {
    delimiter: swedish ? ';' : ',',
    record_delimiter: '\r\n',
    escape_formulas: true,
    quote_record_delimiter: true,
    cast: { number: (value) => (swedish ? String(value).replace('.', ',') : String(value)) },
  });
}

/** What a file begins with: the mark, a line `# what,value` for each fact, the headings. */
export function csvHead(about: About, headings: readonly string[], language: ExportLanguage): string {
  const facts = about.map(({ label, value }) => [`# ${label}`, value]);
  return BYTE_ORDER_MARK + csvLines([...facts, headings], language);
}

/** Reports as CSV, page by page. */
export async function* reportsCsv(
  pages: AsyncIterable<readonly ExportedReport[]>,
  about: About,
  { language, timeZone }: { language: ExportLanguage; timeZone: string },
): AsyncGenerator<string> {
  yield csvHead(about, writtenHeadings(language, REPORT_COLUMNS), language);
  for await (const page of pages) {
    const rows = page.map((report) => {
      const row = reportRow(report, timeZone, language);
      return REPORT_COLUMNS.map((column) => row[column]);
    });
    yield csvLines(rows, language);
  }
}
