import {
  type DistrictFields,
  type DistrictFileProblem,
  type DistrictOutline,
  knownFields,
  readDistrictFile,
} from '@lyktan/geodata/space/districtFile';
import { FileRefused, type Refusal } from '@lyktan/geodata/import/refusals';
import type { Queryable } from '../../database/connect.ts';
import {
  type DistrictDraft,
  type DistrictLayer,
  invalidOutlines,
  storeDistrictLayer,
} from '../../queries/districts.ts';
import type { SendQuery } from '../../routes/importSchemas.ts';
import { jsonElements, LARGEST_ELEMENT } from './features.ts';
import type { ImportJob, ImportReader, Outcome } from './kinds.ts';

const MOST_DISTRICTS = 1000;
const NAMED_FAULTS = 20;

const TOO_MANY: Refusal = {
  sv: 'Filen har fler än 1 000 områden. Ge kommunens egna.',
  en: 'The file has more than 1,000 areas. Give the municipality’s own.',
};

export const districtKind: ImportReader = {
  kind: 'districts',
  recognises: (_file, first) => {
    const geometry =
      typeof first === 'object' && first !== null && 'geometry' in first ? first.geometry : null;
    const type =
      typeof geometry === 'object' && geometry !== null && 'type' in geometry ? geometry.type : null;
    return type === 'Polygon' || type === 'MultiPolygon';
  },
  run,
  // A layer of the same key is replaced: what stood before is not there to come back.
  undo: null,
};

async function run(job: ImportJob): Promise<Outcome> {
  const { place, progress, options } = job;
  const features: unknown[] = [];
  for await (const elements of jsonElements(
    job.file,
    LARGEST_ELEMENT,
    (bytes) => void (progress.bytesRead += bytes),
  )) {
    features.push(...elements);
    if (features.length > MOST_DISTRICTS) throw new FileRefused(TOO_MANY);
  }
  const json = { type: 'FeatureCollection', features };
  const fields = fieldsOf(json, options);
  const layer = layerOf(fields, options);
  const { outlines, problems } = readDistrictFile(json, fields, place.bounds);
  if (problems.length === 0) problems.push(...(await crossedOutlines(job.sql, outlines)));
  progress.rowsRead = features.length;
  progress.rowsBad = problems.length;
  if (problems.length > 0) return { state: 'refused', headings: [], message: faultWords(problems) };
  progress.rowsAccepted = outlines.length;
  await progress.flush();
  return {
    state: 'done',
    headings: [],
    message: {
      sv: `Skiktet "${layer.key}": ${outlines.length} områden.`,
      en: `Layer "${layer.key}": ${outlines.length} districts.`,
    },
    commit: async (tx) => {
      await storeDistrictLayer(tx, place.id, layer, outlines.map(asDraft));
    },
  };
}

async function crossedOutlines(
  sql: Queryable,
  outlines: readonly DistrictOutline[],
): Promise<DistrictFileProblem[]> {
  const invalid = await invalidOutlines(sql, outlines.map(asDraft));
  return invalid.map(({ name, reason }) => ({
    place: { sv: name, en: name },
    message: {
      sv: `gränsen går inte ihop (${reason}). Rätta den, t.ex. med "Reparera geometrier" i QGIS.`,
      en: `the outline is not valid (${reason}). Mend it, e.g. with "Fix geometries" of QGIS.`,
    },
  }));
}

function asDraft(outline: DistrictOutline): DistrictDraft {
  return { ...outline, label: null };
}

/** A line of its own for each fault. */
function faultWords(problems: readonly DistrictFileProblem[]): Refusal {
  const lines = (language: keyof Refusal) =>
    problems
      .slice(0, NAMED_FAULTS)
      .map(({ place, message }) => `\n${place[language]}: ${message[language]}`)
      .join('');
  const more = problems.length - NAMED_FAULTS;
  return {
    sv: `Inget lästes in. Rätta och skicka igen:${lines('sv')}${more > 0 ? `\noch ${more} fel till` : ''}`,
    en: `Nothing was imported. Mend and send again:${lines('en')}${more > 0 ? `\nand ${more} more faults` : ''}`,
  };
}

function fieldsOf(json: unknown, options: SendQuery): DistrictFields {
  const known = knownFields(json);
  const code = options.code ?? known?.code;
  const name = options.district_name ?? known?.name;
  if (code === undefined || name === undefined)
    throw new FileRefused({
      sv: 'Vilka egenskaper i filen är kod och namn? Säg det med code och district_name.',
      en: 'Which properties of the file hold code and name? Say it with code and district_name (--code and --name).',
    });
  return { code, name, population: options.population ?? known?.population ?? null };
}

function layerOf(fields: DistrictFields, options: SendQuery): DistrictLayer {
  const key = options.layer ?? /^(regso|deso)kod$/.exec(fields.code)?.[1];
  if (key === undefined || !/^[a-z][a-z0-9_]{1,30}$/.test(key))
    throw new FileRefused({
      sv: 'Skiktet behöver en nyckel (layer): 2-31 tecken av a-z, 0-9 och _, en bokstav först.',
      en: 'The layer needs a key (layer, --layer): 2-31 of a-z, 0-9 and _, a letter first.',
    });
  const statistics = key === 'regso' || key === 'deso';
  return {
    key,
    name: options.title ?? (statistics ? { regso: 'RegSO', deso: 'DeSO' }[key] : key),
    source: options.source ?? (statistics ? 'Statistikmyndigheten SCB' : 'not stated'),
    vintage: options.vintage ?? (statistics ? '2025' : 'not stated'),
    licence: options.licence ?? (statistics ? 'CC0' : 'not stated'),
    approximate: false,
  };
}
