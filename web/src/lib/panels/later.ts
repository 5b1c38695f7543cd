// Parts that are not needed for the first sight of the page: fetched when they are, and only once.

/** The findings, with the table: they wait for the first cube anyway. */
export const findingsPanel = () => import('./FindingsPanel.svelte');

/** Sheets on a phone and the window of the whole table. */
export const sheetPart = () => import('./Sheet.svelte');

/** The layer of the police's events: its legend and popup, and its part of the findings. */
export const policeEvents = () => import('./policeEvents.ts');

export const eventsSection = () => import('./EventsSection.svelte');

export const wholeTable = () => import('./WholeTable.svelte');
