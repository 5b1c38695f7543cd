import { createRoute, z } from '@hono/zod-openapi';
import { ApiError } from '../errors.ts';
import { districtLayers, districts, type DistrictLayer } from '../queries/districts.ts';
import { notModified } from './caching.ts';
import { router, type Dependencies } from './context.ts';
import { districtSchema, featureCollection, problems } from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/districts',
  summary: 'Outlines of one district layer, GeoJSON',
  request: {
    query: z.object({
      layer: z
        .string()
        .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'not a layer key')
        .default('stadsdel')
        .openapi({ example: 'stadsdel', description: 'Key of the layer, see /api/metadata' }),
    }),
  },
  responses: {
    200: {
      description: 'Districts',
      content: { 'application/geo+json': { schema: featureCollection(districtSchema) } },
    },
    304: { description: 'As you have it' },
    400: problems[400],
    503: problems[503],
  },
});

export function districtRoutes({ sql }: Dependencies) {
  return router().openapi(list, async (c) => {
    const place = c.get('place');
    const { layer } = c.req.valid('query');
    if (notModified(c, `districts?${layer}`)) return c.body(null, 304);
    const collection = await districts(sql, place.id, layer);
    if (collection.features.length === 0) throw unknownLayer(layer, await districtLayers(sql, place.id));
    return c.json(collection, 200, { 'Content-Type': 'application/geo+json' });
  });
}

/** A layer that the municipality does not have. */
export function unknownLayer(key: string, layers: readonly DistrictLayer[]): ApiError {
  const known = layers.map((one) => one.key).join(', ');
  return new ApiError('bad_input', `There is no district layer "${key}".`, [
    { field: 'layer', message: `unknown layer "${key}"`, remedy: `Use one of: ${known}.` },
  ]);
}
