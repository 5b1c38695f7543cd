import type { Language } from './language.ts';

interface ErrorWords {
  title: string;
  body: string;
  home: string;
  again: string;
}

const COMMON = {
  sv: { title: 'Det gick inte att visa sidan', home: 'Till startsidan', again: 'Försök igen' },
  en: { title: 'The page could not be shown', home: 'To the start page', again: 'Try again' },
} as const satisfies Record<Language, object>;

const NOT_FOUND: Record<Language, Partial<ErrorWords>> = {
  sv: { title: 'Sidan finns inte', body: 'Adressen leder ingenstans. Den kan ha ändrats.' },
  en: { title: 'There is no such page', body: 'The address leads nowhere. It may have changed.' },
};

const BODIES: Record<Language, { unavailable: string; other: string }> = {
  sv: {
    unavailable: 'Rapporterna kan inte nås just nu. Försök igen om en stund.',
    other: 'Något gick fel hos oss. Försök igen om en stund.',
  },
  en: {
    unavailable: 'The reports cannot be reached right now. Try again in a while.',
    other: 'Something went wrong on our side. Try again in a while.',
  },
};

/** Words of the error page: apart from the catalogues, since loading those may be what failed. */
export function errorWords(language: Language, status: number): ErrorWords {
  const bodies = BODIES[language];
  const body = status === 503 ? bodies.unavailable : bodies.other;
  return { ...COMMON[language], body, ...(status === 404 ? NOT_FOUND[language] : {}) };
}
