import { createRoute, z } from '@hono/zod-openapi';
import { filterQuery } from '@lyktan/geodata/filter/filter';
import { HOUR_CLASSES } from '@lyktan/geodata/cube/cube';
import type { Bin, Histograms } from '@lyktan/geodata/statistics/histograms';
import { UNKNOWN_HOUR, UNKNOWN_MONTH } from '@lyktan/geodata/time/profile';
import { WEEKDAYS } from '@lyktan/geodata/vocabulary/vocabulary';
import { reportHistograms } from '../queries/histograms.ts';
import { notModified } from './caching.ts';
import { router, type Dependencies } from './context.ts';
import { readFilter, sumWords } from './filter.ts';
import { problems } from './schemas.ts';

const binSchema = z
  .object({
    weight: z.int(),
    timed: z.int(),
    exposureMinutes: z.int().nullable(),
    per1000Hours: z.number().nullable(),
    timedRate: z.object({ per1000Hours: z.number(), low: z.number(), high: z.number() }).nullable(),
  })
  .openapi('Bin', {
    description:
      'weight: units of 1/2520 report. timed: reports with a known instant; timedRate is theirs, with exact Poisson 95 % limits. exposureMinutes: how long that clock hour in that light lasted in the period; null for "unknown"',
  });

const hour = z.int().min(0).max(23).nullable();
const month = z.int().min(1).max(12).nullable();

const histogramSchema = z
  .object({
    query: z.string(),
    dataVersion: z.string(),
    reports: z.int().nullable(),
    timedReports: z.int().nullable(),
    hours: z.array(binSchema.extend({ hour })).nullable(),
    weekdays: z.array(binSchema.extend({ weekday: z.enum([...WEEKDAYS, 'unknown']) })).nullable(),
    monthHours: z.array(binSchema.extend({ month, hour })).nullable(),
  })
  .openapi('Histograms', {
    description:
      'hour and month are null for "unknown", a class of its own. All is null where a gender is chosen and fewer than 5 reports are inside the filter',
  });

const get = createRoute({
  method: 'get',
  path: '/histograms',
  summary: 'Reports by hour, by weekday, and by month and hour, with rates per 1,000 hours',
  request: { query: z.object(sumWords) },
  responses: {
    200: { description: 'Histograms', content: { 'application/json': { schema: histogramSchema } } },
    304: { description: 'As you have it' },
    ...problems,
  },
});

export function histogramRoutes({ sql }: Dependencies) {
  return router().openapi(get, async (c) => {
    const filter = readFilter(c, Object.keys(sumWords));
    const query = filterQuery(filter);
    if (notModified(c, `histograms?${query}`)) return c.body(null, 304);
    const place = c.get('place');
    const { histograms, ...counts } = await reportHistograms(sql, place, filter);
    return c.json({ query, dataVersion: place.dataVersion, ...counts, ...named(histograms) }, 200);
  });
}

function named(bars: Histograms | null) {
  if (bars === null) return { hours: null, weekdays: null, monthHours: null };
  const hourOf = (index: number) => (index === UNKNOWN_HOUR ? null : index);
  const monthOf = (index: number) => (index === UNKNOWN_MONTH ? null : index + 1);
  return {
    hours: bars.hours.map((bin, index) => ({ hour: hourOf(index), ...bin })),
    weekdays: bars.weekdays.map((bin, index) => ({
      weekday: WEEKDAYS[index] ?? ('unknown' as const),
      ...bin,
    })),
    monthHours: bars.monthHours.map((bin: Bin, index) => ({
      month: monthOf(Math.floor(index / HOUR_CLASSES)),
      hour: hourOf(index % HOUR_CLASSES),
      ...bin,
    })),
  };
}
