import { LONGEST_LINE } from '@lyktan/geodata/import/fileScan';
import { FileRefused, REFUSALS, type Refusal, refusedAt } from '@lyktan/geodata/import/refusals';
import { separatorOf } from '@lyktan/geodata/import/separator';
import { CsvError, parse, type Parser } from 'csv-parse';
import type { ReceivedFile } from './receiveFile.ts';

/** A row of a file: the line on which it begins (a feature's number in GeoJSON) and its cells, one a heading. */
export interface FileRow {
  line: number;
  cells: string[];
}

/** Told how many bytes were read on. */
export type OnBytes = (bytes: number) => void;

const MOST_COLUMNS = 200;

/**
 * The rows of a CSV file, heading row first, some thousands at a time. Lines `# what,value` above the headings, as an
 * exported file has them, are remarks. @throws FileRefused naming the line
 */
export async function* csvRows(file: ReceivedFile, onBytes: OnBytes): AsyncGenerator<FileRow[]> {
  const decode = decoder(file);
  let rows: FileRow[] = [];
  let parser: Parser | null = null;
  let nextLine = 1;
  let headed = false;
  const take = (cells: string[], { lines }: { lines: number }): null => {
    if (cells.length > MOST_COLUMNS) throw new FileRefused(REFUSALS.many_columns);
    headed ||= !cells[0]?.startsWith('# ');
    if (headed) rows.push({ line: nextLine, cells });
    nextLine = lines + 1;
    return null;
  };
  for await (const chunk of file.read()) {
    onBytes(chunk.length);
    const text = decode(chunk);
    parser ??= csvParser(separatorOf(chunk.toString('latin1')), take);
    await write(parser, text);
    if (rows.length > 0) yield rows;
    rows = [];
  }
  if (parser !== null) await finish(parser);
  if (rows.length > 0) yield rows;
}

/** UTF-8 goes to the parser as it is. */
function decoder({ encoding }: ReceivedFile): (chunk: Buffer) => Buffer | string {
  if (encoding === 'utf-8') return (chunk) => chunk;
  const text = new TextDecoder(encoding);
  return (chunk) => text.decode(chunk, { stream: true });
}

function csvParser(delimiter: string, take: (cells: string[], info: { lines: number }) => null): Parser {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    // A quote inside a cell that is not quoted stands for itself, as people write it.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    on_record: take,
  });
  // Errors are thrown where the piece that holds them is written.
  parser.on('error', () => undefined);
  parser.resume();
  return parser;
}

function write(parser: Parser, text: Buffer | string): Promise<void> {
  return new Promise((done, fail) => {
    parser.write(text, (error) => (error ? fail(inWords(error)) : done()));
  });
}

function finish(parser: Parser): Promise<void> {
  return new Promise((done, fail) => {
    parser.once('error', (error) => fail(inWords(error)));
    parser.end(() => done());
  });
}

const QUOTES: Refusal = {
  sv: 'citattecken som inte går ihop. Ett citattecken inne i en text skrivs dubbelt, och hela texten sätts inom citattecken.',
  en: 'quotes that do not match. A quote inside a text is written twice, and the whole text is put in quotes.',
};

function inWords(error: Error): Error {
  if (!(error instanceof CsvError)) return error;
  const line = typeof error.lines === 'number' ? error.lines : 1;
  const words = error.code === 'CSV_MAX_RECORD_SIZE' ? REFUSALS.long_line : QUOTES;
  return refusedAt(words, { sv: `Rad ${line}`, en: `Line ${line}` });
}
