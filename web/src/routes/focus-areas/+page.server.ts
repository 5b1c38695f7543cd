import { error } from '@sveltejs/kit';
import { api, loadMetadata } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** Focus areas, the outlines that corners snap to, metadata. The public gets metadata alone. The query is the page's own. */
export const load: PageServerLoad = async ({ fetch, url, untrack }) => {
  const client = api(url.origin, fetch);
  const metadata = await loadMetadata(client);
  if (metadata.role === 'public') return { metadata, staff: null, chosen: null };
  const layer = metadata.layers[0]?.key ?? 'stadsdel';
  const [districts, areas] = await Promise.all([
    client.districts.$get({ query: { layer } }),
    client['focus-areas'].$get(),
  ]);
  if (!districts.ok || !areas.ok) error(503, 'places');
  return {
    metadata,
    staff: { layer, districts: await districts.json(), areas: await areas.json() },
    chosen: untrack(() => url.searchParams.get('area')),
  };
};
