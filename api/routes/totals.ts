import { createRoute, z } from '@hono/zod-openapi';
import { totals } from '../queries/totals.ts';
import { notModified } from './caching.ts';
import { router, type Dependencies } from './context.ts';
import { readFilter } from './filter.ts';
import { problems } from './schemas.ts';

const totalsSchema = z
  .object({
    districts: z.array(z.object({ code: z.string(), name: z.string(), reports: z.int().min(5).nullable() })),
    threshold: z.int(),
    reportsAtLeast: z.int(),
  })
  .openapi('Totals', {
    description: 'reports is null for none or too few to show; reportsAtLeast is in whole tens, rounded down',
  });

const list = createRoute({
  method: 'get',
  path: '/totals',
  summary: 'Reports of feeling unsafe by district, for everybody: no filter, nothing below 5',
  responses: {
    200: { description: 'Totals', content: { 'application/json': { schema: totalsSchema } } },
    304: { description: 'As you have it' },
    400: problems[400],
    503: problems[503],
  },
});

export function totalRoutes({ sql }: Dependencies) {
  return router().openapi(list, async (c) => {
    readFilter(c, []);
    if (notModified(c, 'totals')) return c.body(null, 304);
    return c.json(await totals(sql, c.get('place').id), 200);
  });
}
