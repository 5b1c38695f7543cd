import type { ReportTime } from '@lyktan/geodata/report/report';
import type {
  AgeBand,
  Concern,
  Feeling,
  FewPeople,
  Gender,
  KnownLight,
} from '@lyktan/geodata/vocabulary/vocabulary';
import type { InferRequestType } from 'hono/client';
import type { Api } from '../api.ts';

/** An entry as the API takes it. */
export type EntryBody = InferRequestType<Api['reports']['$post']>['json']['reports'][number];
export type EntryTime = EntryBody['time'];
export type EntryLocation = EntryBody['location'];

/** What is said once for a row of entries. */
export interface Occasion {
  channel: EntryBody['channel'];
  /** Local date YYYY-MM-DD. */
  heardOn: string;
  name: string;
}

export interface ChosenPlace {
  name: string;
  location: EntryLocation;
}

/** The entry being written. */
export interface Draft {
  place: ChosenPlace | null;
  /** What stands in the place field. */
  placeText: string;
  /** The time as it was said. */
  when: string;
  /** The time as mended by hand; null = as the words are read. */
  time: EntryTime | null;
  /** Light as mended by hand; 'none' = not said, null = as the words are read. */
  light: KnownLight | 'none' | null;
  concerns: Concern[];
  fewPeople: FewPeople;
  feeling: Feeling;
  gender: Gender;
  ageBand: AgeBand;
  note: string;
  /** Id of the entry that this one is to stand for. */
  replaces: string | null;
}

export function emptyDraft(): Draft {
  return {
    place: null,
    placeText: '',
    when: '',
    time: null,
    light: null,
    concerns: [],
    fewPeople: 'unknown',
    feeling: 'unsafe',
    gender: 'unknown',
    ageBand: 'unknown',
    note: '',
    replaces: null,
  };
}

/** Whether nothing has been written yet. */
export function isEmpty(draft: Draft): boolean {
  return JSON.stringify({ ...draft, replaces: null }) === JSON.stringify(emptyDraft());
}

/** A time with its instants written out, as JSON carries it. */
export function timeBody(time: ReportTime): EntryTime {
  switch (time.kind) {
    case 'instant':
      return { kind: 'instant', at: time.at.toISOString() };
    case 'interval':
      return { kind: 'interval', start: time.start.toISOString(), end: time.end.toISOString() };
    case 'window': {
      const { weekdays, startMinute, endMinute, months } = time.window;
      const window = { weekdays: copy(weekdays), startMinute, endMinute, months: copy(months) };
      return { kind: 'window', window };
    }
    case 'unknown':
      return time;
    default:
      return time satisfies never;
  }
}

export type EntryWindow = Extract<EntryTime, { kind: 'window' }>['window'];

/** Nothing stated: what an unknown time is edited from. */
export const OPEN_WINDOW: EntryWindow = { weekdays: null, startMinute: null, endMinute: null, months: null };

/** A window that states nothing is an unknown time. */
export function windowTime(window: EntryWindow): EntryTime {
  const { weekdays, startMinute, months } = window;
  return weekdays === null && startMinute === null && months === null
    ? { kind: 'unknown' }
    : { kind: 'window', window };
}

/** The entry as it is sent. */
export function entryBody(
  id: string,
  occasion: Occasion,
  draft: Draft & { place: ChosenPlace },
  time: EntryTime,
  statedLight: KnownLight | null,
): EntryBody {
  const { place, concerns, fewPeople, feeling, gender, ageBand, note } = draft;
  return {
    id,
    location: place.location,
    time,
    statedLight,
    concerns,
    fewPeople,
    channel: occasion.channel,
    feeling,
    gender,
    ageBand,
    text: note.trim() === '' ? null : note,
    occasion: occasion.name.trim() === '' ? null : occasion.name,
    heardOn: occasion.heardOn,
  };
}

function copy(list: readonly number[] | null): number[] | null {
  return list === null ? null : [...list];
}
