import { csvRows } from '@lyktan/api/jobs/imports/csvRows';
import { receiveFile } from '@lyktan/api/jobs/imports/receiveFile';
import { type Column, readHeadings } from '@lyktan/geodata/import/columns';
import { readRow } from '@lyktan/geodata/import/readRow';
import { FileRefused } from '@lyktan/geodata/import/refusals';
import { reportCells, writtenHeadings } from '@lyktan/geodata/import/reportCells';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import type { ReportDraft } from '@lyktan/geodata/report/report';
import {
  AGE_BANDS,
  CHANNELS,
  CONCERNS,
  FEELINGS,
  FEW_PEOPLE,
  GENDERS,
} from '@lyktan/geodata/vocabulary/vocabulary';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AROUND } from '../geodata/import/around.ts';
import { createTestApp, openDatabase } from '../setup/database.ts';
import { importsOf } from '../setup/imports.ts';

const sql = openDatabase();
const app = createTestApp(sql);
const imports = importsOf(app, sql);

const FAR = Date.parse('2026-08-01T00:00:00Z');
const moment = fc
  .integer({ min: Date.parse('2015-01-01T00:00:00Z') / 1000, max: FAR / 1000 })
  .map((second) => new Date(second * 1000));
const some = <T>(values: readonly T[]) =>
  fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1 })
    .map((list) => list.sort((a, b) => values.indexOf(a) - values.indexOf(b)));
const days = some([0, 1, 2, 3, 4, 5, 6]);
const months = some([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
const hours = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([a, b]) => a !== b);
const window = fc
  .record({ weekdays: fc.option(days), months: fc.option(months), hours: fc.option(hours) })
  .filter((parts) => parts.weekdays !== null || parts.months !== null || parts.hours !== null)
  .map(({ hours: span, ...parts }) => ({
    ...parts,
    startMinute: span?.[0] ?? null,
    endMinute: span?.[1] ?? null,
  }));
const time: fc.Arbitrary<ReportDraft['time']> = fc.oneof(
  moment.map((at) => ({ kind: 'instant' as const, at })),
  fc.tuple(moment, fc.integer({ min: 1, max: 366 * 86_400 })).map(([start, seconds]) => {
    const end = new Date(Math.min(start.getTime() + seconds * 1000, FAR + 1000));
    return { kind: 'interval' as const, start, end };
  }),
  window.map((one) => ({ kind: 'window' as const, window: one })),
  fc.constant({ kind: 'unknown' as const }),
);
const degrees = (low: number, high: number) =>
  fc.integer({ min: Math.ceil(low * 1e7), max: Math.floor(high * 1e7) }).map((n) => n / 1e7);
const { west, south, east, north } = MUNICIPALITY.bounds;
const location: fc.Arbitrary<Pick<ReportDraft, 'point' | 'precision' | 'districtCode'>> = fc.oneof(
  fc.record({
    point: fc.tuple(degrees(west, east), degrees(south, north)),
    precision: fc.constantFrom('exact', 'place'),
    districtCode: fc.constant(null),
  }),
  fc.constant({ point: null, precision: 'district' as const, districtCode: 'sylte' }),
  fc.constant({ point: null, precision: 'municipality' as const, districtCode: null }),
);
const text = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((written) => written.replaceAll('\0', '').toWellFormed().trim() || null);
const draft: fc.Arbitrary<ReportDraft> = fc
  .record({
    location,
    time,
    statedLight: fc.constantFrom(null, 'daylight', 'twilight', 'dark'),
    concerns: fc.oneof(fc.constant([]), some(CONCERNS)),
    fewPeople: fc.constantFrom(...FEW_PEOPLE),
    channel: fc.constantFrom(...CHANNELS),
    feeling: fc.constantFrom(...FEELINGS),
    gender: fc.constantFrom(...GENDERS),
    ageBand: fc.constantFrom(...AGE_BANDS),
    text,
    reportedAt: moment,
  })
  .map(({ location: where, ...rest }) => ({ ...where, ...rest }));

async function reportsIn(csv: string): Promise<unknown[]> {
  const file = await receiveFile(
    (async function* () {
      yield Buffer.from(csv);
    })(),
    null,
  );
  const rows = [];
  for await (const some of csvRows(file, () => undefined)) rows.push(...some);
  await file.close();
  const { columns } = readHeadings(rows.shift()!.cells);
  return rows.map(({ cells }) => {
    const read = readRow(
      Object.fromEntries(columns.map((column, at) => [column as Column, cells[at]!])),
      AROUND,
    );
    return 'report' in read ? read.report : read.problems;
  });
}

test('a report that is written to CSV and read back is the same report', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(draft, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('sv', 'en'),
      fc.constantFrom(';', ',', '\t'),
      async (drafts, lang, delimiter) => {
        const rows = drafts.map((report, at) => reportCells(report, String(at), MUNICIPALITY.name));
        expect(await reportsIn(stringify([writtenHeadings(lang), ...rows], { delimiter }))).toEqual(drafts);
      },
    ),
    { numRuns: 200 },
  );
});

test('any bytes whatever are read, or refused in words', async () => {
  const scrap = fc.constantFrom(
    'longitud',
    ';',
    ',',
    '\t',
    '\n',
    '\r',
    '"',
    '12,29',
    '58,28',
    'plats',
    '\ufeff',
    '{',
    '[',
    '"features":[',
    '=1+1',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(scrap, { maxLength: 30 }).map((list) => new TextEncoder().encode(list.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (body) => {
      const answer = await imports.post(new Uint8Array(body));
      expect([202, 400, 415]).toContain(answer.status);
      if (answer.status !== 202) return;
      const { id } = ((await answer.json()) as { import: { id: string } }).import;
      for (;;) {
        const { state, message } = await imports.ask(id);
        if (state === 'reading') continue;
        expect(['done', 'refused', 'needs_mapping']).toContain(state);
        expect(message).toMatch(/\S/);
        return;
      }
    }),
    { numRuns: 150 },
  );
  expect(app.logged).toEqual([]);
}, 120_000);

test('a broken CSV is refused by an error of its own, not by one of the parser', async () => {
  await expect(reportsIn('plats\n"never closed\n')).rejects.toBeInstanceOf(FileRefused);
});
