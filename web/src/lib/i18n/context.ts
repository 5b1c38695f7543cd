import { getContext, setContext } from 'svelte';
import type { MessageKey } from './sv.ts';
import type { Words } from './words.ts';

const KEY = Symbol('words');

/** Gives the components below this one their words. A change of language loads the page anew. */
export function giveWords<Key extends string>(words: Words<Key>): void {
  setContext(KEY, words);
}

/** The words given by the layout; with a page's own keys, those that the page gave. */
export function getWords<Key extends string = MessageKey>(): Words<Key | MessageKey> {
  return getContext<Words<Key | MessageKey>>(KEY);
}
