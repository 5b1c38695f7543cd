import type { KnownLight } from '../../vocabulary/vocabulary.ts';
import type { DayGroup, HourName, SeasonName } from './definitions.ts';

/** A clock time. `vague`: 1 to 12 without morning or evening said, so that the part of day decides. */
export interface ClockTime {
  minute: number;
  vague: boolean;
}

/** A day before the day on which it was said, or a span of days. */
export type Relative =
  | { unit: 'day'; back: number }
  | { unit: 'weekday'; weekday: number }
  | { unit: 'weekend' }
  | { unit: 'week' }
  | { unit: 'month' }
  | { unit: 'season'; season: SeasonName };

/** What one or a few words of a phrase of time mean. */
export type Meaning =
  | { kind: 'hours'; name: HourName }
  /** Rush hour is two times a day, which one window cannot hold. */
  | { kind: 'rush' }
  | { kind: 'days'; days: readonly number[] }
  | { kind: 'day_group'; group: DayGroup }
  | { kind: 'months'; months: readonly number[]; season: SeasonName | null }
  | { kind: 'compound'; parts: readonly Meaning[] }
  | { kind: 'light'; light: KnownLight }
  | { kind: 'clock'; how: 'at' | 'about' | 'from' | 'until' | 'range'; start: ClockTime; end: ClockTime }
  /** Local dates as day numbers from 1970-01-01, half-open. */
  | { kind: 'date'; from: number; to: number; yearSaid: boolean }
  | { kind: 'relative'; relative: Relative }
  | { kind: 'late' | 'early' | 'always' | 'unsaid' | 'filler' | 'and' | 'not' | 'to' | 'between' };

/** Some words of the phrase and what they mean; null where they are not understood. */
export interface Item {
  meaning: Meaning | null;
  /** The words as written. */
  text: string;
  /** The known word that a misspelt one was read as. */
  mended: string | null;
}
