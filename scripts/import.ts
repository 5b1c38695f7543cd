// `npm run import -- FILE`: a file of reports or districts comes in. Everything is done by the API's own routes,
// by the running server where one holds the embedded database, else in this process.
import { openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { z } from '@hono/zod-openapi';
import { DatabaseInUseError } from '@lyktan/api/database/lock';
import { MigrationError } from '@lyktan/api/database/migrate';
import type { Problem } from '@lyktan/api/errors';
import { readEnvironment, SettingError } from '@lyktan/api/env';
import type { importDetailSchema, importListSchema } from '@lyktan/api/routes/importSchemas';
import { type Door, openDoor } from './importDoor.ts';
import { progressLine } from './progressLine.ts';

type ImportDetail = z.infer<typeof importDetailSchema>;

const USAGE = `Usage: npm run import -- FILE [options]      reports as CSV or GeoJSON, districts as GeoJSON (docs/import.md)
       npm run import -- --list              the imports there are
       npm run import -- --undo ID           takes back everything an import brought
  --skip-bad-rows    take the good rows (without it: all or nothing)
  --mapping FILE     JSON that says what foreign headings are: {"Var": "place", "Namn": "ignore"}
  --districts        the file is a district layer (FILE's polygons say so, too), with
    --layer KEY        key of the layer, e.g. regso (default: from the file's property names)
    --title TEXT       name people see (default: the key)
    --source TEXT      who made it      --vintage TEXT   of which year      --licence TEXT
    --code PROPERTY    property that holds a district's code
    --name PROPERTY    property that holds its name
    --population PROPERTY`;

const SHOWN_PROBLEMS = 20;
const ASK_AGAIN_MS = 200;

class ImportError extends Error {}

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const OPTIONS = {
  list: yes,
  undo: text,
  'skip-bad-rows': yes,
  mapping: text,
  districts: yes,
  layer: text,
  title: text,
  source: text,
  vintage: text,
  licence: text,
  code: text,
  name: text,
  population: text,
} as const;

try {
  process.exitCode = await run();
} catch (error) {
  const known = [ImportError, DatabaseInUseError, MigrationError, SettingError].some(
    (kind) => error instanceof kind,
  );
  console.error(known ? (error as Error).message : error);
  process.exitCode = 1;
}

/** @returns the exit code: 0 done, 1 refused, 2 the headings need a mapping */
async function run(): Promise<number> {
  const { values, positionals } = readArguments();
  const file = positionals[0];
  if (!values.list && values.undo === undefined && (file === undefined || positionals.length > 1))
    throw new ImportError(USAGE);
  const mapping = values.mapping === undefined ? null : readMapping(values.mapping);
  const door = await openDoor(readEnvironment());
  try {
    if (values.list) return await list(door);
    if (values.undo !== undefined) return await undo(door, values.undo);
    if (door.handedTo !== null) console.log(`The running server at ${door.handedTo} takes the file.`);
    return await importFile(door, file!, queryOf(file!, values), mapping);
  } finally {
    await door.close();
  }
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new ImportError(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
}

function queryOf(file: string, values: ReturnType<typeof readArguments>['values']): string {
  const { layer, title, source, vintage, licence, code, population } = values;
  const words = {
    name: basename(file).slice(-255),
    skip_bad_rows: values['skip-bad-rows'] ? 'yes' : 'no',
    kind: values.districts ? 'districts' : undefined,
    district_name: values.name,
    ...{ layer, title, source, vintage, licence, code, population },
  };
  const given = Object.entries(words).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return new URLSearchParams(given).toString();
}

async function importFile(door: Door, path: string, query: string, mapping: object | null): Promise<number> {
  let shown = await sendFile(door, path, query);
  if (shown.state === 'needs_mapping' && mapping !== null) {
    await answer(door.ask(`/api/imports/${shown.id}/mapping`, asJson({ mapping })));
    shown = await sendFile(door, path, query);
  }
  console.log(shown.message);
  if (shown.state === 'needs_mapping') sayHeadings(shown);
  if (shown.rowsBad > 0 && shown.kind !== 'districts') await sayProblems(door, path, shown);
  if (shown.mayUndo) console.log(`To take it back: npm run import -- --undo ${shown.id}`);
  return { done: 0, needs_mapping: 2 }[shown.state as string] ?? 1;
}

/** Sends the file and shows how far it is until it is read. */
async function sendFile(door: Door, path: string, query: string): Promise<ImportDetail> {
  const body = await openAsBlob(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${path} cannot be read (${error.code ?? error.message}). Check the path.`);
  });
  const sent = door.ask(`/api/imports?${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const { id } = ((await answer(sent)) as { import: { id: string } }).import;
  const show = progressLine(process.stdout);
  for (;;) {
    const shown = (await answer(door.ask(`/api/imports/${id}`))) as ImportDetail;
    show(shown);
    if (shown.state !== 'reading') return shown;
    await delay(ASK_AGAIN_MS);
  }
}

function sayHeadings({ headings }: ImportDetail): void {
  const unknown = headings.filter(({ column }) => column === null);
  for (const { heading, candidates } of unknown)
    console.log(`  "${heading}" could be: ${candidates.slice(0, 5).join(', ')}, ... or ignore`);
  const example = Object.fromEntries(unknown.map(({ heading }) => [heading, 'ignore']));
  console.log(
    `Write it in a file and give it with --mapping FILE; it is remembered. For instance:\n${JSON.stringify(example, null, 2)}`,
  );
}

async function sayProblems(door: Door, path: string, { id, problems, rowsBad }: ImportDetail): Promise<void> {
  for (const { line, column, wrong, found, expected } of problems.slice(0, SHOWN_PROBLEMS))
    console.log(
      `  line ${line}, ${column || 'row'}: ${wrong}${found === '' ? '' : ` (found: ${found})`}; expected: ${expected}`,
    );
  const file = `${path}.bad-rows.csv`;
  const csv = await refuseProblem(door.ask(`/api/imports/${id}/bad-rows.csv`));
  writeFileSync(file, await csv.text());
  console.log(`All ${rowsBad} bad rows, each with what is wrong, are in ${file}: mend and import that file.`);
}

async function list(door: Door): Promise<number> {
  const { imports } = (await answer(door.ask('/api/imports'))) as z.infer<typeof importListSchema>;
  if (imports.length === 0) console.log('Nothing was imported yet.');
  for (const { id, createdAt, state, fileName, rowsAccepted } of imports)
    console.log(
      `${id}  ${createdAt.slice(0, 16)}  ${state.padEnd(13)} ${String(rowsAccepted).padStart(8)}  ${fileName}`,
    );
  return 0;
}

async function undo(door: Door, id: string): Promise<number> {
  const undone = (await answer(door.ask(`/api/imports/${encodeURIComponent(id)}/undo`, asJson({})))) as {
    import: ImportDetail;
  };
  console.log(undone.import.message);
  return 0;
}

function asJson(body: object): RequestInit {
  return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function answer(asked: Promise<Response>): Promise<unknown> {
  return (await refuseProblem(asked)).json();
}

/** @throws ImportError with the problem document's own words */
async function refuseProblem(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  if (response.ok) return response;
  const { detail, errors = [] } = (await response.json()) as Problem;
  const faults = errors.map(({ field, message, remedy }) => `  ${field}: ${message}. ${remedy}`);
  throw new ImportError([detail, ...faults].join('\n'));
}

function readMapping(path: string): object {
  try {
    const mapping = JSON.parse(readFileSync(path, 'utf8')) as unknown;
    if (typeof mapping === 'object' && mapping !== null) return mapping;
  } catch (error) {
    throw new ImportError(`${path} cannot be read as a mapping: ${(error as Error).message}`, {
      cause: error,
    });
  }
  throw new ImportError(`${path} holds no mapping. Write {"heading": "column"}.`);
}
