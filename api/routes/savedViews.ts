import { createRoute, z } from '@hono/zod-openapi';
import { canonicalViewQuery } from '@lyktan/geodata/filter/viewQuery';
import { ROLES } from '@lyktan/geodata/vocabulary/vocabulary';
import { ApiError } from '../errors.ts';
import {
  changeSavedView,
  removeSavedView,
  SAVED_PAGES,
  savedView,
  savedViews,
  storeSavedView,
  type SavedViewDraft,
} from '../queries/savedViews.ts';
import { notModified } from './caching.ts';
import { router, type Dependencies } from './context.ts';
import { problems } from './schemas.ts';

const LONGEST_NAME = 80;
const LONGEST_QUERY = 2000;

const draftSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'The name is empty.')
    .max(LONGEST_NAME, `The name is longer than ${LONGEST_NAME} characters.`)
    .openapi({ example: 'Mörka kvällar i centrum' }),
  page: z.enum(SAVED_PAGES).default('map'),
  query: z
    .string()
    .max(LONGEST_QUERY, `The view is longer than ${LONGEST_QUERY} characters.`)
    .openapi({ example: 'districts=centrum&hours=18-24&light=dark', description: "The map's query string" }),
});

const viewSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    page: z.enum(SAVED_PAGES),
    query: z.string(),
    createdBy: z.enum(ROLES),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('SavedView', { description: 'query is canonical; /map?view=ID opens it' });

const params = z.object({ id: z.uuid() });
const body = { required: true, content: { 'application/json': { schema: draftSchema } } };
const one = { description: 'The view', content: { 'application/json': { schema: viewSchema } } };

const list = createRoute({
  method: 'get',
  path: '/views',
  summary: 'Saved views of the map',
  responses: {
    200: { description: 'Views', content: { 'application/json': { schema: z.array(viewSchema) } } },
    304: { description: 'As you have it' },
    ...problems,
  },
});

const get = createRoute({
  method: 'get',
  path: '/views/{id}',
  summary: 'A saved view',
  request: { params },
  responses: { 200: one, 304: { description: 'As you have it' }, ...problems },
});

const post = createRoute({
  method: 'post',
  path: '/views',
  summary: 'Saves a view under a name that no other has',
  request: { body },
  responses: { 201: one, ...problems },
});

const put = createRoute({
  method: 'put',
  path: '/views/{id}',
  summary: 'Changes a saved view, and brings back one that was removed',
  request: { params, body },
  responses: { 200: one, ...problems },
});

const remove = createRoute({
  method: 'delete',
  path: '/views/{id}',
  summary: 'Removes a saved view; doing it again changes nothing',
  request: { params },
  responses: { 204: { description: 'It is removed' }, ...problems },
});

export function savedViewRoutes({ sql }: Dependencies) {
  return router()
    .openapi(list, async (c) => {
      const views = await savedViews(sql, c.get('place').id);
      if (notModified(c, `views?${JSON.stringify(views)}`)) return c.body(null, 304);
      return c.json(views, 200);
    })
    .openapi(get, async (c) => {
      const view = await savedView(sql, c.get('place').id, c.req.valid('param').id);
      if (view === null) throw noView();
      if (notModified(c, `views?${JSON.stringify(view)}`)) return c.body(null, 304);
      return c.json(view, 200);
    })
    .openapi(post, async (c) => {
      const draft = canonical(c.req.valid('json'));
      const view = await storeSavedView(sql, c.get('place').id, draft, c.get('role'));
      if (view === null) throw nameTaken(draft.name);
      return c.json(view, 201, { Location: `/api/views/${view.id}` });
    })
    .openapi(put, async (c) => {
      const draft = canonical(c.req.valid('json'));
      const view = await changeSavedView(sql, c.get('place').id, c.req.valid('param').id, draft);
      if (view === 'unknown') throw noView();
      if (view === 'name_taken') throw nameTaken(draft.name);
      return c.json(view, 200);
    })
    .openapi(remove, async (c) => {
      if (!(await removeSavedView(sql, c.get('place').id, c.req.valid('param').id))) throw noView();
      return c.body(null, 204);
    });
}

/** @throws ApiError naming each word of the view that cannot be read */
function canonical(draft: SavedViewDraft): SavedViewDraft {
  const { query, problems: faults } = canonicalViewQuery(draft.query);
  if (faults.length > 0) throw new ApiError('bad_input', 'The view cannot be read.', faults);
  return { ...draft, query };
}

function noView(): ApiError {
  return new ApiError('not_found', 'There is no such view. It may have been removed: see /api/views.');
}

function nameTaken(name: string): ApiError {
  return new ApiError('conflict', `There is a view named "${name}" already.`, [
    {
      field: 'name',
      message: 'taken by another view',
      remedy: 'Choose another name, or change the view that has it.',
    },
  ]);
}
