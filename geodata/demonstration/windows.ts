import type { RecurringWindow } from '../report/report.ts';
import type { KnownLight } from '../vocabulary/vocabulary.ts';
import type { Setting } from './scenario.ts';

/** A recurring time as people say it. */
export interface SpokenWindow {
  words: string;
  window: RecurringWindow;
  /** Light that the words themselves state. */
  statedLight: KnownLight | null;
  /** How often it is said, by kind of place. */
  weights: Readonly<Record<Setting, number>>;
}

const WINTER = [0, 1, 10, 11];
const DARK_HALF = [0, 1, 2, 9, 10, 11];
const WORKDAYS = [0, 1, 2, 3, 4];
const at = (hour: number, minute = 0): number => hour * 60 + minute;

/** The windows named in dialogues and surveys. Ends at or before the start wrap midnight. */
export const SPOKEN_WINDOWS: readonly SpokenWindow[] = [
  spoken('På vinterkvällarna', null, at(17), at(22), WINTER, 'dark', [9, 3, 2, 4, 6, 3]),
  spoken('Kvällstid under vinterhalvåret', null, at(16), at(21), DARK_HALF, null, [6, 3, 2, 4, 5, 3]),
  spoken(
    'På väg till jobbet vintermorgnar',
    WORKDAYS,
    at(5, 30),
    at(7, 30),
    DARK_HALF,
    'dark',
    [6, 1, 0, 1, 2, 1],
  ),
  spoken('När det är mörkt', null, null, null, null, 'dark', [7, 2, 2, 3, 4, 2]),
  spoken('Fredagar när krogarna har stängt', [4], at(23), at(3), null, null, [1, 1, 8, 1, 1, 0]),
  spoken('Fredags- och lördagsnätter', [4, 5], at(22), at(2), null, null, [1, 2, 9, 2, 2, 1]),
  spoken('Sena kvällar', null, at(21), at(24), null, null, [2, 3, 5, 4, 4, 1]),
  spoken('På nätterna', null, at(23), at(5), null, null, [1, 2, 3, 2, 3, 1]),
  spoken('På eftermiddagarna', WORKDAYS, at(15), at(18), null, null, [1, 8, 1, 1, 2, 4]),
  spoken(
    'När skolan har slutat',
    WORKDAYS,
    at(14, 30),
    at(17),
    [0, 1, 2, 3, 4, 7, 8, 9, 10, 11],
    null,
    [1, 4, 0, 1, 1, 1],
  ),
  spoken('På kvällarna', null, at(18), at(23), null, null, [3, 3, 3, 9, 5, 3]),
  spoken('Sommarkvällar i helgen', [4, 5, 6], at(20), at(1), [5, 6, 7], null, [0, 1, 3, 4, 1, 1]),
  spoken('På helgerna', [5, 6], null, null, null, null, [1, 1, 3, 2, 2, 1]),
  spoken('Höstkvällar', null, at(18), at(21), [8, 9, 10], null, [3, 1, 1, 3, 3, 2]),
  spoken('Mitt på dagen', WORKDAYS, at(11), at(14), null, 'daylight', [0, 1, 0, 1, 1, 2]),
];

type Weights = readonly [
  dim: number,
  square: number,
  nightlife: number,
  park: number,
  homes: number,
  shops: number,
];

function spoken(
  words: string,
  weekdays: readonly number[] | null,
  startMinute: number | null,
  endMinute: number | null,
  months: readonly number[] | null,
  statedLight: KnownLight | null,
  [dim, square, nightlife, park, homes, shops]: Weights,
): SpokenWindow {
  return {
    words,
    window: { weekdays, startMinute, endMinute, months },
    statedLight,
    weights: { dim, square, nightlife, park, homes, shops },
  };
}
