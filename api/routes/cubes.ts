import { gunzipSync } from 'node:zlib';
import { createRoute, z } from '@hono/zod-openapi';
import { fetchQuery } from '@lyktan/geodata/filter/filter';
import { cubeCache } from '../jobs/cubeCache.ts';
import { notModified } from './caching.ts';
import { router, staffOnly, type Dependencies } from './context.ts';
import { fetchWords, readFilter } from './filter.ts';
import { problems } from './schemas.ts';

const words = Object.keys(fetchWords);

const cube = createRoute({
  method: 'get',
  path: '/cubes',
  summary:
    'The cubes of a filter, to be brushed by hour, month and light without further requests; staff only',
  middleware: [staffOnly] as const,
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
    const body = await cached(c.get('place'), filter);
    c.header('Content-Type', 'application/octet-stream');
    c.header('Vary', 'Accept-Encoding', { append: true });
    // Compressed once when it is built: the cache holds what goes over the wire.
    if (!acceptsGzip(c.req.header('accept-encoding'))) return c.body(new Uint8Array(gunzipSync(body)), 200);
    return c.body(body, 200, { 'Content-Encoding': 'gzip' });
  });
}

function acceptsGzip(header = ''): boolean {
  return header.split(',').some((part) => /^\s*(gzip|\*)\s*(;\s*q=(0\.0*[1-9]\d*|1(\.0*)?))?\s*$/.test(part));
}
