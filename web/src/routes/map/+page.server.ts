import { error, redirect } from '@sveltejs/kit';
import { api, loadMetadata, type Api } from '#lib/api.ts';
import { parseView } from '#lib/state/viewUrl.ts';
import type { PageServerLoad } from './$types';

/**
 * Outlines, focus areas and metadata of the analysis. The public gets metadata alone, and a page that says who this
 * is for. The query is read once, without hanging on it: brushing must not load anything.
 */
export const load: PageServerLoad = async ({ fetch, url, untrack }) => {
  const client = api(url.origin, fetch);
  const metadata = await loadMetadata(client);
  if (metadata.role === 'public') return { metadata, staff: null };
  const saved = untrack(() => url.searchParams.get('view'));
  if (saved !== null) redirect(302, await addressOf(client, saved));
  const wished = untrack(() => parseView(url.searchParams).filter.layer);
  const layer = metadata.layers.some((known) => known.key === wished)
    ? wished
    : (metadata.layers[0]?.key ?? wished);
  const [districts, focusAreas] = await Promise.all([
    client.districts.$get({ query: { layer } }),
    client['focus-areas'].$get(),
  ]);
  if (!districts.ok || !focusAreas.ok) error(503, 'places');
  return {
    metadata,
    staff: { layer, districts: await districts.json(), focusAreas: await focusAreas.json() },
  };
};

/** The whole address of a saved view; its short one is for passing on. */
async function addressOf(client: Api, id: string): Promise<string> {
  const answer = await client.views[':id'].$get({ param: { id } });
  if (!answer.ok) error(answer.status === 503 ? 503 : 404, 'view');
  const { query } = await answer.json();
  return query === '' ? '/map' : `/map?${query}`;
}
