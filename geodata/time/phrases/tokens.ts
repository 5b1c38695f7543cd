import type { Item, Meaning } from './meaning.ts';
import { readClock } from './clock.ts';
import { readDate } from './dates.ts';
import { LEXICON, LONGEST_PHRASE } from './lexicon.ts';
import { wordMeant } from './spelling.ts';

export interface Token {
  /** Lower case. */
  text: string;
  from: number;
  to: number;
}

/** Some tokens read: their meaning, and the first token after them. */
export interface Read {
  meaning: Meaning;
  next: number;
}

const PATTERN =
  /\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}(?:[-/]\d{4})?|\d{1,2}[.:]\d{2}(?!\d)|\d+:?(?:e|a|st|nd|rd|th)(?!\p{L})|\d+|\p{L}[\p{L}’']*|[-–—&+,;]/gu;
/** Nobody says a time in more words; the rest is reported as not understood. */
const MOST_TOKENS = 60;

export function tokensOf(text: string): Token[] {
  return Array.from(text.normalize('NFC').matchAll(PATTERN), (match) => ({
    text: match[0].toLowerCase().replaceAll('’', "'"),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Reads a phrase from left to right, the longest meaning first. `said` is the day number on which it was said. */
export function itemsOf(text: string, said: number): Item[] {
  const whole = text.normalize('NFC');
  const tokens = tokensOf(whole);
  const read = tokens.slice(0, MOST_TOKENS);
  const items: Item[] = [];
  for (let at = 0; at < read.length;) {
    const found = readDate(read, at, said) ?? readClock(read, at) ?? readWords(read, at);
    const next = found?.next ?? at + 1;
    const written = whole.slice(read[at]!.from, read[next - 1]!.to);
    items.push(found === null ? guess(written) : { meaning: found.meaning, text: written, mended: null });
    at = next;
  }
  const rest = tokens[MOST_TOKENS];
  if (rest !== undefined) items.push({ meaning: null, text: whole.slice(rest.from), mended: null });
  return items;
}

function readWords(tokens: readonly Token[], at: number): Read | null {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length -= 1) {
    const words = tokens.slice(at, at + length).map(({ text }) => text);
    const meaning = LEXICON.get(words.join(' '));
    if (meaning !== undefined) return { meaning, next: at + length };
  }
  return null;
}

function guess(written: string): Item {
  const mended = wordMeant(written.toLowerCase());
  return { meaning: mended === null ? null : (LEXICON.get(mended) ?? null), text: written, mended };
}
