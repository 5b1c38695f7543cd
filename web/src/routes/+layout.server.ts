import type { LayoutServerLoad } from './$types';

/** The language of every page. What a page shows it loads itself, so that a failure has words to speak with. */
export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language });
