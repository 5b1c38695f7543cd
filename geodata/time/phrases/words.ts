import type { HourName, SeasonName } from './definitions.ts';
import type { Meaning } from './meaning.ts';

/** The words of time, Swedish and English, lower case; alternatives are parted by "|". */

/** Named times of day. */
export const HOUR_WORDS: readonly [words: string, name: HourName][] = [
  ['morgon|morgonen|morgnar|morgnarna|morron|morgontid|på morgonkvisten|morning|mornings', 'morning'],
  ['tidig morgon|arla morgon|småtimmarna på morgonen|early morning', 'early_morning'],
  ['förmiddag|förmiddagen|förmiddagar|förmiddagarna|forenoon|late morning', 'forenoon'],
  ['lunch|lunchen|lunchtid|vid lunch|lunchrasten|lunchtime|lunch time', 'lunch'],
  ['mitt på dagen|middagstid|midday|noon|middle of the day', 'midday'],
  ['dagtid|på dagtid|på dagarna|om dagarna|om dagen|på dagen|daytime|in the daytime|by day', 'daytime'],
  ['eftermiddag|eftermiddagen|eftermiddagar|eftermiddagarna|afternoon|afternoons', 'afternoon'],
  ['kväll|kvällen|kvällar|kvällarna|kvällstid|evening|evenings', 'evening'],
  ['natt|natten|nätter|nätterna|nattetid|night|nights|nighttime|at night', 'night'],
  ['småtimmarna|mitt i natten|efter midnatt|small hours|middle of the night|after midnight', 'small_hours'],
  ['midnatt|kring midnatt|runt midnatt|vid midnatt|midnight|around midnight|at midnight', 'midnight'],
  ['före midnatt|innan midnatt|before midnight', 'before_midnight'],
  ['gryning|gryningen|i gryningen|gryningar|dawn|at dawn|sunrise|soluppgång|soluppgången', 'dawn'],
  [
    'skymning|skymningen|skymmer|skymma|när det skymmer|när det börjar skymma|i skymningen|skymningar|dusk|at dusk|sunset|solnedgång|solnedgången',
    'dusk',
  ],
  ['dygnet runt|hela dygnet|round the clock|around the clock|all day and night', 'whole_day'],
  ['efter krogstängning|vid krogstängning|efter stängning|efter krogen|efter krogarna', 'after_closing'],
  ['när krogen stänger|när krogarna stänger|när krogarna har stängt|när krogen har stängt', 'after_closing'],
  [
    'krogstängning|krogstängningen|efter utestället|efter krogkvällen|när uteställena stänger',
    'after_closing',
  ],
  ['after closing time|after closing|closing time|at closing time|when the pubs close', 'after_closing'],
  ['after the pubs close|after the bars close|when the bars close|after the clubs close', 'after_closing'],
  ['efter skolan|efter skoltid|när skolan slutar|när skolan har slutat|after school', 'after_school'],
  ['på väg till jobbet|på väg till arbetet|till jobbet|på vägen till jobbet|before work', 'to_work'],
  ['on the way to work|on my way to work|to work|före jobbet|innan jobbet', 'to_work'],
  ['på väg hem från jobbet|på väg från jobbet|hem från jobbet|går hem från jobbet|efter jobbet', 'from_work'],
  ['efter arbetet|on the way home from work|on my way home from work|home from work|after work', 'from_work'],
  ['morgonrusningen|morgonrusning|morning rush|morning rush hour', 'morning_rush'],
  [
    'eftermiddagsrusningen|eftermiddagsrusning|evening rush|afternoon rush|afternoon rush hour',
    'afternoon_rush',
  ],
];

/** Seasons with their Swedish stem, which begins compounds. */
export const SEASONS: readonly [SeasonName, stem: string, words: string][] = [
  [
    'winter',
    'vinter',
    'vinter|vintern|vintrar|vintrarna|vintertid|vintermånaderna|winter|winters|wintertime',
  ],
  ['spring', 'vår', 'vår|våren|vårar|vårarna|spring|springs|springtime'],
  [
    'summer',
    'sommar',
    'sommar|sommaren|somrar|somrarna|sommartid|sommarmånaderna|sommarlovet|summer|summers',
  ],
  ['autumn', 'höst', 'höst|hösten|höstar|höstarna|autumn|autumns|fall'],
];

