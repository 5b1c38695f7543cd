import { withPageWords, type Words } from '#lib/i18n/words.ts';

// Parts that are not needed for the first sight of the page: fetched when they are, and only once.

/** The findings, with the table: they wait for the first cube anyway. */
export const findingsPanel = () => import('./FindingsPanel.svelte');

/** The period's two thumbs: under the clock and the switches, with a library's slider in it. */
export const periodSlider = () => import('#lib/charts/PeriodSlider.svelte');

/** Sheets on a phone and the window of the whole table. */
export const sheetPart = () => import('./Sheet.svelte');

/** The layer of the police's events: its legend and popup, and its part of the findings. */
export const policeEvents = () => import('./policeEvents.ts');

export const eventsSection = () => import('./EventsSection.svelte');

export const wholeTable = () => import('./WholeTable.svelte');

/** Saving the view by name, and taking it out as files, with their words. */
export const savedViewsMenu = async (words: Words) => ({
  Menu: (await import('./SavedViewsMenu.svelte')).default,
  words: await viewToolWords(words),
});

export const exportMenu = async (words: Words) => ({
  Menu: (await import('./ExportMenu.svelte')).default,
  words: await viewToolWords(words),
});

function viewToolWords(words: Words) {
  return withPageWords(words, {
    sv: () => import('#lib/i18n/pages/viewTools.sv.ts'),
    en: () => import('#lib/i18n/pages/viewTools.en.ts'),
  });
}
