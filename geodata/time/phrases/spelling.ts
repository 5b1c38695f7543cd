import { LEXICON } from './lexicon.ts';

/** Shorter words are too like one another. */
const SHORTEST = 5;
const WORDS = [...LEXICON.keys()].filter((word) => word.length >= SHORTEST - 1 && !word.includes(' '));

/**
 * The known word that a misspelt one can only mean: one letter wrong, missing, too many or two swapped, the
 * first letter right; or å, ä, ö written without their marks. Null where there is none, or where several
 * differ in meaning.
 */
export function wordMeant(word: string): string | null {
  if (word.length < SHORTEST - 1) return null;
  const plain = unmarked(word);
  const sameLetters = WORDS.filter((known) => unmarked(known) === plain);
  const near =
    sameLetters.length > 0 || word.length < SHORTEST
      ? sameLetters
      : WORDS.filter((known) => known[0] === word[0] && oneApart(known, word));
  const meanings = new Set(near.map((known) => JSON.stringify(LEXICON.get(known))));
  return meanings.size === 1 ? near[0]! : null;
}

/** Letters without their marks, so that "kvall" finds "kväll". */
export function unmarked(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
