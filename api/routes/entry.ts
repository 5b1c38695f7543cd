import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { reportTime } from '@lyktan/geodata/report/writtenTime';
import { epochOfLocal, localDate } from '@lyktan/geodata/time/localTime';
import { CONCERNS } from '@lyktan/geodata/vocabulary/vocabulary';
import { ApiError } from '../errors.ts';
import { type Entry, entryDistricts, storedEntries, storeEntries, takeBackEntry } from '../queries/entry.ts';
import { router, type Dependencies } from './context.ts';
import { entryFaults } from './entryFaults.ts';
import { entrySchema, MOST_ENTRIES, storedEntrySchema, type EntryBody } from './entrySchemas.ts';
import { problems } from './schemas.ts';

/** An entry may be taken back for so long. */
const TAKE_BACK_MS = 24 * 3_600_000;

const enter = createRoute({
  method: 'post',
  path: '/reports',
  summary: 'Enters reports by hand: what was said at a dialogue, in a survey, on a walk',
  description:
    'All of them or none. They count at once (moderation: accepted), since staff wrote them; the text is stored apart. The same id with the same entry again changes nothing; with another one it is refused (409).',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({ reports: z.array(entrySchema).min(1).max(MOST_ENTRIES) }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Stored, in the order sent',
      content: { 'application/json': { schema: z.object({ reports: z.array(storedEntrySchema) }) } },
    },
    400: problems[400],
    403: problems[403],
    409: problems[409],
    413: { ...problems[400], description: 'More than 64 kB: send fewer at a time' },
    503: problems[503],
  },
});

const takeBack = createRoute({
  method: 'delete',
  path: '/reports/{id}',
  summary: 'Takes back a report entered by hand within the last 24 hours, with its text',
  request: { params: z.object({ id: z.uuid().toLowerCase() }) },
  responses: {
    204: { description: 'Taken back' },
    ...problems,
  },
});

export function entryRoutes({ sql, now }: Dependencies) {
  return router()
    .openapi(enter, async (c) => {
      const place = c.get('place');
      const { reports } = c.req.valid('json');
      const today = localDate(now(), place.timeZone);
      const faults = entryFaults(reports, place, await entryDistricts(sql, place.id), today);
      if (faults.length > 0)
        throw new ApiError('bad_input', 'Nothing was stored: some entries have faults.', faults);
      const entries = reports.map((body) => entryOf(body, place.timeZone));
      const stored = await sql.begin(async (tx) => {
        const clashing = await storeEntries(tx, place, entries, now());
        if (clashing.length > 0) throw clash(reports, clashing);
        return storedEntries(
          tx,
          place.id,
          reports.map(({ id }) => id),
        );
      });
      return c.json({ reports: stored as z.infer<typeof storedEntrySchema>[] }, 200);
    })
    .openapi(takeBack, async (c) => {
      const { id } = c.req.valid('param');
      const since = new Date(now().getTime() - TAKE_BACK_MS);
      const outcome = await takeBackEntry(sql, c.get('place').id, id, since);
      if (outcome === 'no_entry')
        throw new ApiError(
          'not_found',
          'No report with this id was entered by hand. It may be taken back already.',
        );
      if (outcome === 'too_old')
        throw new ApiError('conflict', 'It was entered more than 24 hours ago and is kept.');
      return c.body(null, 204);
    });
}

function clash(reports: readonly EntryBody[], clashing: readonly string[]): ApiError {
  return new ApiError(
    'conflict',
    'Nothing was stored: something else stands under the same id.',
    clashing.map((id) => ({
      field: `reports.${reports.findIndex((report) => report.id === id)}.id`,
      message: 'is the id of another report',
      remedy: 'Give a new id; to change an entry, take it back first.',
    })),
  );
}

function entryOf(body: EntryBody, timeZone: string): Entry {
  const { location, heardOn, concerns } = body;
  const [year, month, day] = heardOn.split('-').map(Number) as [number, number, number];
  return {
    fingerprint: createHash('sha256').update(JSON.stringify(body)).digest('base64url'),
    occasion: written(body.occasion),
    report: {
      ...body,
      precision: location.precision,
      point: 'point' in location ? location.point : null,
      districtCode: 'district' in location ? location.district : null,
      time: reportTime(body.time),
      concerns: CONCERNS.filter((concern) => concerns.includes(concern)),
      text: written(body.text),
      // Noon: the hour at which it was said is not asked for.
      reportedAt: new Date(epochOfLocal(year, month - 1, day, 720, timeZone)),
      moderation: 'accepted',
    },
  };
}

function written(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
