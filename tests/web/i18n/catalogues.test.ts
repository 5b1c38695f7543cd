import { expect, test } from 'vitest';
import { en } from '../../../web/src/lib/i18n/en.ts';
import { chooseLanguage } from '../../../web/src/lib/i18n/language.ts';
import { sv, type MessageKey } from '../../../web/src/lib/i18n/sv.ts';

const placesOf = (message: string) => [...new Set(message.match(/\{\w+(?=[,}])/g) ?? [])].sort();

const pages = import.meta.glob<{ catalogue: Record<string, string> }>(
  '../../../web/src/lib/i18n/pages/*.ts',
  {
    eager: true,
  },
);
const swedishPages = Object.entries(pages).filter(([path]) => path.endsWith('.sv.ts'));

test.each(swedishPages)(
  '%s has an English twin with the same keys and places, and repeats no shared key',
  (path, page) => {
    const english = pages[path.replace('.sv.ts', '.en.ts')]!.catalogue;
    expect(Object.keys(english).sort()).toEqual(Object.keys(page.catalogue).sort());
    for (const [key, message] of Object.entries(page.catalogue)) {
      expect(placesOf(english[key]!), key).toEqual(placesOf(message));
      expect(sv).not.toHaveProperty([key]);
    }
  },
);

test('both catalogues have the same keys, and each message the same places to fill', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(sv).sort());
  const different = (Object.keys(sv) as MessageKey[]).filter(
    (key) => placesOf(sv[key]).join() !== placesOf(en[key]).join(),
  );
  expect(different).toEqual([]);
});

test('no message is empty, shouts or is left in the other language', () => {
  for (const message of Object.values(sv)) expect(message.trim()).not.toBe('');
  expect(Object.values(en).filter((message) => /[åäö]/.test(message.replace('Trollhättan', '')))).toEqual([]);
});

test('the address chooses the language, then the choice made before, then the browser, then Swedish', () => {
  expect(chooseLanguage('en', 'sv', 'sv')).toBe('en');
  expect(chooseLanguage(null, 'en', 'sv')).toBe('en');
  expect(chooseLanguage(null, undefined, 'de;q=0.9, en-GB;q=0.8, sv;q=0.7')).toBe('en');
  expect(chooseLanguage('xx', undefined, null)).toBe('sv');
});
