import { expect, test } from 'vitest';
import { figureOf, REPORT_WEIGHT } from '../../../web/src/lib/findings/figures.ts';
import { findingOf, findingText, tooFew } from '../../../web/src/lib/findings/finding.ts';
import { filterSentence } from '../../../web/src/lib/findings/filterSentence.ts';
import { en } from '../../../web/src/lib/i18n/en.ts';
import { sv } from '../../../web/src/lib/i18n/sv.ts';
import { makeWords } from '../../../web/src/lib/i18n/words.ts';
import { EMPTY_FILTER, type Brush, type Filter } from '@lyktan/geodata/filter/filter';

const swedish = makeWords('sv', sv);
const english = makeWords('en', en);
const DARK_WINTER_EVENINGS: Brush = {
  hours: { start: 20, end: 2 },
  months: { start: 9, end: 2 },
  light: 'dark',
};
const ALL: Brush = { hours: null, months: null, light: null };

const figure = (mass: number, timed: number, hours = 1000) =>
  figureOf(mass * REPORT_WEIGHT, timed * REPORT_WEIGHT, hours * 60);
const places = (...masses: number[]) => masses.map((mass, index) => ({ name: `Plats ${index + 1}`, mass }));
const said = (finding: ReturnType<typeof findingOf>, brush = DARK_WINTER_EVENINGS, words = swedish) =>
  findingText(finding, brush, words);

test('reports gathered at a few places are said in tenths and places', () => {
  const finding = findingOf(figure(100, 90), places(20, 18, 14, 10, ...Array<number>(38).fill(1)), 'cell');
  expect(finding).toEqual({ kind: 'concentrated', tenths: 5, places: 3, unit: 'cell' });
  expect(said(finding)).toBe(
    'Minst hälften av rapporterna i mörker kl. 20–02 i okt–mars kommer från tre platser.',
  );
  const six = findingOf(figure(100, 90), places(62, ...Array<number>(38).fill(1)), 'cell');
  expect(said(six, ALL)).toBe('Sex av tio rapporter kommer från en plats.');
  expect(said(six, ALL, english)).toBe('Six in ten reports come from one place.');
});

test('tenths are rounded down: 59 per cent is never called six in ten', () => {
  const finding = findingOf(figure(100, 100), places(59, ...Array<number>(41).fill(1)), 'cell');
  expect(finding).toMatchObject({ tenths: 5 });
});

test('reports that do not gather are called spread out, with the place that has most', () => {
  const finding = findingOf(figure(100, 100), places(...Array<number>(49).fill(2), 3), 'cell');
  expect(said(finding, { ...ALL, light: 'daylight' })).toBe(
    'Rapporterna i dagsljus är utspridda, flest vid Plats 50.',
  );
  const districts = findingOf(figure(100, 100), places(...Array<number>(50).fill(2)), 'district');
  expect(said(districts, ALL)).toBe('Rapporterna är utspridda, flest i Plats 1.');
});

test('below ten timed reports the sentence says too few to tell, however heavy the rest', () => {
  expect(said(findingOf(figure(9, 9), places(9), 'cell'), ALL)).toBe(
    '9 rapporter: för få för att säga något.',
  );
  expect(said(findingOf(figure(1, 1), places(1), 'cell'), ALL)).toBe(
    'En rapport: för få för att säga något.',
  );
  expect(said(findingOf(figure(40.25, 9), places(40), 'cell'), ALL)).toBe(
    'Ungefär 40,3 rapporter: för få för att säga något.',
  );
  expect(said(findingOf(figure(40.25, 9), places(40), 'cell'), ALL, english)).toBe(
    'About 40.3 reports: too few to tell.',
  );
});

test('a wide interval says too few to tell: ten timed reports, limits 4.8 to 18.4, are not enough', () => {
  expect(tooFew(figure(10, 10))).toBe(true);
  expect(tooFew(figure(12, 12))).toBe(false);
});

test('no reports is said as no reports, never as safe', () => {
  expect(said(findingOf(figure(0, 0), [], 'cell'), ALL)).toBe('Inga rapporter i urvalet.');
});

test('a figure without hours has no rate: never zero', () => {
  const none = figure(0, 0, 0);
  expect(none.per1000Hours).toBeNull();
  expect(none.timedRate).toBeNull();
  expect(tooFew(none)).toBe(true);
});

test('the interval is the exact Poisson one of the timed reports, scaled by the hours', () => {
  // Published limits of 10: 4.795-18.390 (Ulm 1990); 2 000 hours halve them per 1 000.
  const { per1000Hours, timedRate } = figure(30, 10, 2000);
  expect(per1000Hours).toBe(15);
  expect(timedRate?.per1000Hours).toBe(5);
  expect(timedRate?.low).toBeCloseTo(2.398, 3);
  expect(timedRate?.high).toBeCloseTo(9.195, 3);
});

test('the filter is one readable sentence', () => {
  const names = new Map([['sylte', 'Sylte']]);
  const sentence = (filter: Partial<Filter>) =>
    filterSentence({ ...EMPTY_FILTER, ...filter }, swedish, names);
  expect(sentence({})).toBe('Alla tider, hela året');
  expect(sentence(DARK_WINTER_EVENINGS)).toBe('Mörkt, 20–02, okt–mars');
  expect(sentence({ light: 'twilight' })).toBe('Skymning, hela året');
  expect(sentence({ hours: { start: 14, end: 18 } })).toBe('14–18, hela året');
  expect(sentence({ weekdays: [4, 5], concerns: ['lighting', 'theft'], districts: ['sylte'] })).toBe(
    'Alla tider, hela året, fre–lör, belysning + stöld, rån, Sylte',
  );
  expect(sentence({ weekdays: [6, 0] })).toContain('sön–mån');
  expect(sentence({ weekdays: [0, 2] })).toContain('mån, ons');
});
