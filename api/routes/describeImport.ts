import type { z } from '@hono/zod-openapi';
import { candidatesFor, HEADINGS, readHeadings } from '@lyktan/geodata/import/columns';
import { problemWords, type RowProblem } from '@lyktan/geodata/import/problems';
import type { Queryable } from '../database/connect.ts';
import { headingsKey } from '../jobs/imports/reports.ts';
import { readerOf } from '../jobs/imports/kinds.ts';
import { badRows, type ImportRecord, rememberedMapping } from '../queries/imports.ts';
import type { importDetailSchema, importProblemSchema, importSchema } from './importSchemas.ts';

const MOST_PROBLEMS = 100;

type Lang = 'sv' | 'en';

/** An import as the API shows it. */
export function describeImport(record: ImportRecord, lang: Lang): z.infer<typeof importSchema> {
  const { publicId, message, createdAt, finishedAt, id: _, headings: __, ...rest } = record;
  return {
    ...rest,
    id: publicId,
    message: message?.[lang] ?? null,
    mayUndo: record.state === 'done' && Boolean(readerOf(record.kind)?.undo),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** The same with its first problems and how its headings are read. */
export async function detailOf(
  sql: Queryable,
  municipalityId: number,
  record: ImportRecord,
  lang: Lang,
): Promise<z.infer<typeof importDetailSchema>> {
  const bad = await badRows(sql, municipalityId, record.id, { afterLine: 0, limit: MOST_PROBLEMS });
  const mapping = await rememberedMapping(sql, municipalityId, headingsKey(record.headings));
  const { columns, unknown } = readHeadings(record.headings, mapping);
  const taken = new Set(columns.filter((column) => column !== null));
  return {
    ...describeImport(record, lang),
    problems: bad
      .flatMap(({ line, problems }) =>
        problems.map((problem) => inWords(line, problem, record.headings, columns, lang)),
      )
      .slice(0, MOST_PROBLEMS),
    headings: record.headings.map((heading, index) => ({
      heading,
      column: columns[index] ?? null,
      candidates: unknown.includes(heading) ? candidatesFor(heading, taken) : [],
    })),
  };
}

function inWords(
  line: number,
  problem: RowProblem,
  headings: readonly string[],
  columns: ReturnType<typeof readHeadings>['columns'],
  lang: Lang,
): z.infer<typeof importProblemSchema> {
  return {
    line,
    column: headingOf(problem, headings, columns, lang),
    code: problem.code,
    found: problem.found,
    ...problemWords(problem, lang),
  };
}

/** The heading as it stands in the file; the documented one where the file lacks that column. */
export function headingOf(
  { column }: RowProblem,
  headings: readonly string[],
  columns: ReturnType<typeof readHeadings>['columns'],
  lang: Lang,
): string {
  if (column === null) return '';
  return headings[columns.indexOf(column)] ?? HEADINGS[column][lang === 'sv' ? 0 : 1];
}
