import { withPageWords } from '#lib/i18n/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, data }) => {
  const { words } = await parent();
  return {
    ...data,
    words: await withPageWords(words, {
      sv: () => import('#lib/i18n/pages/entry.sv.ts'),
      en: () => import('#lib/i18n/pages/entry.en.ts'),
    }),
  };
};
