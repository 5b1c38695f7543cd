import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn } from '../setup/database.ts';
import { importsOf } from '../setup/imports.ts';

const sql = openDatabase();
const app = createTestApp(sql);
const imports = importsOf(app, sql);

const HEAD = 'longitud;latitud;fritext\n';
const MB = 1024 * 1024;

/** A body made while it is sent, so that the test itself holds little. */
function stream(piece: Uint8Array, times: number, start = ''): ReadableStream {
  let sent = -1;
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(sent < 0 ? new TextEncoder().encode(start) : piece);
      sent += 1;
      if (sent === times) controller.close();
    },
  });
}

function collection(...features: string[]): string {
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}

function feature(geometry: string): string {
  return `{"type":"Feature","properties":{},"geometry":${geometry}}`;
}

const letters = (mb: number) => new Uint8Array(mb * MB).fill(0x61);

/** Files that are refused while they come in, before anything is noted. */
const AT_THE_DOOR: [string, () => RequestInit['body'], RegExp][] = [
  ['one line of a gigabyte', () => stream(letters(1), 1024), /line is longer/],
  ['a line of a gigabyte after a heading row', () => stream(letters(1), 1024, HEAD), /line is longer/],
  ['a gzip bomb', () => gzipSync(letters(64)), /compressed/],
  ['a zip or Excel file', () => new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), /compressed/],
  ['null bytes', () => `${HEAD}12,29;58,28;\0\n`, /null bytes/],
  ['UTF-16', () => new Uint8Array([0xff, 0xfe, 0x61, 0x00]), /UTF-16/],
  ['nothing', () => '', /empty|No file/],
  ['only blanks', () => ' \n\n ', /empty/],
  ['lists nested a million deep', () => stream(new Uint8Array(MB).fill(0x5b), 1), /not whole JSON/],
  ['an object nested a million deep', () => `${'{"a":'.repeat(1_000_000)}`, /nested deeper/],
  [
    'a polygon of a million vertices',
    () =>
      collection(
        feature(`{"type":"Polygon","coordinates":[[${'[12.1234567,58.1234567],'.repeat(1_000_000)}[1,2]]]}`),
      ),
    /larger than is taken/,
  ],
  [
    'NaN as a coordinate',
    () => collection(feature('{"type":"Point","coordinates":[NaN,58.28]}')),
    /Feature 1: not valid JSON/,
  ],
  [
    'Infinity as a coordinate',
    () => collection(feature('{"type":"Point","coordinates":[12.28,-Infinity]}')),
    /Feature 1: not valid JSON/,
  ],
  [
    'JSON broken at its second feature',
    () => collection(feature('null'), feature('{"type":"Point","coordinates":[1,]}')),
    /Feature 2: not valid JSON/,
  ],
  ['JSON that ends in the middle', () => '{"type":"FeatureCollection","features":[', /not whole JSON/],
  ['JSON without features', () => '{"type":"FeatureCollection"}', /no features/],
  ['a list of numbers', () => '[1,2,3]', /no features|cannot be seen/],
];

/** Files whose fault shows only when they are read. */
const WHEN_READ: [string, () => string, RegExp][] = [
  [
    'ten thousand columns',
    () => `${Array.from({ length: 10_000 }, (_, at) => `k${at}`).join(';')}\n1;2\n`,
    /more than 200 columns/,
  ],
  ['an unclosed quote', () => `${HEAD}12,29;58,28;"never closed\n`, /Line \d+: quotes that do not match/],
  [
    'an unclosed quote before many lines',
    () => `${HEAD}12,29;58,28;"never closed\n${'12,29;58,28;text\n'.repeat(50_000)}`,
    /Line \d+: (quotes|A line is longer)/,
  ],
  ['a heading row alone', () => HEAD, /no rows/],
  [
    'features that change from points to polygons',
    () => collection(feature('null'), feature('{"type":"Polygon","coordinates":[]}')),
    /have faults/,
  ],
];

async function unchanged(work: () => Promise<void>): Promise<void> {
  const count = () => sql`select count(*)::int, max(id) from reports`;
  const before = await count();
  await work();
  expect(await count()).toEqual(before);
}

describe('a hostile file is refused in words and leaves nothing behind:', () => {
  test.each(AT_THE_DOOR)('%s', (_what, body, words) =>
    unchanged(async () => {
      const answer = await imports.post(body());
      expect([400, 415]).toContain(answer.status);
      expect((await problemIn(answer)).detail).toMatch(words);
    }),
  );

  test.each(WHEN_READ)('%s', (_what, body, words) =>
    unchanged(async () => {
      const refused = await imports.send(body());
      expect(app.logged).toEqual([]);
      expect(refused.state).toBe('refused');
      expect(refused.message).toMatch(words);
    }),
  );

  test('formula-looking cells are text like any other, and come back as they were', async () => {
    const formula = '=HYPERLINK("http://example.org";"x")';
    const quoted = `"${formula.replaceAll('"', '""')}"`;
    const done = await imports.send(`${HEAD}12,29;58,28;${quoted}\n12,29;68,28;${quoted}\n`, {
      skip_bad_rows: 'yes',
    });
    expect(done).toMatchObject({ state: 'done', rowsAccepted: 1, rowsBad: 1 });
    const [text] =
      await sql`select body from report_texts where report_id in (select id from reports where import_id is not null)`;
    expect(text).toEqual({ body: formula });
    expect(await imports.badRows(done.id)).toContain(quoted);
  });
});

test('refusing hostile files takes little memory: a process of its own grows by less than 256 MB', async () => {
  const grownMb = await memoryOf('importMemory.ts');
  expect(grownMb).toBeLessThan(256);
}, 120_000);

/** What the script prints: by how many MB its resident size grew at most. */
function memoryOf(script: string): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.once('exit', (code) =>
      code === 0 ? done(Number(printed)) : fail(new Error(`it ended with ${code}`)),
    );
  });
}
