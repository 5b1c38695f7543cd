import { z } from '@hono/zod-openapi';
import { COLUMNS } from '@lyktan/geodata/import/columns';
import { IMPORT_KINDS, IMPORT_STATES } from '@lyktan/geodata/vocabulary/vocabulary';

/** Shapes of the imports' routes. */

export const importProblemSchema = z
  .object({
    line: z
      .int()
      .openapi({ description: 'Line of the file on which the row begins; a feature’s number in GeoJSON' }),
    column: z
      .string()
      .openapi({ description: 'The heading in the file; empty where the whole row is meant' }),
    code: z
      .string()
      .openapi({ description: 'What is wrong, as a fixed word', example: 'outside_municipality' }),
    wrong: z.string().openapi({ description: 'What is wrong, in words' }),
    found: z.string(),
    expected: z.string(),
  })
  .openapi('ImportProblem');

export const mappingSchema = z
  .record(z.string().min(1).max(200), z.enum([...COLUMNS, 'ignore']))
  .openapi('ImportMapping', { description: 'Heading in the file -> column, or "ignore"' });

export const importSchema = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    kind: z.enum(IMPORT_KINDS),
    state: z.enum(IMPORT_STATES),
    skipBadRows: z.boolean(),
    message: z.string().nullable().openapi({ description: 'What happened and what to do next, in words' }),
    encoding: z.enum(['utf-8', 'windows-1252']),
    bytesRead: z.int(),
    bytesTotal: z.int(),
    rowsRead: z.int(),
    rowsAccepted: z.int(),
    rowsBad: z.int(),
    rowsDuplicate: z
      .int()
      .openapi({ description: 'Rows that stand already, in the file or in the database: left out' }),
    rowsPerSecond: z.int(),
    mayUndo: z.boolean(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('Import', {
    description:
      'state: reading (ask again), needs_mapping and refused (nothing was changed), done, undone, failed',
  });

export const importDetailSchema = importSchema
  .extend({
    problems: z
      .array(importProblemSchema)
      .openapi({ description: 'The first hundred; all are in bad-rows.csv' }),
    headings: z.array(
      z.object({
        heading: z.string(),
        column: z.enum(COLUMNS).nullable().openapi({ description: 'null: not known here' }),
        candidates: z
          .array(z.enum(COLUMNS))
          .openapi({ description: 'Columns that an unknown one could be, likeliest first' }),
      }),
    ),
  })
  .openapi('ImportDetail');

export const importListSchema = z.object({ imports: z.array(importSchema) });

/** What stands in the address when a file is sent. */
export const sendQuerySchema = z.object({
  name: z.string().min(1).max(255).openapi({ description: 'Name of the file', example: 'enkat-2026.csv' }),
  kind: z
    .enum(IMPORT_KINDS)
    .optional()
    .openapi({ description: 'Recognised by the contents where it is left out' }),
  skip_bad_rows: z.enum(['yes', 'no']).default('no').openapi({ description: 'no: all rows or none' }),
  layer: z.string().optional().openapi({ description: 'Districts: key of the layer, e.g. regso' }),
  title: z.string().max(120).optional().openapi({ description: 'Districts: name people see' }),
  source: z.string().max(200).optional(),
  vintage: z.string().max(40).optional(),
  licence: z.string().max(80).optional(),
  code: z.string().max(80).optional().openapi({ description: 'Districts: property that holds the code' }),
  district_name: z
    .string()
    .max(80)
    .optional()
    .openapi({ description: 'Districts: property that holds the name' }),
  population: z.string().max(80).optional(),
});
export type SendQuery = z.infer<typeof sendQuerySchema>;

export const langQuerySchema = z.object({
  lang: z.enum(['sv', 'en']).default('en').openapi({ description: 'Language of what is wrong and expected' }),
});
