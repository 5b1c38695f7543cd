import { z } from '@hono/zod-openapi';
import { parseFilter, type Filter } from '@lyktan/geodata/filter/filter';
import { FEELINGS, GENDERS } from '@lyktan/geodata/vocabulary/vocabulary';
import { ApiError, type FieldProblem } from '../errors.ts';
import type { ApiContext } from './context.ts';

const text = (description: string, example: string) =>
  z.string().optional().openapi({ description, example });

/** The fetched words, documented; `readFilter` reads and checks them. */
export const fetchWords = {
  period: text('Local dates, half-open', '2023-01-01..2026-09-01'),
  weekdays: text('mon to sun; with hours that wrap midnight, the day on which the window starts', 'fri,sat'),
  concerns: text('Any of these concerns', 'lighting,theft'),
  channels: text('Any of these channels', 'survey,dialogue'),
  districts: text('Codes within the layer', 'sylte,centrum'),
  few_people: text('Whether few people were about', 'yes'),
  feeling: text(FEELINGS.join(' or '), 'unsafe'),
  gender: text(`${GENDERS.join(', ')}; staff only, never below district`, 'woman'),
  layer: text('District layer', 'stadsdel'),
};

/** The words that the map brushes itself. */
export const brushWords = {
  hours: text('Whole local hours, the end not included, may wrap midnight', '20-02'),
  months: text('Months, both included, may wrap the new year', '10-03'),
  light: text('daylight, twilight or dark', 'dark'),
};

/** Every word of sums: those that are fetched and those that the map brushes. */
export const sumWords = { ...fetchWords, ...brushWords };

// Gender stands apart: it is a filter of sums, and never brings single reports to a place.
const { gender: _, ...withoutGender } = sumWords;
/** Every word of single reports. */
export const reportWords = withoutGender;

/**
 * Reads the filter of a request.
 * @param allowed every word this route knows; any other is refused rather than silently ignored
 * @throws ApiError naming each field with its remedy
 */
export function readFilter(c: ApiContext, allowed: readonly string[]): Filter {
  const params = new URL(c.req.url).searchParams;
  const unknown = [...new Set(params.keys())].filter((word) => !allowed.includes(word));
  const { filter, problems } = parseFilter(params);
  const all: FieldProblem[] = [
    ...problems,
    ...unknown.map((field) => ({
      field: field.slice(0, 40),
      message: 'This word is not known here.',
      remedy: allowed.length > 0 ? `Leave it out, or use one of ${allowed.join(', ')}.` : 'Leave it out.',
    })),
  ];
  if (all.length > 0)
    throw new ApiError(
      'bad_input',
      `The filter has ${all.length === 1 ? 'a fault' : `${all.length} faults`}.`,
      all,
    );
  return filter;
}
