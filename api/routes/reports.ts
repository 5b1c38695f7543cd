import { createRoute, z } from '@hono/zod-openapi';
import { filterQuery } from '@lyktan/geodata/filter/filter';
import { ApiError } from '../errors.ts';
import { reportPage } from '../queries/reports.ts';
import { notModified } from './caching.ts';
import { router, type ApiContext, type Dependencies } from './context.ts';
import { readFilter, reportWords } from './filter.ts';
import { featureCollection, problems, reportSchema } from './schemas.ts';

const DEFAULT_LIMIT = 1000;
const MOST = 5000;

const allowed = [...Object.keys(reportWords), 'limit', 'cursor'];

const list = createRoute({
  method: 'get',
  path: '/reports',
  summary: 'Moderated reports with some weight inside the filter, GeoJSON, page by page, without texts',
  request: {
    query: z.object({
      ...reportWords,
      limit: z
        .string()
        .optional()
        .openapi({ description: `1 to ${MOST}, default ${DEFAULT_LIMIT}`, example: '500' }),
      cursor: z.string().optional().openapi({ description: '`next` of the page before' }),
    }),
  },
  responses: {
    200: {
      description: 'A page; `next` is null on the last',
      content: {
        'application/geo+json': {
          schema: featureCollection(reportSchema).extend({ next: z.string().nullable() }),
        },
      },
    },
    304: { description: 'As you have it' },
    ...problems,
  },
});

export function reportRoutes({ sql }: Dependencies) {
  return router().openapi(list, async (c) => {
    const filter = readFilter(c, allowed);
    const page = { limit: readLimit(c), after: readCursor(c) };
    if (notModified(c, `reports?${filterQuery(filter)}&${page.limit}&${page.after}`))
      return c.body(null, 304);
    const { collection, next } = await reportPage(sql, c.get('place'), filter, page);
    const cursor = next === null ? null : Buffer.from(next).toString('base64url');
    return c.json({ ...collection, next: cursor }, 200, { 'Content-Type': 'application/geo+json' });
  });
}

function readLimit(c: ApiContext): number {
  const text = c.req.query('limit') ?? String(DEFAULT_LIMIT);
  const limit = Number(text);
  if (/^\d{1,4}$/.test(text) && limit >= 1 && limit <= MOST) return limit;
  throw new ApiError('bad_input', 'The limit cannot be read.', [
    {
      field: 'limit',
      message: 'not a whole number in range',
      remedy: `Use a whole number from 1 to ${MOST}.`,
    },
  ]);
}

function readCursor(c: ApiContext): string {
  const cursor = c.req.query('cursor');
  if (cursor === undefined) return '0';
  const key = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{1,18}$/.test(key)) return key;
  throw new ApiError('bad_input', 'The cursor cannot be read.', [
    {
      field: 'cursor',
      message: 'not a cursor of this list',
      remedy: 'Use `next` of the page before, or leave it out to begin.',
    },
  ]);
}
