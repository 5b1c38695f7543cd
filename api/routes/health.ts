import { createRoute, z } from '@hono/zod-openapi';
import { problems } from './schemas.ts';
import { router, type Dependencies } from './context.ts';

const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the process is alive; asks nothing of the database',
  responses: {
    200: {
      description: 'Alive',
      content: { 'application/json': { schema: z.object({ status: z.literal('alive') }) } },
    },
  },
});

const ready = createRoute({
  method: 'get',
  path: '/ready',
  summary: 'Whether questions can be answered: the database answers',
  responses: {
    200: {
      description: 'Ready',
      content: {
        'application/json': { schema: z.object({ status: z.literal('ready'), postgis: z.string() }) },
      },
    },
    503: problems[503],
  },
});

export function healthRoutes({ sql }: Dependencies) {
  return router()
    .openapi(health, (c) => c.json({ status: 'alive' as const }, 200))
    .openapi(ready, async (c) => {
      const [row] = await sql<{ postgis: string }[]>`select postgis_lib_version() as postgis`;
      return c.json({ status: 'ready' as const, postgis: row!.postgis }, 200);
    });
}
