import { withPageWords } from '#lib/i18n/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
  ...data,
  words: await withPageWords((await parent()).words, {
    sv: () => import('#lib/i18n/pages/focusAreas.sv.ts'),
    en: () => import('#lib/i18n/pages/focusAreas.en.ts'),
  }),
});
