import type { KnownLight } from '../../vocabulary/vocabulary.ts';
import { HOUR_DEFINITIONS, type DayGroup, type HourDefinition, type HourName } from './definitions.ts';
import type { Item, Meaning } from './meaning.ts';
import { relativeDays } from './dates.ts';

/** Why some words do not count. */
export type LeftOutReason =
  'unknown_word' | 'second_time' | 'contradicts' | 'two_times_a_day' | 'negation' | 'dated_and_recurring';
export interface LeftOut {
  text: string;
  why: LeftOutReason;
}

type Clock = Extract<Meaning, { kind: 'clock' }>;

/** What a part of the phrase says, before hours are settled. */
export interface Clause {
  text: string;
  days: readonly number[] | null;
  group: DayGroup | null;
  months: readonly number[] | null;
  parts: { name: HourName; text: string }[];
  clocks: Clock[];
  light: KnownLight | null;
  date: { from: number; to: number; yearSaid: boolean } | null;
  late: boolean;
  early: boolean;
  always: boolean;
  unsaid: boolean;
  /** "Natten till lördag" is Friday's night. */
  nightBefore: boolean;
}

/** Splits the items at "and" and gathers what each part says. */
export function clausesOf(items: readonly Item[], said: number): { clauses: Clause[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const clauses: Clause[] = [];
  let clause = emptyClause();
  for (const item of joinRanges(items, leftOut)) {
    clause.text = clause.text === '' ? item.text : `${clause.text} ${item.text}`;
    if (item.meaning === null) leftOut.push({ text: item.text, why: 'unknown_word' });
    else if (item.meaning.kind === 'and') {
      if (saysSomething(clause)) clauses.push(clause);
      clause = saysSomething(clause) ? emptyClause() : clause;
    } else gather(clause, item.meaning, item.text, said, leftOut);
  }
  if (saysSomething(clause)) clauses.push(clause);
  return { clauses, leftOut };
}

export function saysSomething(clause: Clause): boolean {
  const { days, group, months, parts, clocks, light, date, late, early, always, unsaid } = clause;
  const said = [days, group, months, light, date].some((value) => value !== null);
  return said || parts.length + clocks.length > 0 || late || early || always || unsaid;
}

function emptyClause(): Clause {
  return {
    text: '',
    days: null,
    group: null,
    months: null,
    parts: [],
    clocks: [],
    light: null,
    date: null,
    late: false,
    early: false,
    always: false,
    unsaid: false,
    nightBefore: false,
  };
}

/** Ranges of days and months ("mån–fre", "mellan oktober och mars") and negated ones become one item. */
function joinRanges(items: readonly Item[], leftOut: LeftOut[]): Item[] {
  const joined: Item[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at]!;
    const kind = item.meaning?.kind;
    if (kind === 'between' || kind === 'to') {
      // Alone they say nothing: "till" before a day and after a night is seen below.
      joined.push({ ...item, meaning: { kind: kind === 'to' ? 'to' : 'filler' } });
      continue;
    }
    if (kind === 'not') {
      const range = rangeAt(items, at + 1);
      const next = range?.item ?? items[nextSaid(items, at + 1)];
      const opposite = oppositeOf(next?.meaning ?? null);
      at = range?.last ?? nextSaid(items, at + 1);
      const text = `${item.text} ${next?.text ?? ''}`.trim();
      if (opposite === null) leftOut.push({ text, why: 'negation' });
      else joined.push({ meaning: opposite, text, mended: next?.mended ?? null });
      continue;
    }
    const range = rangeAt(items, at);
    joined.push(range?.item ?? item);
    if (range !== null) at = range.last;
  }
  return joined;
}

function nextSaid(items: readonly Item[], from: number): number {
  let at = from;
  while (items[at]?.meaning?.kind === 'filler') at += 1;
  return at;
}

