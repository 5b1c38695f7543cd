import { createRoute } from '@hono/zod-openapi';
import { focusAreas } from '../queries/focusAreas.ts';
import { notModified } from './caching.ts';
import { router, staffOnly, type Dependencies } from './context.ts';
import { featureCollection, focusAreaSchema, problems } from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/focus-areas',
  summary: 'Focus areas with their windows, GeoJSON; staff only',
  middleware: [staffOnly] as const,
  responses: {
    200: {
      description: 'Focus areas',
      content: { 'application/geo+json': { schema: featureCollection(focusAreaSchema) } },
    },
    304: { description: 'As you have it' },
    403: problems[403],
    503: problems[503],
  },
});

export function focusAreaRoutes({ sql }: Dependencies) {
  return router().openapi(list, async (c) => {
    if (notModified(c, 'focus-areas')) return c.body(null, 304);
    return c.json(await focusAreas(sql, c.get('place').id), 200, { 'Content-Type': 'application/geo+json' });
  });
}
