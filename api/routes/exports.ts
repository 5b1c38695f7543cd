import { Readable } from 'node:stream';
import { createRoute, z } from '@hono/zod-openapi';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import { filterQuery, type Filter } from '@lyktan/geodata/filter/filter';
import { localDate } from '@lyktan/geodata/time/localTime';
import { ApiError } from '../errors.ts';
import { aboutExport } from '../exports/about.ts';
import { reportsCsv } from '../exports/csv.ts';
import { reportsGeoJson } from '../exports/geojson.ts';
import { placesCsv } from '../exports/placesCsv.ts';
import { EXPORT_LANGUAGES, type ExportLanguage } from '../exports/words.ts';
import { buildCube } from '../queries/cubes.ts';
import { districtLayers, districts } from '../queries/districts.ts';
import { exportedReports } from '../queries/exports.ts';
import { notModified } from './caching.ts';
import { router, type ApiContext, type Dependencies } from './context.ts';
import { unknownLayer } from './districts.ts';
import { readFilter, reportWords, sumWords } from './filter.ts';
import { problems } from './schemas.ts';

const lang = {
  lang: z
    .string()
    .optional()
    .openapi({ description: 'sv (headings in Swedish, semicolon, decimal comma) or en', example: 'en' }),
};

const exported = <Path extends string, Words extends z.ZodRawShape>(
  path: Path,
  summary: string,
  type: string,
  words: Words,
) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { query: z.object({ ...words, ...lang }) },
    responses: {
      200: { description: 'A file', content: { [type]: { schema: z.string() } } },
      304: { description: 'As you have it' },
      ...problems,
    },
  });

const CSV = 'text/csv; charset=utf-8';
const GEOJSON = 'application/geo+json';

const csv = exported(
  '/exports/reports.csv',
  'Reports of the filter as CSV, without texts',
  'text/csv',
  reportWords,
);
const geojson = exported(
  '/exports/reports.geojson',
  'Reports of the filter as GeoJSON, without texts',
  GEOJSON,
  reportWords,
);
const places = exported(
  '/exports/places.csv',
  'Sums of the filter by hexagon and district as CSV, with rates and their limits',
  'text/csv',
  sumWords,
);

export function exportRoutes({ sql, now }: Dependencies) {
  return router()
    .openapi(csv, async (c) => {
      const asked = readExport(c, 'reports.csv', Object.keys(reportWords));
      if (asked.known) return c.body(null, 304);
      const about = await aboutOf(c, asked, 'reports');
      const pages = exportedReports(sql, c.get('place'), asked.filter);
      return file(c, reportsCsv(pages, about, styleOf(c, asked)), CSV, asked, 'csv');
    })
    .openapi(geojson, async (c) => {
      const asked = readExport(c, 'reports.geojson', Object.keys(reportWords));
      if (asked.known) return c.body(null, 304);
      const about = await aboutOf(c, asked, 'reports');
      const pages = exportedReports(sql, c.get('place'), asked.filter);
      return file(c, reportsGeoJson(pages, about, styleOf(c, asked)), GEOJSON, asked, 'geojson');
    })
    .openapi(places, async (c) => {
      const asked = readExport(c, 'places.csv', Object.keys(sumWords));
      if (asked.known) return c.body(null, 304);
      const place = c.get('place');
      const { filter, language } = asked;
      const cube = decodeCube(await buildCube(sql, { municipalityId: place.id, filter, audience: 'staff' }));
      const outlines = await districts(sql, place.id, filter.layer);
      const about = await aboutOf(c, asked, 'places');
      const text = placesCsv(about, { cube, filter, districts: outlines, municipality: place, language });
      return file(c, [text], CSV, asked, 'csv');
    });

  async function aboutOf(c: ApiContext, { filter, language }: Asked, method: 'reports' | 'places') {
    const place = c.get('place');
    const layers = await districtLayers(sql, place.id);
    const layer = layers.find(({ key }) => key === filter.layer);
    if (!layer) throw unknownLayer(filter.layer, layers);
    return aboutExport({ place, filter, layer, now: now(), language, method });
  }

  /** A download, written while it is read. */
  function file(
    c: ApiContext,
    parts: AsyncIterable<string> | Iterable<string>,
    type: string,
    { name, language }: Asked,
    ending: string,
  ) {
    const place = c.get('place');
    const [subject] = name.split('.');
    const title = language === 'sv' ? { reports: 'rapporter', places: 'platser' }[subject!] : subject;
    const filename = `lyktan-${place.code}-${title}-${localDate(now(), place.timeZone)}.${ending}`;
    const body = Readable.toWeb(Readable.from(parts, { objectMode: false })) as ReadableStream<Uint8Array>;
    return c.body(body, 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${filename}"`,
    });
  }
}

interface Asked {
  name: string;
  filter: Filter;
  language: ExportLanguage;
  /** Whether the caller has this very file. */
  known: boolean;
}

function readExport(c: ApiContext, name: string, words: readonly string[]): Asked {
  const filter = readFilter(c, [...words, 'lang']);
  const wished = c.req.query('lang') ?? 'sv';
  const language = EXPORT_LANGUAGES.find((one) => one === wished);
  if (!language)
    throw new ApiError('bad_input', 'The language is not known.', [
      {
        field: 'lang',
        message: 'not a language of exports',
        remedy: `Use ${EXPORT_LANGUAGES.join(' or ')}.`,
      },
    ]);
  return {
    name,
    filter,
    language,
    known: notModified(c, `exports/${name}?${filterQuery(filter)}&${language}`),
  };
}

const styleOf = (c: ApiContext, { language }: Asked) => ({ language, timeZone: c.get('place').timeZone });
