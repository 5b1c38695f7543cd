import { createRoute, z } from '@hono/zod-openapi';
import { FileRefused, REFUSALS } from '@lyktan/geodata/import/refusals';
import { ApiError } from '../errors.ts';
import { readerOf } from '../jobs/imports/kinds.ts';
import { receiveFile } from '../jobs/imports/receiveFile.ts';
import { headingsKey } from '../jobs/imports/reports.ts';
import { startImport } from '../jobs/imports/startImport.ts';
import {
  askToStop,
  importById,
  type ImportRecord,
  listImports,
  rememberMapping,
} from '../queries/imports.ts';
import { undoImport } from '../queries/undoImport.ts';
import { badRowsCsv } from './badRowsCsv.ts';
import { type ApiContext, type Dependencies, router } from './context.ts';
import { describeImport, detailOf } from './describeImport.ts';
import {
  importDetailSchema,
  importListSchema,
  importSchema,
  langQuerySchema,
  mappingSchema,
  sendQuerySchema,
} from './importSchemas.ts';
import { problems } from './schemas.ts';

const NOT_KEPT = { 'Cache-Control': 'private, no-store' };
const idParam = z.object({ id: z.uuid() });
const oneImport = { content: { 'application/json': { schema: z.object({ import: importSchema }) } } };
const fileProblems = {
  413: { description: 'The file is too large', content: problems[400].content },
  415: { description: 'The file is of a kind that is not taken', content: problems[400].content },
};

const send = createRoute({
  method: 'post',
  path: '/imports',
  summary: 'Sends a file of reports (CSV, GeoJSON points) or districts (GeoJSON polygons)',
  description:
    'The body is the file as it is, whatever the content type. The answer comes when the file is received; ask for the import until its state is no longer "reading".',
  request: {
    query: sendQuerySchema.extend(langQuerySchema.shape),
    body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: {
    202: { description: 'Received; it is being read', ...oneImport },
    ...problems,
    ...fileProblems,
  },
});

const list = createRoute({
  method: 'get',
  path: '/imports',
  summary: 'The latest hundred imports, newest first',
  request: { query: langQuerySchema },
  responses: {
    200: { description: 'Imports', content: { 'application/json': { schema: importListSchema } } },
    ...problems,
  },
});

const one = createRoute({
  method: 'get',
  path: '/imports/{id}',
  summary: 'How far an import is, its first hundred problems, and its headings',
  request: { params: idParam, query: langQuerySchema },
  responses: {
    200: { description: 'The import', content: { 'application/json': { schema: importDetailSchema } } },
    ...problems,
  },
});

const mapping = createRoute({
  method: 'post',
  path: '/imports/{id}/mapping',
  summary: 'Remembers what the foreign headings of this file mean; then send the file again',
  request: {
    params: idParam,
    query: langQuerySchema,
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ mapping: mappingSchema }) } },
    },
  },
  responses: {
    200: { description: 'Remembered, for every file with these headings', ...oneImport },
    ...problems,
  },
});

const mended = createRoute({
  method: 'get',
  path: '/imports/{id}/bad-rows.csv',
  summary: 'The rows that were not taken, as sent, with what is wrong with each: mend and send again',
  request: { params: idParam, query: langQuerySchema },
  responses: {
    200: { description: 'CSV, UTF-8 with byte order mark', content: { 'text/csv': { schema: z.string() } } },
    ...problems,
  },
});

const undo = createRoute({
  method: 'post',
  path: '/imports/{id}/undo',
  summary: 'Takes back everything that an import brought; its record stays',
  request: { params: idParam, query: langQuerySchema },
  responses: { 200: { description: 'Undone', ...oneImport }, ...problems },
});

const cancel = createRoute({
  method: 'post',
  path: '/imports/{id}/cancel',
  summary: 'Stops an import that is being read; nothing of its file is imported',
  description:
    'It ends as "refused" within a second or so; a file whose reading is over by then is "done", and can be undone.',
  request: { params: idParam, query: langQuerySchema },
  responses: { 202: { description: 'Asked to stop', ...oneImport }, ...problems },
});

export function importRoutes({ sql, now, log }: Dependencies) {
  return router()
    .openapi(send, async (c) => {
      const { lang, ...options } = c.req.valid('query');
      const body = c.req.raw.body;
      if (body === null)
        throw new ApiError('bad_input', 'No file was sent. Send it as the body of the request.');
      const announced = c.req.header('content-length');
      const record = await inWords(lang, async () => {
        const file = await receiveFile(body, announced === undefined ? null : Number(announced));
        return startImport({ sql, place: c.get('place'), now: now(), file, options, log });
      });
      return c.json({ import: describeImport(record, lang) }, 202, NOT_KEPT);
    })
    .openapi(list, async (c) => {
      const { lang } = c.req.valid('query');
      const imports = await listImports(sql, c.get('place').id);
      return c.json({ imports: imports.map((record) => describeImport(record, lang)) }, 200, NOT_KEPT);
    })
    .openapi(one, async (c) => {
      const record = await asked(c, c.req.valid('param').id);
      return c.json(await detailOf(sql, c.get('place').id, record, c.req.valid('query').lang), 200, NOT_KEPT);
    })
    .openapi(mapping, async (c) => {
      const record = await asked(c, c.req.valid('param').id);
      const given = c.req.valid('json').mapping;
      refuseForeign(record, Object.keys(given));
      await rememberMapping(sql, c.get('place').id, headingsKey(record.headings), given);
      return c.json({ import: describeImport(record, c.req.valid('query').lang) }, 200, NOT_KEPT);
    })
    .openapi(mended, async (c) => {
      const record = await asked(c, c.req.valid('param').id);
      const body = badRowsCsv(sql, c.get('place').id, record, c.req.valid('query').lang);
      return c.body(body, 200, {
        ...NOT_KEPT,
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="bad-rows.csv"',
      });
    })
    .openapi(cancel, async (c) => {
      const { publicId, id, state } = await asked(c, c.req.valid('param').id);
      if (!(await askToStop(sql, c.get('place').id, id, REFUSALS.stopped)))
        throw new ApiError(
          'conflict',
          `Only an import that is being read can be stopped; this one is "${state}".`,
        );
      const stopping = await asked(c, publicId);
      return c.json({ import: describeImport(stopping, c.req.valid('query').lang) }, 202, NOT_KEPT);
    })
    .openapi(undo, async (c) => {
      const record = await asked(c, c.req.valid('param').id);
      await undoImport(sql, c.get('place').id, record, readerOf(record.kind)?.undo ?? null);
      const undone = await asked(c, record.publicId);
      return c.json({ import: describeImport(undone, c.req.valid('query').lang) }, 200, NOT_KEPT);
    });

  async function asked(c: ApiContext, publicId: string): Promise<ImportRecord> {
    const record = await importById(sql, c.get('place').id, publicId);
    if (record === null) throw new ApiError('not_found', 'There is no such import. See /api/imports.');
    return record;
  }
}

/** A refused file as a problem document, in the caller's language. */
async function inWords<T>(lang: 'sv' | 'en', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileRefused) throw new ApiError('unsupported', error.words[lang]);
    throw error;
  }
}

function refuseForeign(record: ImportRecord, headings: readonly string[]): void {
  const foreign = headings.filter((heading) => !record.headings.includes(heading));
  if (foreign.length === 0) return;
  throw new ApiError(
    'bad_input',
    'The mapping names headings that the file does not have.',
    foreign.map((heading) => ({
      field: `mapping.${heading}`,
      message: 'not a heading of this file',
      remedy: `Use: ${record.headings.join(', ')}.`,
    })),
  );
}
