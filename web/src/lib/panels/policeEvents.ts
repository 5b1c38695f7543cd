// The layer of the police's events, whole: loaded when it is first switched on.
import type { Words } from '../i18n/words.ts';
import { withPageWords } from '../i18n/words.ts';
import type { EventWords } from '../state/policeEvents.svelte.ts';
import EventPopup from './EventPopup.svelte';
import EventsLegend from './EventsLegend.svelte';

export { EventPopup, EventsLegend };

/** The page's words with those of the layer. */
export function eventWords(words: Words): Promise<EventWords> {
  return withPageWords(words, {
    sv: () => import('../i18n/pages/policeEvents.sv.ts'),
    en: () => import('../i18n/pages/policeEvents.en.ts'),
  });
}
