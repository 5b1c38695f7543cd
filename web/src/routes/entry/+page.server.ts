import { error } from '@sveltejs/kit';
import { api, loadMetadata } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** Metadata, and the outlines whose names may be entered: those of the municipality's first layer. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const client = api(url.origin, fetch);
  const metadata = await loadMetadata(client);
  const layer = metadata.layers[0]?.key;
  if (metadata.role === 'public' || layer === undefined) return { metadata, districts: null };
  const districts = await client.districts.$get({ query: { layer } });
  if (!districts.ok) error(503, 'places');
  return { metadata, districts: await districts.json() };
};
