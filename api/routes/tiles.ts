import { createRoute, z } from '@hono/zod-openapi';
import { filterQuery } from '@lyktan/geodata/filter/filter';
import { ApiError } from '../errors.ts';
import { focusAreaTile, MOST_IN_TILE, reportTile, TILE_BUFFER, TILE_EXTENT } from '../queries/tiles.ts';
import type { TileAddress } from '../queries/tiles.ts';
import { notModified } from './caching.ts';
import { router, type ApiContext, type Dependencies } from './context.ts';
import { readFilter, reportWords } from './filter.ts';
import { problems } from './schemas.ts';
import { focusAreaTileBytes, reportTileBytes } from './tileBytes.ts';

/** A tile of less would hold the whole town: then the cubes' hexagons tell more than points. */
const LEAST_REPORT_ZOOM = 10;
const MOST_ZOOM = 18;
const TILE_TYPE = 'application/vnd.mapbox-vector-tile';

const address = (least: number) => {
  const number = (description: string, example: string) => z.string().openapi({ description, example });
  return z.object({
    z: number(`Zoom, ${least} to ${MOST_ZOOM}`, '13'),
    x: number('Column, eastward from 0', '4375'),
    y: number('Row, southward from 0', '2455'),
  });
};

const answers = {
  200: {
    description: `Mapbox vector tile, version 2: ${TILE_EXTENT} units, and a buffer of ${TILE_BUFFER} beyond each edge`,
    content: { [TILE_TYPE]: { schema: z.string() } },
  },
  204: { description: 'An empty tile' },
  304: { description: 'As you have it' },
  ...problems,
};

const reports = createRoute({
  method: 'get',
  path: '/tiles/reports/{z}/{x}/{y}',
  summary: `Reports with a place of their own, as a vector tile, without texts. The layer summary says how many there are (total) and how many are drawn (shown, at most ${MOST_IN_TILE}, an even sample)`,
  request: { params: address(LEAST_REPORT_ZOOM), query: z.object(reportWords) },
  responses: answers,
});

const focusAreas = createRoute({
  method: 'get',
  path: '/tiles/focus-areas/{z}/{x}/{y}',
  summary: 'Focus areas as a vector tile',
  request: { params: address(0) },
  responses: answers,
});

export function tileRoutes({ sql }: Dependencies) {
  return router()
    .openapi(reports, async (c) => {
      const filter = readFilter(c, Object.keys(reportWords));
      const tile = readTile(c, LEAST_REPORT_ZOOM);
      if (notModified(c, `tiles/reports/${tile.z}/${tile.x}/${tile.y}?${filterQuery(filter)}`))
        return c.body(null, 304);
      const found = await reportTile(sql, c.get('place'), filter, tile);
      return found.total === 0 ? c.body(null, 204) : sent(c, reportTileBytes(found));
    })
    .openapi(focusAreas, async (c) => {
      readFilter(c, []);
      const tile = readTile(c, 0);
      if (notModified(c, `tiles/focus-areas/${tile.z}/${tile.x}/${tile.y}`)) return c.body(null, 304);
      const found = await focusAreaTile(sql, c.get('place').id, tile);
      return found.length === 0 ? c.body(null, 204) : sent(c, focusAreaTileBytes(found));
    });
}

function sent(c: ApiContext, bytes: Uint8Array<ArrayBuffer>) {
  return c.body(bytes, 200, { 'Content-Type': TILE_TYPE });
}

/** @throws ApiError naming what of the address lies outside the grid */
function readTile(c: ApiContext, leastZoom: number): TileAddress {
  const z = whole(c.req.param('z'), leastZoom, MOST_ZOOM);
  if (z === null) throw noTile('z', `Use a whole zoom from ${leastZoom} to ${MOST_ZOOM}.`);
  const last = 2 ** z - 1;
  const [x, y] = [whole(c.req.param('x'), 0, last), whole(c.req.param('y'), 0, last)];
  if (x === null) throw noTile('x', `At zoom ${z} use a whole number from 0 to ${last}.`);
  if (y === null) throw noTile('y', `At zoom ${z} use a whole number from 0 to ${last}.`);
  return { z, x, y };
}

function whole(text: string | undefined, least: number, most: number): number | null {
  const value = /^\d{1,6}$/.test(text ?? '') ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}

function noTile(field: string, remedy: string): ApiError {
  return new ApiError('bad_input', 'There is no such tile.', [
    { field, message: 'outside the grid of tiles', remedy },
  ]);
}
