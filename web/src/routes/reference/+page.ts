import { withPageWords } from '#lib/i18n/words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { words } = await parent();
  const pageWords = await withPageWords(words, {
    sv: () => import('#lib/i18n/pages/reference.sv.ts'),
    en: () => import('#lib/i18n/pages/reference.en.ts'),
  });
  return { ...data, words: pageWords };
};
