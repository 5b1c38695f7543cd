import { createRoute, z } from '@hono/zod-openapi';
import * as vocabulary from '@lyktan/geodata/vocabulary/vocabulary';
import { localDate } from '@lyktan/geodata/time/localTime';
import { setCookie } from 'hono/cookie';
import { ApiError } from '../errors.ts';
import { districtLayers } from '../queries/districts.ts';
import { reportSummary } from '../queries/metadata.ts';
import { notModified } from './caching.ts';
import { mayChooseRole, ROLE_COOKIE, router, type Dependencies } from './context.ts';
import { metadataSchema, problems } from './schemas.ts';

const metadata = createRoute({
  method: 'get',
  path: '/metadata',
  summary: 'Municipality, role, vocabulary, period, sources and data version',
  responses: {
    200: { description: 'Metadata', content: { 'application/json': { schema: metadataSchema } } },
    304: { description: 'As you have it' },
    503: problems[503],
  },
});

const chooseRole = createRoute({
  method: 'post',
  path: '/role',
  summary: 'Chooses a role: demonstration data at this machine only',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ role: z.enum(vocabulary.ROLES) }) } },
    },
  },
  responses: {
    200: {
      description: 'Chosen',
      content: { 'application/json': { schema: z.object({ role: z.enum(vocabulary.ROLES) }) } },
    },
    ...problems,
  },
});

export function metadataRoutes({ sql, now }: Dependencies) {
  return router()
    .openapi(metadata, async (c) => {
      const place = c.get('place');
      const role = c.get('role');
      const today = localDate(now(), place.timeZone);
      if (notModified(c, `metadata?${today}&${mayChooseRole(c, place)}`)) return c.body(null, 304);
      const [summary, layers] = await Promise.all([
        role === 'public' ? null : reportSummary(sql, place),
        districtLayers(sql, place.id),
      ]);
      const { code, name, timeZone, centre, bounds } = place;
      return c.json(
        {
          municipality: { code, name, timeZone, centre, bounds },
          demonstration: place.demonstration,
          mayChooseRole: mayChooseRole(c, place),
          role,
          dataVersion: place.dataVersion,
          today,
          period: summary?.period ?? null,
          reports: summary?.reports ?? null,
          channels: summary?.channels ?? [],
          layers,
          vocabulary: words(),
        },
        200,
      );
    })
    .openapi(chooseRole, (c) => {
      if (!mayChooseRole(c, c.get('place')))
        throw new ApiError(
          'forbidden',
          'Roles can be chosen only with demonstration data, at the machine itself (http://localhost).',
        );
      const { role } = c.req.valid('json');
      setCookie(c, ROLE_COOKIE, role, { httpOnly: true, sameSite: 'Lax', path: '/' });
      return c.json({ role }, 200);
    });
}

function words() {
  return {
    concerns: [...vocabulary.CONCERNS],
    channels: [...vocabulary.CHANNELS],
    lights: [...vocabulary.LIGHTS],
    feelings: [...vocabulary.FEELINGS],
    fewPeople: [...vocabulary.FEW_PEOPLE],
    genders: [...vocabulary.GENDERS],
    ageBands: [...vocabulary.AGE_BANDS],
    precisions: [...vocabulary.PRECISIONS],
    timeKinds: [...vocabulary.TIME_KINDS],
    weekdays: [...vocabulary.WEEKDAYS],
  };
}
