import { error } from '@sveltejs/kit';
import { api } from '#lib/api.ts';
import { drawTown } from '#lib/public/drawing.ts';
import { readTotals } from '#lib/public/totals.ts';
import type { PageServerLoad } from './$types';

/** The public page: district totals of at least 5, no filter. */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const client = api(url.origin, fetch);
  const [metadata, totals] = await Promise.all([client.metadata.$get(), client.totals.$get()]);
  if (!metadata.ok || !totals.ok) error(503, 'totals');
  const { districts, reportsAtLeast } = await totals.json();
  return {
    metadata: await metadata.json(),
    reading: readTotals(districts, locals.language),
    reportsAtLeast,
    drawing: drawTown(),
  };
};
