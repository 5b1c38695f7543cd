export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_COOKIE = 'lang';

/** The language named by `text`, null where it names none that is spoken here. */
export function languageOf(text: string | null | undefined): Language | null {
  const code = text?.trim().toLowerCase().slice(0, 2);
  return LANGUAGES.find((language) => language === code) ?? null;
}

/**
 * The language to answer in: what the address asks for, else what was chosen before, else the
 * browser's first preference that is spoken here, else Swedish.
 */
export function chooseLanguage(
  asked: string | null,
  chosen: string | undefined,
  accepted: string | null,
): Language {
  return languageOf(asked) ?? languageOf(chosen) ?? preferred(accepted) ?? 'sv';
}

function preferred(header: string | null): Language | null {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag, ...rest] = part.split(';');
      const quality = rest.find((item) => item.trim().startsWith('q='));
      return { language: languageOf(tag), quality: quality ? Number(quality.split('=')[1]) : 1 };
    })
    .filter((wish) => wish.language !== null && wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes[0]?.language ?? null;
}