function rangeAt(items: readonly Item[], at: number): { item: Item; last: number } | null {
  const [first, joint, second] = [items[at], items[at + 1], items[at + 2]];
  const between = items[at - 1]?.meaning?.kind === 'between';
  const joins = joint?.meaning?.kind === 'to' || (between && joint?.meaning?.kind === 'and');
  if (!joins || !first?.meaning || !second?.meaning) return null;
  const text = `${first.text} ${joint.text} ${second.text}`;
  const mended = first.mended ?? second.mended;
  const [a, b] = [first.meaning, second.meaning];
  if (a.kind === 'days' && b.kind === 'days')
    return {
      item: { meaning: { kind: 'days', days: cycle(a.days[0]!, b.days[0]!, 7) }, text, mended },
      last: at + 2,
    };
  if (a.kind === 'months' && b.kind === 'months' && a.season === null && b.season === null) {
    const months = cycle(a.months[0]!, b.months[0]!, 12);
    return { item: { meaning: { kind: 'months', months, season: null }, text, mended }, last: at + 2 };
  }
  return null;
}

function cycle(first: number, last: number, length: number): number[] {
  const count = ((last - first + length) % length) + 1;
  return Array.from({ length: count }, (_, step) => (first + step) % length).sort((a, b) => a - b);
}

/** All other days or months; other things have no opposite that could be written as a window. */
function oppositeOf(meaning: Meaning | null): Meaning | null {
  if (meaning?.kind === 'days') return { kind: 'days', days: others(meaning.days, 7) };
  if (meaning?.kind === 'day_group')
    return { kind: 'day_group', group: meaning.group === 'weekend' ? 'workdays' : 'weekend' };
  if (meaning?.kind === 'months') return { kind: 'months', months: others(meaning.months, 12), season: null };
  return null;
}

function others(values: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, value) => value).filter((value) => !values.includes(value));
}

function gather(clause: Clause, meaning: Meaning, text: string, said: number, leftOut: LeftOut[]): void {
  switch (meaning.kind) {
    case 'compound':
      for (const part of meaning.parts) gather(clause, part, text, said, leftOut);
      return;
    case 'hours': {
      const definition: HourDefinition = HOUR_DEFINITIONS[meaning.name];
      if (definition.light !== undefined) clause.light = definition.light;
      clause.parts.push({ name: meaning.name, text });
      return;
    }
    case 'rush':
      leftOut.push({ text, why: 'two_times_a_day' });
      return;
    case 'days':
      clause.days = narrowOrJoin(clause.days, meaning.days);
      return;
    case 'day_group':
      clause.group = meaning.group;
      return;
    case 'months':
      clause.months = narrowOrJoin(clause.months, meaning.months);
      return;
    case 'light':
      if (clause.light !== null && clause.light !== meaning.light) leftOut.push({ text, why: 'contradicts' });
      else clause.light = meaning.light;
      return;
    case 'clock':
      clause.clocks.push(meaning);
      return;
    case 'date':
    case 'relative': {
      const date =
        meaning.kind === 'date' ? meaning : { ...relativeDays(meaning.relative, said), yearSaid: true };
      if (clause.date === null) clause.date = { from: date.from, to: date.to, yearSaid: date.yearSaid };
      else leftOut.push({ text, why: 'second_time' });
      return;
    }
    case 'late':
    case 'early':
    case 'always':
    case 'unsaid':
      clause[meaning.kind] = true;
      return;
    case 'to':
      if (clause.parts.at(-1)?.name === 'night') clause.nightBefore = true;
      return;
    case 'and':
    case 'not':
    case 'between':
    case 'filler':
      return;
    default:
      meaning satisfies never;
  }
}

/** "November på vintern" is November; "november, december" are both. */
function narrowOrJoin(before: readonly number[] | null, now: readonly number[]): readonly number[] {
  if (before === null || now.every((value) => before.includes(value))) return now;
  if (before.every((value) => now.includes(value))) return before;
  return [...new Set([...before, ...now])].sort((a, b) => a - b);
}
