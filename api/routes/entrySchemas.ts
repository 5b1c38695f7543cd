import { z } from '@hono/zod-openapi';
import {
  AGE_BANDS,
  CONCERNS,
  FEELINGS,
  FEW_PEOPLE,
  GENDERS,
  LIGHTS,
} from '@lyktan/geodata/vocabulary/vocabulary';

/** Channels through which staff hear what they enter by hand. */
export const ENTRY_CHANNELS = ['survey', 'dialogue', 'safety_walk'] as const;
/** Entries in one request. */
export const MOST_ENTRIES = 100;
export const LONGEST_TEXT = 4000;

const KNOWN_LIGHTS = LIGHTS.filter((light) => light !== 'unknown');
const instant = z.iso.datetime({ offset: true }).openapi({ example: '2026-11-03T22:00:00+01:00' });
const minuteOfDay = (least: number, most: number) => z.int().min(least).max(most).nullable();

const writing = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\u0000'), {
      message: 'holds a character that cannot be stored (NUL)',
    });

/** Ascending and without repetition, so that equal windows are written alike. */
const indexes = (most: number) =>
  z
    .array(z.int().min(0).max(most))
    .min(1)
    .max(most + 1)
    .refine((list) => list.every((value, at) => at === 0 || value > list[at - 1]!), {
      message: 'must be ascending, each value once',
    })
    .nullable();

const locationSchema = z
  .discriminatedUnion('precision', [
    z.strictObject({ precision: z.literal('exact'), point: z.tuple([z.number(), z.number()]) }),
    z.strictObject({ precision: z.literal('place'), point: z.tuple([z.number(), z.number()]) }),
    z.strictObject({ precision: z.literal('district'), district: z.string().min(1).max(60) }),
    z.strictObject({ precision: z.literal('municipality') }),
  ])
  .openapi('EntryLocation', {
    description:
      'point: [longitude, latitude] EPSG:4326; district: code within the first layer of /api/metadata',
  });

const windowSchema = z
  .strictObject({
    weekdays: indexes(6),
    startMinute: minuteOfDay(0, 1439),
    endMinute: minuteOfDay(1, 1440),
    months: indexes(11),
  })
  .refine(({ startMinute, endMinute }) => (startMinute === null) === (endMinute === null), {
    path: ['endMinute'],
    message: 'startMinute and endMinute are both given or both null',
  })
  .refine(({ startMinute, endMinute }) => startMinute === null || startMinute !== endMinute, {
    path: ['endMinute'],
    message: 'ends when it starts; the whole day is 0 to 1440',
  })
  .refine(
    ({ weekdays, startMinute, months }) => [weekdays, startMinute, months].some((one) => one !== null),
    {
      message: 'says neither days, hours nor months; use kind "unknown"',
    },
  )
  .openapi('RecurringWindow', {
    description:
      'weekdays 0 = Monday; minutes after local midnight; months 0 = January; null = not stated. An end before the start wraps midnight, and the window belongs to the day on which it starts.',
  });

const timeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('instant'), at: instant }),
    z.strictObject({ kind: z.literal('interval'), start: instant, end: instant }),
    z.strictObject({ kind: z.literal('window'), window: windowSchema }),
    z.strictObject({ kind: z.literal('unknown') }),
  ])
  .openapi('ReportTime', { description: 'An interval is half-open and at most 366 days long' });

export const entrySchema = z
  .strictObject({
    id: z
      .uuid()
      .toLowerCase()
      .openapi({ description: 'Made by the caller; the same entry sent again is stored once' }),
    location: locationSchema,
    time: timeSchema,
    statedLight: z.enum(KNOWN_LIGHTS).nullable(),
    concerns: z.array(z.enum(CONCERNS)).max(CONCERNS.length),
    fewPeople: z.enum(FEW_PEOPLE),
    channel: z.enum(ENTRY_CHANNELS),
    feeling: z.enum(FEELINGS),
    gender: z.enum(GENDERS),
    ageBand: z.enum(AGE_BANDS),
    text: writing(LONGEST_TEXT).nullable(),
    occasion: writing(120).nullable().openapi({
      description: 'Name of the dialogue, survey or walk',
      example: 'Dialog Hjortmossen 20 november',
    }),
    heardOn: z.iso.date().openapi({ description: 'Local date on which it was said' }),
  })
  .openapi('Entry');
export type EntryBody = z.infer<typeof entrySchema>;

export const storedEntrySchema = z
  .object({
    id: z.uuid(),
    light: z.enum(KNOWN_LIGHTS).nullable().openapi({ description: "The sun's, for an instant" }),
    lightFlag: z.enum(['none', 'stated_light_disagrees', 'stated_light_absent']),
    district: z.string().nullable(),
    hours: z.int().min(0).max(24).openapi({
      description: 'Over how many hours of the day its weight spreads; 0 where the hour is unknown',
    }),
  })
  .openapi('StoredEntry');
