import type { OpenAPIHono } from '@hono/zod-openapi';
import { rightTo, rolesOf } from '../rights.ts';

/** Describes every route of an app, each with the roles that may use it (`x-roles`). OpenAPI 3.1. */
export function openApiDocument(app: Pick<OpenAPIHono, 'getOpenAPI31Document'>) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Lyktan',
      version: '1',
      description:
        'Where, when and in what light people feel unsafe. Counts mean reports of feeling unsafe unless they say otherwise. Errors are problem details (RFC 9457). x-roles says which roles may use a route.',
    },
  });
  for (const [path, operations] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(operations)) {
      const right = rightTo(method, path);
      Object.assign(operation as object, { 'x-roles': right ? rolesOf(right) : [] });
    }
  return document;
}
