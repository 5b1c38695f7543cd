import { createRoute, z } from '@hono/zod-openapi';
import { countEvents } from '@lyktan/geodata/event/brushEvents';
import { filterQuery } from '@lyktan/geodata/filter/filter';
import { LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';
import { events } from '../queries/events.ts';
import { notModified } from './caching.ts';
import { router, type Dependencies } from './context.ts';
import { brushWords, fetchWords, readFilter } from './filter.ts';
import { problems } from './schemas.ts';

const { period, weekdays, districts, layer } = fetchWords;
const words = { period, weekdays, districts, layer, ...brushWords };

const eventSchema = z
  .object({
    id: z.int().openapi({ description: 'The number the police gave it' }),
    type: z.string(),
    incidentAt: z.iso.datetime(),
    publishedAt: z.iso.datetime(),
    light: z.enum(LIGHTS.filter((light) => light !== 'unknown')),
    precision: z.enum(['district', 'municipality']),
    district: z
      .string()
      .nullable()
      .openapi({ description: 'Code in the layer; null where none of it is known' }),
    places: z.array(z.string()),
    url: z.url().nullable(),
  })
  .openapi('Event', {
    description:
      'An event the police published. A district is given only where exactly one place is mentioned. Never counted among reports.',
  });

const list = createRoute({
  method: 'get',
  path: '/events',
  summary: 'Events the police published, the latest first, with counts by district',
  request: { query: z.object(words) },
  responses: {
    200: {
      description: 'Events; `unplaced` are those without a district in the layer',
      content: {
        'application/json': {
          schema: z.object({
            districts: z.array(z.object({ code: z.string(), events: z.int().min(1) })),
            unplaced: z.int(),
            events: z.array(eventSchema),
          }),
        },
      },
    },
    304: { description: 'As you have it' },
    ...problems,
  },
});

export function eventRoutes({ sql }: Dependencies) {
  return router().openapi(list, async (c) => {
    const filter = readFilter(c, Object.keys(words));
    if (notModified(c, `events?${filterQuery(filter)}`)) return c.body(null, 304);
    const found = await events(sql, c.get('place'), filter);
    const { byDistrict, unplaced } = countEvents(found);
    const counts = [...byDistrict].map(([code, count]) => ({ code, events: count }));
    counts.sort((a, b) => b.events - a.events || (a.code < b.code ? -1 : 1));
    return c.json({ districts: counts, unplaced, events: found }, 200);
  });
}
