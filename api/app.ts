import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import { ApiError, problemOf } from './errors.ts';
import { authorize } from './routes/authorize.ts';
import { compressed } from './routes/compression.ts';
import { cubeRoutes } from './routes/cubes.ts';
import { districtRoutes } from './routes/districts.ts';
import { entryRoutes } from './routes/entry.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/exports.ts';
import { focusAreaChangeRoutes } from './routes/focusAreaChanges.ts';
import { focusAreaRoutes } from './routes/focusAreas.ts';
import { healthRoutes } from './routes/health.ts';
import { histogramRoutes } from './routes/histograms.ts';
import { importRoutes } from './routes/imports.ts';
import { metadataRoutes } from './routes/metadata.ts';
import { openApiDocument } from './routes/openapi.ts';
import { reportRoutes } from './routes/reports.ts';
import { savedViewRoutes } from './routes/savedViews.ts';
import { tileRoutes } from './routes/tiles.ts';
import { totalRoutes } from './routes/totals.ts';
import { ownSiteOnly, router, type Dependencies } from './routes/context.ts';

const LARGEST_BODY = 64 * 1024;
const SLOWEST_ANSWER_MS = 30_000;

/** The API under /api. It keeps no state that another process could not rebuild. */
export function createApp(deps: Dependencies) {
  const app = router().basePath('/api');

  app.onError((error, c) => {
    const problem = problemOf(error instanceof HTTPException ? asApiError(error) : error);
    if (problem.status >= 500) deps.log({ level: 'error', method: c.req.method, path: c.req.path, error });
    return c.json(problem, problem.status, {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    });
  });
  app.notFound((c) => {
    const problem = problemOf(
      new ApiError('not_found', 'There is nothing at this address. See /api/openapi.json.'),
    );
    return c.json(problem, 404, { 'Content-Type': 'application/problem+json' });
  });
  app.use(
    except(
      isFile,
      timeout(SLOWEST_ANSWER_MS, () => new HTTPException(504)),
    ),
  );
  app.use(compressed);
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
  });
  app.use(ownSiteOnly);
  app.use(
    except(
      isFile,
      bodyLimit({
        maxSize: LARGEST_BODY,
        onError: () => {
          throw new ApiError('too_large', `At most ${LARGEST_BODY / 1024} kB may be sent here.`);
        },
      }),
    ),
  );
  app.use(authorize(deps));
  app.get('/openapi.json', (c) => c.json(openApiDocument(app)));

  return app
    .route('/', healthRoutes(deps))
    .route('/', metadataRoutes(deps))
    .route('/', districtRoutes(deps))
    .route('/', totalRoutes(deps))
    .route('/', focusAreaRoutes(deps))
    .route('/', eventRoutes(deps))
    .route('/', focusAreaChangeRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', entryRoutes(deps))
    .route('/', cubeRoutes(deps))
    .route('/', importRoutes(deps))
    .route('/', histogramRoutes(deps))
    .route('/', tileRoutes(deps))
    .route('/', exportRoutes(deps))
    .route('/', savedViewRoutes(deps));
}

/** A file on its way in has limits of its own. */
function isFile(c: Context): boolean {
  return c.req.method === 'POST' && c.req.path === '/api/imports';
}

function asApiError(error: HTTPException): ApiError {
  if (error.status === 504)
    return new ApiError('timeout', 'The answer took too long. Narrow the question, e.g. a shorter period.');
  return new ApiError('bad_input', 'The request cannot be read.', [
    {
      field: 'body',
      message: error.message,
      remedy: 'Send JSON with Content-Type: application/json, as /api/openapi.json describes.',
    },
  ]);
}

export type AppType = ReturnType<typeof createApp>;
