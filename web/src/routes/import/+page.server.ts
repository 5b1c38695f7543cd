import { error } from '@sveltejs/kit';
import { api, loadMetadata } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** Metadata, and for staff the earlier imports. */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const client = api(url.origin, fetch);
  const metadata = await loadMetadata(client);
  if (metadata.role === 'public') return { metadata, imports: [] };
  const answer = await client.imports.$get({ query: { lang: locals.language } });
  if (!answer.ok) error(503, 'imports');
  return { metadata, imports: (await answer.json()).imports };
};
