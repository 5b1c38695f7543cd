// `npm run import -- --districts FILE`: a GeoJSON file becomes a district layer beside the others;
// `npm run import -- --events FILE`: events that the police published.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '@lyktan/api/database/connect';
import { DatabaseInUseError } from '@lyktan/api/database/lock';
import { migrate } from '@lyktan/api/database/migrate';
import { readEnvironment } from '@lyktan/api/env';
import { type DistrictLayer, storeDistrictLayer } from '@lyktan/api/queries/districts';
import { municipality } from '@lyktan/api/queries/municipality';
import {
  type DistrictFields,
  type DistrictOutline,
  knownFields,
  readDistrictFile,
} from '@lyktan/geodata/space/districtFile';
import { EventFileError, eventSummary, importEvents } from './importEvents.ts';

const USAGE = `Usage: npm run import -- --events FILE     events of the Swedish police (their API's JSON)
       npm run import -- --districts FILE [options]
  --layer KEY        key of the layer, e.g. regso (default: from the file's property names)
  --title TEXT       name people see (default: the key)
  --source TEXT      who made it      --vintage TEXT   of which year      --licence TEXT
  --code PROPERTY    property that holds a district's code
  --name PROPERTY    property that holds its name
  --population PROPERTY`;

class ImportError extends Error {}

const option = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    districts: option,
    events: option,
    layer: option,
    title: option,
    source: option,
    vintage: option,
    licence: option,
    code: option,
    name: option,
    population: option,
  },
});

try {
  if (values.events !== undefined) await importEventFile(values.events);
  else if (values.districts !== undefined) await importDistricts(values.districts);
  else throw new ImportError(USAGE);
} catch (error) {
  const known =
    error instanceof ImportError || error instanceof EventFileError || error instanceof DatabaseInUseError;
  console.error(known ? error.message : error);
  process.exit(1);
}

async function importEventFile(path: string): Promise<void> {
  const json = readJson(path);
  const database = await connect(readEnvironment().database);
  try {
    await migrate(database.sql);
    const imported = await database.sql.begin((tx) => importEvents(tx, json, basename(path)));
    console.log(eventSummary(imported).join('\n'));
  } finally {
    await database.close();
  }
}

async function importDistricts(path: string): Promise<void> {
  const json = readJson(path);
  const fields = fieldsOf(json);
  const database = await connect(readEnvironment().database);
  try {
    await migrate(database.sql);
    const place = await municipality(database.sql);
    if (place === null)
      throw new ImportError('There is no municipality yet. Run npm start once, or npm run seed.');
    const { outlines, problems } = readDistrictFile(json, fields, place.bounds);
    if (problems.length > 0)
      throw new ImportError(
        [
          'Nothing was imported. Mend and send again:',
          ...problems.map((p) => `  ${p.place}: ${p.message}. ${p.remedy}`),
        ].join('\n'),
      );
    const layer = layerOf(fields);
    const placed = await database.sql.begin((tx) =>
      storeDistrictLayer(tx, place.id, layer, outlines.map(asDraft)),
    );
    console.log(
      `Layer "${layer.key}": ${outlines.length} districts; ${placed} reports with a point lie in one.`,
    );
  } finally {
    await database.close();
  }
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ImportError(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Check the path.`,
      { cause: error },
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(
      `${path} is not JSON: ${(error as Error).message}. Send the file as it was given out.`,
      { cause: error },
    );
  }
}

function fieldsOf(json: unknown): DistrictFields {
  const known = knownFields(json);
  const code = values.code ?? known?.code;
  const name = values.name ?? known?.name;
  if (code === undefined || name === undefined)
    throw new ImportError(`Which properties hold code and name? Say --code and --name.\n${USAGE}`);
  return { code, name, population: values.population ?? known?.population ?? null };
}

function layerOf(fields: DistrictFields): DistrictLayer {
  const key = values.layer ?? /^(regso|deso)kod$/.exec(fields.code)?.[1];
  if (key === undefined) throw new ImportError(`Name the layer's key with --layer.\n${USAGE}`);
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(key))
    throw new ImportError(`"${key}" cannot be a key: use 2-31 of a-z, 0-9 and _, a letter first.`);
  const statistics = key === 'regso' || key === 'deso';
  return {
    key,
    name: values.title ?? (statistics ? { regso: 'RegSO', deso: 'DeSO' }[key] : key),
    source: values.source ?? (statistics ? 'Statistikmyndigheten SCB' : 'not stated'),
    vintage: values.vintage ?? (statistics ? '2025' : 'not stated'),
    licence: values.licence ?? (statistics ? 'CC0' : 'not stated'),
    approximate: false,
  };
}

function asDraft(outline: DistrictOutline) {
  return { ...outline, label: null };
}
