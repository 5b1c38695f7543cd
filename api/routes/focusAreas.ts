import { createRoute, z } from '@hono/zod-openapi';
import { ApiError } from '../errors.ts';
import { focusAreas } from '../queries/focusAreas.ts';
import { focusAreaVersions } from '../queries/focusAreaVersions.ts';
import { notModified } from './caching.ts';
import { router, type Dependencies } from './context.ts';
import { focusAreaVersionsSchema } from './focusAreaSchemas.ts';
import { featureCollection, focusAreaSchema, problems } from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/focus-areas',
  summary: 'Focus areas with their windows, GeoJSON',
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

const versions = createRoute({
  method: 'get',
  path: '/focus-areas/{id}/versions',
  summary: 'Every state that a focus area has had, newest first',
  request: { params: z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) }) },
  responses: {
    200: { description: 'Versions', content: { 'application/json': { schema: focusAreaVersionsSchema } } },
    304: { description: 'As you have it' },
    ...problems,
  },
});

export function focusAreaRoutes({ sql }: Dependencies) {
  return router()
    .openapi(list, async (c) => {
      if (notModified(c, 'focus-areas')) return c.body(null, 304);
      return c.json(await focusAreas(sql, c.get('place').id), 200, {
        'Content-Type': 'application/geo+json',
      });
    })
    .openapi(versions, async (c) => {
      const { id } = c.req.valid('param');
      if (notModified(c, `focus-areas/${id}/versions`)) return c.body(null, 304);
      const found = await focusAreaVersions(sql, c.get('place').id, id);
      if (found.length === 0)
        throw new ApiError('not_found', 'There is no such focus area. See /api/focus-areas.');
      return c.json({ versions: found }, 200);
    });
}
