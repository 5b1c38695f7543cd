import { LEXICON } from './lexicon.ts';
import type { ClockTime, Meaning } from './meaning.ts';
import type { Read, Token } from './tokens.ts';

type How = 'at' | 'about' | 'from' | 'until' | 'between';

const PREFIXES: ReadonlyMap<string, How> = new Map([
  ...words('vid runt kring omkring ca cirka ungefär around about circa', 'about'),
  ...words('efter från sedan after from since', 'from'),
  ...words('före innan fram before till until by', 'until'),
  ...words('mellan between', 'between'),
  ...words('kl klockan at', 'at'),
]);
const RANGE_WORDS = new Set(['-', '–', '—', 'till', 'to', 'until', 'och', 'and']);
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  [
    'ett två tre fyra fem sex sju åtta nio tio elva tolv',
    'one two three four five six seven eight nine ten eleven twelve',
  ].flatMap((list) => list.split(' ').map((word, index) => [word, index + 1] as const)),
);

/** A clock time or a span of clock times beginning at token `at`; a bare number counts only beside a word that makes it one. */
export function readClock(tokens: readonly Token[], at: number): Read | null {
  const { how, next: first } = readPrefixes(tokens, at);
  const marked = first > at;
  const start = readTime(tokens, first, marked);
  if (start === null) {
    // "22-02": two bare numbers and a dash are a span.
    const range = marked ? null : readRange(tokens, first, false);
    return range;
  }
  if (how !== 'until' && how !== 'about') {
    const range = readRange(tokens, first, how === 'between');
    if (range !== null) return range;
  }
  if (how === 'between') return null;
  const about = how === 'about' || start.about;
  const said = about ? 'about' : how;
  return { meaning: clock(said, start.time, start.time), next: start.next };
}

function readPrefixes(tokens: readonly Token[], at: number): { how: How; next: number } {
  let how: How = 'at';
  let next = at;
  for (; next < at + 3; next += 1) {
    const prefix = PREFIXES.get(tokens[next]?.text ?? '');
    if (prefix === undefined) break;
    if (how === 'at') how = prefix;
  }
  return { how, next };
}

function readRange(tokens: readonly Token[], at: number, between: boolean): Read | null {
  const start = readTime(tokens, at, true);
  if (start === null) return null;
  const joint = tokens[start.next]?.text ?? '';
  if (!RANGE_WORDS.has(joint) || ((joint === 'och' || joint === 'and') && !between)) return null;
  let second = start.next + 1;
  if (['kl', 'klockan', 'at'].includes(tokens[second]?.text ?? '')) second += 1;
  const end = readTime(tokens, second, true);
  if (end === null) return null;
  // "8-10pm": what is said of the end holds for the beginning.
  const afternoon = !end.time.vague && end.time.minute >= 720 && start.time.vague && end.halfDay;
  const shifted = start.time.minute + 720 < end.time.minute ? start.time.minute + 720 : start.time.minute;
  const begin = afternoon ? { minute: shifted, vague: false } : start.time;
  return { meaning: clock('range', begin, end.time), next: end.next };
}

interface ReadTime {
  time: ClockTime;
  next: number;
  /** "tiotiden". */
  about: boolean;
  /** am or pm was said. */
  halfDay: boolean;
}

