import { makeWords } from '#lib/i18n/words.ts';
import type { LayoutLoad } from './$types';

/** Only the catalogue of the page's language is loaded. */
export const load: LayoutLoad = async ({ data }) => {
  const catalogue =
    data.language === 'en' ? (await import('#lib/i18n/en.ts')).en : (await import('#lib/i18n/sv.ts')).sv;
  return { ...data, words: makeWords(data.language, catalogue) };
};
