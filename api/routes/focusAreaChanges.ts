import { createRoute, z } from '@hono/zod-openapi';
import { localDate } from '@lyktan/geodata/time/localTime';
import type { Feature, Polygon } from 'geojson';
import type { Queryable } from '../database/connect.ts';
import { ApiError } from '../errors.ts';
import { focusAreas, type FocusAreaDraft, type FocusAreaProperties } from '../queries/focusAreas.ts';
import { focusAreaVersions, type FocusAreaVersion } from '../queries/focusAreaVersions.ts';
import {
  changeFocusArea,
  storeFocusArea,
  type ChangedBy,
  type FocusAreaChange,
} from '../queries/storeFocusArea.ts';
import { router, type ApiContext, type Dependencies } from './context.ts';
import { judgeDraft, nameTaken, type OverlapWarning } from './focusAreaFaults.ts';
import {
  focusAreaChangeSchema,
  focusAreaDraftSchema,
  focusAreaEndSchema,
  focusAreaRestoreSchema,
  savedFocusAreaSchema,
} from './focusAreaSchemas.ts';
import { problems } from './schemas.ts';

const params = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });
const saved = {
  description: 'The area as it now stands, and what to mind',
  content: { 'application/json': { schema: savedFocusAreaSchema } },
};
const bodyOf = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

const create = createRoute({
  method: 'post',
  path: '/focus-areas',
  summary: 'Draws a new focus area',
  request: bodyOf(focusAreaDraftSchema),
  responses: { 201: saved, ...problems },
});
const change = createRoute({
  method: 'put',
  path: '/focus-areas/{id}',
  summary: 'Gives a focus area a new state, from a version that still stands',
  request: { params, ...bodyOf(focusAreaChangeSchema) },
  responses: { 200: saved, ...problems },
});
const end = createRoute({
  method: 'post',
  path: '/focus-areas/{id}/end',
  summary: 'Ends a focus area today; nothing is deleted',
  request: { params, ...bodyOf(focusAreaEndSchema) },
  responses: { 200: saved, ...problems },
});
const restore = createRoute({
  method: 'post',
  path: '/focus-areas/{id}/restore',
  summary: 'Brings an earlier version back as a new one',
  request: { params, ...bodyOf(focusAreaRestoreSchema) },
  responses: { 200: saved, ...problems },
});

export function focusAreaChangeRoutes({ sql, now }: Dependencies) {
  return router()
    .openapi(create, async (c) => {
      const draft = c.req.valid('json');
      const warnings = await judgeDraft(sql, c.get('place'), draft, null);
      const { publicId } = await named(draft.name, storeFocusArea(sql, c.get('place').id, draft, roleOf(c)));
      return c.json(await answer(sql, c, publicId, warnings), 201);
    })
    .openapi(change, async (c) => {
      const { version, ...draft } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const [standing] = await standingVersions(sql, c, id, version);
      if (standing.status === 'ended') throw hasEnded(standing.version);
      const warnings = await judgeDraft(sql, c.get('place'), draft, id);
      await put(sql, c, { id, version, kind: 'changed', restoredVersion: null }, draft);
      return c.json(await answer(sql, c, id, warnings), 200);
    })
    .openapi(end, async (c) => {
      const { version } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const [standing] = await standingVersions(sql, c, id, version);
      if (standing.status === 'ended') throw hasEnded(standing.version);
      const today = localDate(now(), c.get('place').timeZone);
      const validTo = standing.validFrom > today ? standing.validFrom : earlier(today, standing.validTo);
      const draft: FocusAreaDraft = { ...standing, status: 'ended', validTo };
      await put(sql, c, { id, version, kind: 'ended', restoredVersion: null }, draft);
      return c.json(await answer(sql, c, id, []), 200);
    })
    .openapi(restore, async (c) => {
      const { version, restore: restoredVersion } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const versions = await standingVersions(sql, c, id, version);
      const past = versions.find((one) => one.version === restoredVersion);
      if (past === undefined) throw noSuchVersion(restoredVersion);
      const warnings = await judgeDraft(sql, c.get('place'), past, id);
      await put(sql, c, { id, version, kind: 'restored', restoredVersion }, past);
      return c.json(await answer(sql, c, id, warnings), 200);
    });
}

function earlier(today: string, validTo: string | null): string {
  return validTo !== null && validTo < today ? validTo : today;
}

/** The public never comes this far: see api/rights.ts. */
function roleOf(c: ApiContext): ChangedBy {
  const role = c.get('role');
  return role === 'public' ? null : role;
}

/** The area's versions, newest first, once the newest is the one that the caller knows. */
async function standingVersions(
  sql: Queryable,
  c: ApiContext,
  id: string,
  version: number,
): Promise<[FocusAreaVersion, ...FocusAreaVersion[]]> {
  const [newest, ...older] = await focusAreaVersions(sql, c.get('place').id, id);
  if (newest === undefined)
    throw new ApiError('not_found', 'There is no such focus area. See /api/focus-areas.');
  if (newest.version !== version) throw stale(version);
  return [newest, ...older];
}

async function put(
  sql: Queryable,
  c: ApiContext,
  change: Omit<FocusAreaChange, 'by'>,
  draft: FocusAreaDraft,
): Promise<void> {
  const work = changeFocusArea(sql, c.get('place').id, { ...change, by: roleOf(c) }, draft);
  if (!(await named(draft.name, work))) throw stale(change.version);
}

/** Says in words that a name was taken between the check and the writing. */
async function named<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === '23505';
    throw taken ? nameTaken(name) : error;
  }
}

function stale(version: number): ApiError {
  return new ApiError('conflict', 'Somebody else has changed this focus area meanwhile.', [
    {
      field: 'version',
      message: `version ${version} no longer stands`,
      remedy: 'Fetch the area again, compare, and send your change with the version that stands now.',
    },
  ]);
}

function hasEnded(version: number): ApiError {
  return new ApiError('conflict', 'This focus area has ended.', [
    {
      field: 'status',
      message: `version ${version} ended it`,
      remedy: 'Restore an earlier version first, or draw a new area.',
    },
  ]);
}

function noSuchVersion(version: number): ApiError {
  return new ApiError('bad_input', 'That version cannot be restored.', [
    {
      field: 'restore',
      message: `there is no version ${version}`,
      remedy: 'Choose one that /api/focus-areas/{id}/versions lists.',
    },
  ]);
}

async function answer(sql: Queryable, c: ApiContext, id: string, warnings: OverlapWarning[]) {
  const { features } = await focusAreas(sql, c.get('place').id, id);
  return { area: features[0] as Feature<Polygon, FocusAreaProperties>, warnings };
}