/** Monday first. The Swedish stem begins compounds. */
export const DAYS: readonly [stem: string, short: string, english: string, englishShort: string][] = [
  ['måndag', 'mån', 'monday', 'mon'],
  ['tisdag', 'tis', 'tuesday', 'tue|tues'],
  ['onsdag', 'ons', 'wednesday', 'wed'],
  ['torsdag', 'tors|tor', 'thursday', 'thu|thur|thurs'],
  ['fredag', 'fre', 'friday', 'fri'],
  ['lördag', 'lör', 'saturday', 'sat'],
  ['söndag', 'sön', 'sunday', 'sun'],
];

/** January first. */
export const MONTHS: readonly string[] = [
  'januari|jan|january',
  'februari|feb|february',
  'mars|march|mar',
  'april|apr',
  'maj|may',
  'juni|jun|june',
  'juli|july',
  'augusti|aug|august',
  'september|sep|sept',
  'oktober|okt|october|oct',
  'november|nov',
  'december|dec',
];

export const OTHER_WORDS: readonly [words: string, meaning: Meaning][] = otherWords();

function otherWords(): [string, Meaning][] {
  const day = (back: number): Meaning => ({ kind: 'relative', relative: { unit: 'day', back } });
  const dayPart = (back: number, name: HourName): Meaning => ({
    kind: 'compound',
    parts: [day(back), { kind: 'hours', name }],
  });
  return [
    ['rusningstid|rusningstrafik|i rusningen|rush hour|rush hours', { kind: 'rush' }],
    [
      'mörkt|mörknar|när det mörknar|mörker|mörkret|när det är mörkt|i mörkret|i mörker|mörkrets inbrott',
      { kind: 'light', light: 'dark' },
    ],
    [
      'efter mörkrets inbrott|när det blir mörkt|när det blivit mörkt|när mörkret faller',
      { kind: 'light', light: 'dark' },
    ],
    [
      "dark|after dark|when it's dark|when it's getting dark|in the dark|darkness|when it is dark|when it gets dark|after nightfall",
      { kind: 'light', light: 'dark' },
    ],
    [
      'dagsljus|ljust|när det är ljust|i dagsljus|daylight|in daylight|when it is light',
      { kind: 'light', light: 'daylight' },
    ],
    ['sen|sena|sent|late', { kind: 'late' }],
    ['tidig|tidiga|tidigt|early', { kind: 'early' }],
    ['alltid|jämt|hela tiden|när som helst|always|all the time|any time|anytime', { kind: 'always' }],
    ['vet inte|vet ej|minns inte|oklart|okänt|okänd tid|ingen uppgift', { kind: 'unsaid' }],
    ["don't know|do not know|dont know|not sure|unknown|no idea", { kind: 'unsaid' }],
    ['och|samt|eller|and|or|&|+', { kind: 'and' }],
    ['inte|ej|utom|förutom|aldrig|not|except|never', { kind: 'not' }],
    ['till|to|until|through|mot|t o m|till och med|-|–|—', { kind: 'to' }],
    ['mellan|between', { kind: 'between' }],
    ['idag|i dag|today', day(0)],
    ['igår|i går|yesterday', day(1)],
    ['i förrgår|förrgår|the day before yesterday|day before yesterday', day(2)],
    ['i morse|this morning', dayPart(0, 'morning')],
    ['i förmiddags', dayPart(0, 'forenoon')],
    ['i eftermiddags|this afternoon', dayPart(0, 'afternoon')],
    ['i kväll|ikväll|this evening|tonight', dayPart(0, 'evening')],
    ['i natt|inatt|last night', dayPart(1, 'night')],
    ['förra veckan|last week', { kind: 'relative', relative: { unit: 'week' } }],
    ['förra månaden|last month', { kind: 'relative', relative: { unit: 'month' } }],
    [
      'på|i|om|under|den|det|de|är|blir|var|varit|brukar|när|då|mest|oftast|ofta|ibland|främst',
      { kind: 'filler' },
    ],
    [
      'framför allt|framförallt|särskilt|speciellt|varje|alla|allra|hela|året|året runt|året om',
      { kind: 'filler' },
    ],
    [
      'tid|tiden|tider|också|även|bara|endast|jag|man|vi|från|kl|klockan|som|en|ett|lite|dag|dagar|,|;',
      { kind: 'filler' },
    ],
    [
      "the|on|in|at|it's|during|of|when|it|is|was|mostly|often|usually|sometimes|especially|every|each|all",
      { kind: 'filler' },
    ],
    ['year|year round|all year|days|time|times|also|only|from|a|an|i am|we', { kind: 'filler' }],
  ];
}
