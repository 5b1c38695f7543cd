import { gunzipSync } from 'node:zlib';
import { createRoute, z } from '@hono/zod-openapi';
import { fetchQuery } from '@lyktan/geodata/filter/filter';
import { cubeCache } from '../jobs/cubeCache.ts';
import { notModified } from './caching.ts';
import { encodingFor } from './compression.ts';
import { router, type Dependencies } from './context.ts';
import { fetchWords, readFilter } from './filter.ts';
import { problems } from './schemas.ts';

const words = Object.keys(fetchWords);

const cube = createRoute({
  method: 'get',
  path: '/cubes',
  summary: 'The cubes of a filter, to be brushed by hour, month and light without further requests',
  request: { query: z.object(fetchWords) },
  responses: {
    200: {
      description: 'Binary, see geodata/cube/README.md',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
    304: { description: 'As you have it' },
    ...problems,
  },
});

export function cubeRoutes({ sql }: Dependencies) {
  const cached = cubeCache(sql);
  return router().openapi(cube, async (c) => {
    const filter = readFilter(c, words);
    if (notModified(c, `cubes?${fetchQuery(filter)}`)) return c.body(null, 304);
    const bodies = await cached(c.get('place'), filter);
    c.header('Content-Type', 'application/octet-stream');
    // Compressed once when it is built: the cache holds what goes over the wire.
    const encoding = encodingFor(c.req.header('accept-encoding'));
    if (encoding === null) return c.body(new Uint8Array(gunzipSync(bodies.gzip)), 200);
    return c.body(bodies[encoding], 200, { 'Content-Encoding': encoding });
  });
}