/** One clock time. `marked`: a word before it says that a number is a clock time. */
function readTime(tokens: readonly Token[], at: number, marked: boolean): ReadTime | null {
  const spoken = readSpoken(tokens, at);
  if (spoken !== null) return finish(tokens, spoken.minute, spoken.next, true);
  const text = tokens[at]?.text ?? '';
  if (/^\d{1,2}[.:]\d{2}$/.test(text)) {
    const [hour, minute] = text.split(/[.:]/).map(Number) as [number, number];
    return valid(hour, minute) ? finish(tokens, hour * 60 + minute, at + 1, plain(text, hour)) : null;
  }
  const around = /^(\p{L}+?)tiden$/u.exec(text)?.[1];
  const aroundHour = around === undefined ? undefined : NUMBER_WORDS.get(around);
  if (aroundHour !== undefined) {
    return { ...finish(tokens, aroundHour * 60, at + 1, true), about: true };
  }
  const hour = /^\d{1,2}$/.test(text) ? Number(text) : NUMBER_WORDS.get(text);
  if (hour === undefined || !valid(hour, 0)) return null;
  const time = finish(tokens, hour * 60, at + 1, plain(text, hour));
  const counts =
    marked || time.about || time.halfDay || tokens[at + 1]?.text === "o'clock" || partFollows(tokens, at + 1);
  return counts ? time : null;
}

/** "10 på kvällen", "ten in the evening", "eleven at night". */
function partFollows(tokens: readonly Token[], at: number): boolean {
  const joint = tokens[at]?.text;
  const next = joint === 'in' && tokens[at + 1]?.text === 'the' ? at + 2 : at + 1;
  const part = LEXICON.get(tokens[next]?.text ?? '');
  return (joint === 'på' || joint === 'in' || joint === 'at') && part?.kind === 'hours';
}

/** "halv tio", "half past nine", "kvart över tio", "quarter to ten". */
function readSpoken(tokens: readonly Token[], at: number): { minute: number; next: number } | null {
  const [first, second, third] = [0, 1, 2].map((offset) => tokens[at + offset]?.text ?? '');
  const forms: [boolean, string, number, number][] = [
    [first === 'halv', second!, -30, 2],
    [first === 'half' && second === 'past', third!, 30, 3],
    [(first === 'kvart' && second === 'över') || (first === 'quarter' && second === 'past'), third!, 15, 3],
    [(first === 'kvart' && second === 'i') || (first === 'quarter' && second === 'to'), third!, -15, 3],
  ];
  for (const [said, word, minutes, length] of forms) {
    const hour = said ? (NUMBER_WORDS.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : NaN)) : NaN;
    if (hour >= 1 && hour <= 23) return { minute: hour * 60 + minutes, next: at + length };
  }
  return null;
}

function finish(tokens: readonly Token[], minute: number, next: number, vagueForm: boolean): ReadTime {
  const vague = vagueForm && minute <= 12 * 60 + 59 && minute > 0;
  let at = next;
  if (tokens[at]?.text === "o'clock") at += 1;
  const half = halfDayAt(tokens, at);
  if (half !== null) {
    const ofDay = (minute % 720) + (half.pm ? 720 : 0);
    return { time: { minute: ofDay, vague: false }, next: half.next, about: false, halfDay: true };
  }
  const dash = tokens[at]?.text === '-' && tokens[at + 1]?.text === 'tiden';
  const about = dash || tokens[at]?.text === 'tiden';
  return {
    time: { minute, vague },
    next: at + (dash ? 2 : about ? 1 : 0),
    about,
    halfDay: false,
  };
}

function halfDayAt(tokens: readonly Token[], at: number): { pm: boolean; next: number } | null {
  const [first, second] = [tokens[at]?.text, tokens[at + 1]?.text];
  if (first === 'am' || first === 'pm') return { pm: first === 'pm', next: at + 1 };
  if ((first === 'a' || first === 'p') && second === 'm') return { pm: first === 'p', next: at + 2 };
  return null;
}

/** 1 to 12 without a leading zero may be of the morning or of the evening. */
function plain(text: string, hour: number): boolean {
  return hour >= 1 && hour <= 12 && !text.startsWith('0');
}

function valid(hour: number, minute: number): boolean {
  return minute < 60 && (hour < 24 || (hour === 24 && minute === 0));
}

function clock(how: 'at' | 'about' | 'from' | 'until' | 'range', start: ClockTime, end: ClockTime): Meaning {
  return { kind: 'clock', how, start, end };
}

function words(list: string, how: How): [string, How][] {
  return list.split(' ').map((word) => [word, how]);
}
