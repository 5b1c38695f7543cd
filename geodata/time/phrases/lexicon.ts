import { type HourName, SEASON_DEFINITIONS, type SeasonName } from './definitions.ts';
import type { Meaning } from './meaning.ts';
import { DAYS, HOUR_WORDS, MONTHS, OTHER_WORDS, SEASONS } from './words.ts';

/** Words and short phrases (joined by one space) of Swedish and English, lower case. */
export const LEXICON: ReadonlyMap<string, Meaning> = build();
/** The longest phrase, in words. */
export const LONGEST_PHRASE = Math.max(...[...LEXICON.keys()].map((words) => words.split(' ').length));

type Entries = readonly [words: string, meaning: Meaning][];

function build(): Map<string, Meaning> {
  const entries: Entries = [
    ...HOUR_WORDS.map(([words, name]): [string, Meaning] => [words, { kind: 'hours', name }]),
    ...seasonWords(),
    ...dayWords(),
    ...monthWords(),
    ...compounds(),
    ...OTHER_WORDS,
  ];
  return new Map(
    entries.flatMap(([words, meaning]) => words.split('|').map((word) => [word, meaning] as const)),
  );
}

/** Forms that also end Swedish compounds: "vinterkvällar", "fredagsnätterna". */
function partForms(): readonly [string, Meaning][] {
  const part = (name: HourName): Meaning => ({ kind: 'hours', name });
  return [
    ['morgon|morgonen|morgnar|morgnarna|morron|morgontid', part('morning')],
    ['förmiddag|förmiddagen|förmiddagar|förmiddagarna', part('forenoon')],
    ['eftermiddag|eftermiddagen|eftermiddagar|eftermiddagarna', part('afternoon')],
    ['kväll|kvällen|kvällar|kvällarna|kvällstid', part('evening')],
    ['natt|natten|nätter|nätterna|nattetid', part('night')],
    ['mörker|mörkret', { kind: 'light', light: 'dark' }],
    ['dagar|dagarna|dag|dagen', { kind: 'filler' }],
  ];
}

function seasonWords(): Entries {
  const months = (season: SeasonName): Meaning => ({
    kind: 'months',
    months: SEASON_DEFINITIONS[season],
    season,
  });
  return [
    ...SEASONS.map(([season, , words]): [string, Meaning] => [words, months(season)]),
    ['vinterhalvåret|vinterhalvår|mörka halvåret|mörka årstiden|den mörka årstiden', months('winter_half')],
    ['winter half-year|winter half|dark half of the year|dark season', months('winter_half')],
    ['sommarhalvåret|sommarhalvår|ljusa halvåret|summer half|light half of the year', months('summer_half')],
    ['i vintras|förra vintern|last winter', past('winter')],
    ['i våras|förra våren|last spring', past('spring')],
    ['i somras|förra sommaren|last summer', past('summer')],
    ['i höstas|förra hösten|last autumn|last fall', past('autumn')],
  ];
}

function past(season: SeasonName): Meaning {
  return { kind: 'relative', relative: { unit: 'season', season } };
}

function dayWords(): Entries {
  return [
    ...DAYS.flatMap(([sv, short, en, enShort], weekday): Entries => [
      [
        `${sv}|${sv}en|${sv}ar|${sv}arna|${sv}s|${short}|${en}|${en}s|${enShort}`,
        { kind: 'days', days: [weekday] },
      ],
      [
        `i ${sv}s|förra ${sv}en|senaste ${sv}en|last ${en}`,
        { kind: 'relative', relative: { unit: 'weekday', weekday } },
      ],
    ]),
    ['helg|helgen|helger|helgerna|weekend|weekends', { kind: 'day_group', group: 'weekend' }],
    ['vardag|vardagar|vardagarna|vardags|veckodagar|arbetsdagar', { kind: 'day_group', group: 'workdays' }],
    ['weekday|weekdays|workday|workdays|working days', { kind: 'day_group', group: 'workdays' }],
    ['förra helgen|i helgen som var|last weekend', { kind: 'relative', relative: { unit: 'weekend' } }],
  ];
}

function monthWords(): Entries {
  return MONTHS.map((words, month): [string, Meaning] => [
    words,
    { kind: 'months', months: [month], season: null },
  ]);
}

/** Swedish joins season, month or day with the part of day into one word. */
function compounds(): Entries {
  const months = (stem: string, list: readonly number[], season: SeasonName | null): [string, Meaning] => [
    stem,
    { kind: 'months', months: list, season },
  ];
  const stems: Entries = [
    ...SEASONS.map(([season, stem]) => months(stem, SEASON_DEFINITIONS[season], season)),
    ...MONTHS.map((words, month) => months(words.split('|')[0]!, [month], null)),
    ...DAYS.flatMap(([sv], weekday): Entries => [
      [sv, { kind: 'days', days: [weekday] }],
      [`${sv}s`, { kind: 'days', days: [weekday] }],
    ]),
    ['helg', { kind: 'day_group', group: 'weekend' }],
    ['vardags', { kind: 'day_group', group: 'workdays' }],
    ['vardag', { kind: 'day_group', group: 'workdays' }],
  ];
  return stems.flatMap(([stem, first]) =>
    partForms().flatMap(([forms, second]) => {
      // "måndagsdagar" is not said, and "vardagen" is the day itself.
      if (second.kind === 'filler' && first.kind !== 'months') return [];
      const meaning: Meaning = { kind: 'compound', parts: [first, second] };
      return forms.split('|').map((form): [string, Meaning] => [stem + form, meaning]);
    }),
  );
}
