import type { Language } from '../i18n/language.ts';

/** Narrow no-break space: Swedish thousands, and the gap before a unit, that never breaks a line. */
export const THIN_SPACE = '\u202f';

const LOCALES: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };

/** Writes numbers as the language does: Swedish with decimal comma and thin-space thousands. */
export interface NumberFormat {
  /** Whole number. */
  whole(value: number): string;
  /** One decimal where it is not a whole number: weights of reports. */
  mass(value: number): string;
  /** A rate: about three figures, at most one decimal, two below 0.1. */
  rate(value: number): string;
  /** A rate's interval, "125–148", both ends written with the same care. */
  interval(low: number, high: number): string;
  /** A share of 1 as per cent, "34 %". */
  percent(share: number): string;
  /** An ordinal small number in words up to twelve, else in figures. */
  words(value: number): string;
}

const SMALL_NUMBERS: Record<Language, readonly string[]> = {
  sv: ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
};

const cache = new Map<Language, NumberFormat>();

/** The number format of a language; made once. */
export function numberFormat(language: Language): NumberFormat {
  const made = cache.get(language) ?? makeFormat(language);
  cache.set(language, made);
  return made;
}

function makeFormat(language: Language): NumberFormat {
  const decimals = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 0, maximumFractionDigits: digits }),
  );
  const fixed = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(LOCALES[language], {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  // Swedish groups with U+00A0 in Intl; the house uses the narrow one. Minus becomes the true sign.
  const tidy = (text: string) => text.replace(/[\u00a0\u202f]/g, THIN_SPACE).replace('-', '\u2212');
  const write = (value: number, formats: readonly Intl.NumberFormat[], digits: number) =>
    tidy((formats[digits] as Intl.NumberFormat).format(value));
  const rate = (value: number) => write(value, fixed, value === 0 ? 0 : rateDigits(value));
  return {
    whole: (value) => write(value, decimals, 0),
    mass: (value) => write(value, decimals, 1),
    rate,
    // Both ends to the upper one's figures: "7–12", not "7,4–12".
    interval: (low, high) => [low, high].map((end) => write(end, fixed, rateDigits(high))).join('–'),
    percent: (share) =>
      `${write(share * 100, decimals, share > 0 && share < 0.01 ? 1 : 0)}${language === 'sv' ? THIN_SPACE : ''}%`,
    words: (value) => SMALL_NUMBERS[language][value] ?? write(value, decimals, 0),
  };
}

function rateDigits(value: number): number {
  if (value >= 9.95) return 0;
  return value >= 0.095 ? 1 : 2;
}
