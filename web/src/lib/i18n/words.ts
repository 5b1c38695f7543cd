import { createIntl, createIntlCache } from '@formatjs/intl';
import { numberFormat, type NumberFormat } from '../format/numbers.ts';
import { timeWords, type TimeWords } from '../format/time.ts';
import type { Language } from './language.ts';
import type { Catalogue, MessageKey } from './sv.ts';

/** Everything a page needs to speak one language. */
export interface Words {
  language: Language;
  /** The message of a key, its ICU places filled in. */
  t(key: MessageKey, values?: Record<string, string | number>): string;
  n: NumberFormat;
  time: TimeWords;
}

const intlCache = createIntlCache();

/** Words of a language. A message that cannot be formatted throws: it is a mistake in the catalogue. */
export function makeWords(language: Language, catalogue: Catalogue): Words {
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
  };
}
