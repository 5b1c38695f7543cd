// Parts that are not needed for the first sight of the page: fetched when they are, and only once.

/** The findings, with the table: they wait for the first cube anyway. */
export const findingsPanel = () => import('./FindingsPanel.svelte');

/** Sheets on a phone and the window of the whole table. */
export const sheetPart = () => import('./Sheet.svelte');

export const wholeTable = () => import('./WholeTable.svelte');
