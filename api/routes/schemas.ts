import { z } from '@hono/zod-openapi';
import {
  AGE_BANDS,
  CHANNELS,
  CONCERNS,
  FEELINGS,
  FEW_PEOPLE,
  FOCUS_AREA_STATUSES,
  GENDERS,
  LIGHTS,
  PRECISIONS,
  ROLES,
  TIME_KINDS,
  WEEKDAYS,
} from '@lyktan/geodata/vocabulary/vocabulary';

/** Shapes that several routes answer with, for the OpenAPI document. */

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string(), remedy: z.string() })).optional(),
  })
  .openapi('Problem', { description: 'RFC 9457: what failed, in which field, and the remedy' });

const problemContent = { 'application/problem+json': { schema: problemSchema } };

/** Answers that any route may give beside its own. */
export const problems = {
  400: { description: 'The request has faults; each is named with its remedy', content: problemContent },
  403: { description: 'Not for this role', content: problemContent },
  404: { description: 'There is no such thing', content: problemContent },
  409: { description: 'It has changed meanwhile, or stands already', content: problemContent },
  503: { description: 'The database does not answer, or holds no data yet', content: problemContent },
};

const geometrySchema = z
  .object({ type: z.enum(['Point', 'Polygon', 'MultiPolygon']), coordinates: z.array(z.any()) })
  .openapi('Geometry', {
    description: 'GeoJSON geometry, EPSG:4326, longitude first',
  });

/** A GeoJSON feature collection of features with these properties. */
export function featureCollection<T extends z.ZodType>(properties: T) {
  const feature = z.object({ type: z.literal('Feature'), properties, geometry: geometrySchema.nullable() });
  return z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) });
}

export const districtSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    label: z.array(z.number()).length(2),
    population: z.int().nullable(),
  })
  .openapi('District');

export const focusAreaSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    reason: z.string(),
    priority: z.int().min(1).max(3),
    status: z.enum(FOCUS_AREA_STATUSES),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    windows: z.array(
      z.object({
        weekdays: z.array(z.int().min(0).max(6)),
        startMinute: z.int().min(0).max(1439),
        endMinute: z.int().min(1).max(1440),
        light: z.array(z.enum(LIGHTS)).nullable(),
        months: z.array(z.int().min(0).max(11)).nullable(),
      }),
    ),
    areaM2: z.number(),
    version: z.int().min(1),
  })
  .openapi('FocusArea', {
    description:
      'A window whose end is not after its start wraps midnight and belongs to the day on which it starts',
  });

export const reportSchema = z
  .object({
    id: z.uuid(),
    precision: z.enum(PRECISIONS),
    timeKind: z.enum(TIME_KINDS),
    occurredAt: z.iso.datetime().nullable(),
    light: z.enum(LIGHTS),
    weight: z.int().min(1).max(2520),
    concerns: z.array(z.enum(CONCERNS)),
    fewPeople: z.enum(FEW_PEOPLE),
    channel: z.enum(CHANNELS),
    feeling: z.enum(FEELINGS),
    district: z.string().nullable(),
  })
  .openapi('Report', { description: 'weight: units of 1/2520 of the report that lie inside the filter' });

export const metadataSchema = z
  .object({
    municipality: z.object({
      code: z.string(),
      name: z.string(),
      timeZone: z.string(),
      centre: z.array(z.number()).length(2),
      bounds: z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
    }),
    demonstration: z.boolean(),
    mayChooseRole: z.boolean(),
    role: z.enum(ROLES),
    dataVersion: z.string(),
    today: z.iso.date(),
    period: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    reports: z.int().nullable(),
    channels: z.array(z.object({ channel: z.enum(CHANNELS), reports: z.int() })),
    layers: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        source: z.string(),
        vintage: z.string(),
        licence: z.string(),
        approximate: z.boolean(),
      }),
    ),
    vocabulary: z.object({
      concerns: z.array(z.enum(CONCERNS)),
      channels: z.array(z.enum(CHANNELS)),
      lights: z.array(z.enum(LIGHTS)),
      feelings: z.array(z.enum(FEELINGS)),
      fewPeople: z.array(z.enum(FEW_PEOPLE)),
      genders: z.array(z.enum(GENDERS)),
      ageBands: z.array(z.enum(AGE_BANDS)),
      precisions: z.array(z.enum(PRECISIONS)),
      timeKinds: z.array(z.enum(TIME_KINDS)),
      weekdays: z.array(z.enum(WEEKDAYS)),
    }),
  })
  .openapi('Metadata', {
    description: 'Figures of reports (period, reports, channels) are given to staff only',
  });
