import { createIntl, createIntlCache } from '@formatjs/intl';
import { numberFormat, type NumberFormat } from '../format/numbers.ts';
import { timeWords, type TimeWords } from '../format/time.ts';
import type { Language } from './language.ts';
import type { Catalogue, MessageKey } from './sv.ts';

/** Everything a page needs to speak one language. */
export interface Words<Key extends string = MessageKey> {
  language: Language;
  /** The message of a key, its ICU places filled in. */
  t(key: Key, values?: Record<string, string | number>): string;
  n: NumberFormat;
  time: TimeWords;
  catalogue: Readonly<Record<Key, string>>;
}

const intlCache = createIntlCache();

/** Words of a language. A message that cannot be formatted throws: it is a mistake in the catalogue. */
export function makeWords(language: Language, catalogue: Catalogue): Words {
  return wordsOf(language, catalogue);
}

/**
 * The layout's words with those of one page, in a page's `load`. Each page has a catalogue of its own, so that the map
 * need not wait for the words of others.
 */
export async function withPageWords<Key extends string>(
  words: Words,
  catalogues: Record<Language, () => Promise<{ catalogue: Readonly<Record<Key, string>> }>>,
): Promise<Words<Key | MessageKey>> {
  const { catalogue } = await catalogues[words.language]();
  return wordsOf(words.language, { ...words.catalogue, ...catalogue } as Record<Key | MessageKey, string>);
}

function wordsOf<Key extends string>(
  language: Language,
  catalogue: Readonly<Record<Key, string>>,
): Words<Key> {
  const intl = createIntl(
    {
      locale: language,
      messages: catalogue,
      onError: (error) => {
        throw error;
      },
    },
    intlCache,
  );
  return {
    language,
    t: (key, values) => intl.formatMessage({ id: key }, values) as string,
    n: numberFormat(language),
    time: timeWords(language),
    catalogue,
  };
}
