import { error } from '@sveltejs/kit';
import { api, loadMetadata } from '#lib/api.ts';
import { readReference, type OpenApiDocument } from '#lib/reference/reading.ts';
import type { PageServerLoad } from './$types';

/** The API's own description, for everybody: what may be asked is no secret. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const [metadata, answer] = await Promise.all([
    loadMetadata(api(url.origin, fetch)),
    fetch('/api/openapi.json'),
  ]);
  if (!answer.ok) error(503, 'openapi');
  return { metadata, reference: readReference((await answer.json()) as OpenApiDocument) };
};
