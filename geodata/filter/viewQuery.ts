import { FILTER_WORDS, filterQuery, parseFilter, type FilterProblem } from './filter.ts';

/** Words of a view beside its filter, in the order of the canonical query string, and the form of what follows them. */
const VIEW_WORDS = {
  scale: {
    form: /^\d+(\.\d+)?(,\d+(\.\d+)?){4}$/,
    remedy: 'Write five ascending breaks as 0.3,0.6,1.1,2,3.2.',
  },
  place: {
    form: /^(cell|district|focus_area):[\p{L}\p{N}_-]{1,64}$/u,
    remedy: 'Write a place as cell:ID, district:CODE or focus_area:ID.',
  },
  clock: { form: /^calendar$/, remedy: 'Write calendar, or leave it out.' },
  at: { form: /^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?$/, remedy: 'Write longitude,latitude,zoom.' },
  show: { form: /^[A-Za-z]+(,[A-Za-z]+)*$/, remedy: 'Write layers between commas, or none.' },
} as const;

/**
 * The canonical query string of a view of the map: its filter's, then what the map says of itself (class breaks, chosen
 * place, clock, camera, layers). Each fault is named with its remedy; the query is whole only where there are none.
 */
export function canonicalViewQuery(text: string): { query: string; problems: FilterProblem[] } {
  const params = new URLSearchParams(text);
  const { filter, problems } = parseFilter(params);
  const own: string[] = [];
  for (const [word, { form, remedy }] of Object.entries(VIEW_WORDS)) {
    const value = params.get(word);
    if (value === null) continue;
    if (form.test(value)) own.push(`${word}=${word === 'place' ? placeText(value) : value}`);
    else problems.push({ field: word, message: 'This cannot be read.', remedy });
  }
  const known: string[] = [...FILTER_WORDS, ...Object.keys(VIEW_WORDS)];
  for (const field of new Set(params.keys()))
    if (!known.includes(field))
      problems.push({
        field: field.slice(0, 40),
        message: 'This word is not known in a view.',
        remedy: `Leave it out, or use one of ${known.join(', ')}.`,
      });
  return { query: [filterQuery(filter), ...own].filter((part) => part !== '').join('&'), problems };
}

function placeText(value: string): string {
  const colon = value.indexOf(':');
  return `${value.slice(0, colon)}:${encodeURIComponent(value.slice(colon + 1))}`;
}
