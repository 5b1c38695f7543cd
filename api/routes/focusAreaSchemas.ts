import { z } from '@hono/zod-openapi';
import { FOCUS_AREA_LIMITS } from '@lyktan/geodata/patrol/focusArea';
import { FOCUS_AREA_STATUSES, LIGHTS, type KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import { focusAreaSchema } from './schemas.ts';

/** What may be sent of a focus area, and what is answered. Limits that hang on several fields are in focusAreaFaults. */

const { mostCorners, mostWindows, longestName, longestReason } = FOCUS_AREA_LIMITS;
const KNOWN_LIGHTS = LIGHTS.filter((light): light is KnownLight => light !== 'unknown');

const once = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
/** No control characters (tab and line break excepted) and no half characters: the database takes neither. */
const READABLE = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;
const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((value) => READABLE.test(value), 'holds characters that cannot be stored');
const day = z.iso
  .date()
  .refine((date) => date >= '2000-01-01' && date < '2200-01-01', 'lies outside 2000-2199');

const windowSchema = z.strictObject({
  weekdays: z
    .array(z.int().min(0).max(6))
    .min(1, 'no weekday is chosen')
    .max(7)
    .refine(once, 'names a weekday twice'),
  startMinute: z.int().min(0).max(1439),
  endMinute: z.int().min(1).max(1440),
  light: z.array(z.enum(KNOWN_LIGHTS)).min(1).max(3).refine(once, 'names a light twice').nullable(),
  months: z.array(z.int().min(0).max(11)).min(1).max(12).refine(once, 'names a month twice').nullable(),
});

const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** A focus area as its form sends it: everything at once, so that nothing is left as it was by accident. */
const draft = {
  name: text(longestName).refine((value) => value !== '', 'is empty'),
  reason: text(longestReason),
  priority: z.int().min(1).max(3),
  status: z.enum(['draft', 'active']),
  validFrom: day,
  validTo: day.nullable(),
  windows: z.array(windowSchema).max(mostWindows, `at most ${mostWindows} windows`),
  geometry: z.strictObject({
    type: z.literal('Polygon'),
    coordinates: z
      .array(
        z
          .array(positionSchema)
          .min(4, 'a polygon has at least three corners and ends where it begins')
          .max(mostCorners + 1, `at most ${mostCorners} corners`),
      )
      .length(1, 'a focus area is one ring, without holes'),
  }),
};
export const focusAreaDraftSchema = z.strictObject(draft).openapi('FocusAreaDraft');

const version = z.int().min(1).openapi({ description: 'The version that the change was made from' });

export const focusAreaChangeSchema = z.strictObject({ ...draft, version }).openapi('FocusAreaChange');
export const focusAreaEndSchema = z.strictObject({ version }).openapi('FocusAreaEnd');
export const focusAreaRestoreSchema = z
  .strictObject({ version, restore: z.int().min(1).openapi({ description: 'The version that comes back' }) })
  .openapi('FocusAreaRestore');

const geometry = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(z.array(z.number()))),
});

export const savedFocusAreaSchema = z
  .object({
    area: z.object({ type: z.literal('Feature'), properties: focusAreaSchema, geometry }),
    warnings: z.array(
      z.object({
        kind: z.literal('overlap'),
        message: z.string(),
        area: z.object({ id: z.uuid(), name: z.string() }),
        sharedM2: z.number(),
      }),
    ),
  })
  .openapi('SavedFocusArea');

export const focusAreaVersionsSchema = z
  .object({
    versions: z.array(
      focusAreaSchema.omit({ id: true }).extend({
        status: z.enum(FOCUS_AREA_STATUSES),
        change: z.enum(['created', 'changed', 'ended', 'restored']),
        restoredVersion: z.int().nullable(),
        changedAt: z.iso.datetime(),
        changedBy: z.enum(['planner', 'police', 'administrator']).nullable(),
        geometry,
      }),
    ),
  })
  .openapi('FocusAreaVersions', { description: 'Newest first' });
