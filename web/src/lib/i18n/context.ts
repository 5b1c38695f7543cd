import { getContext, setContext } from 'svelte';
import type { Words } from './words.ts';

const KEY = Symbol('words');

/** Gives the components below this one their words. A change of language loads the page anew. */
export function giveWords(words: Words): void {
  setContext(KEY, words);
}

/** The words given by the layout. */
export function getWords(): Words {
  return getContext<Words>(KEY);
}
