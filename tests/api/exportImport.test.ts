import { readHeadings } from '@lyktan/geodata/import/columns';
import { featureCells } from '@lyktan/geodata/import/featureCells';
import { readRow, type Surroundings } from '@lyktan/geodata/import/readRow';
import type { ReportDraft } from '@lyktan/geodata/report/report';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';
import { importsOf } from '../setup/imports.ts';

const sql = openDatabase();
const app = createTestApp(sql);
const imports = importsOf(app, sql);

const AROUND: Surroundings = {
  timeZone: MUNICIPALITY.timeZone,
  bounds: MUNICIPALITY.bounds,
  nowMs: Date.parse('2026-11-01'),
  municipality: MUNICIPALITY.name,
  districtOf: new Map(DISTRICT_NAMES.map(({ code, name }) => [name.toLowerCase(), code])),
};

/** Reads rows as another installation's import would. */
function readBack(headings: readonly string[], rows: readonly (readonly string[])[]): ReportDraft[] {
  const { columns, unknown, faults } = readHeadings(headings);
  expect([unknown, faults]).toEqual([[], []]);
  return rows.map((row) => {
    const cells = Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']));
    const read = readRow(cells, AROUND);
    if ('problems' in read) throw new Error(JSON.stringify([read.problems, row]));
    return read.report;
  });
}

async function exported(path: string): Promise<string> {
  return (await app.get(`/api/exports/${path}`, { role: 'police' })).text();
}

/** What the database says of the same reports, in the same order. */
async function stored() {
  return sql`
    select st_x(geom) as longitude, precision,
      -- A window that states nothing is an unknown time, and has its profile.
      case when time_kind = 'window' and coalesce(window_weekdays, window_months, array[window_start_minute]) = array[null::smallint]
        then 'unknown' else time_kind end as kind, instant_at, interval_start, interval_end, window_weekdays,
      window_start_minute, window_end_minute, window_months, coalesce(stated_light, light) as light, concerns,
      few_people, channel, feeling, date_trunc('second', reported_at) as reported_at,
      case when precision = 'district' then (
        select code from report_districts join districts on districts.id = district_id where report_id = reports.id limit 1
      ) end as code
    from reports where moderation_state = 'accepted' and feeling = 'unsafe' order by id`;
}

async function expectSame(drafts: readonly ReportDraft[]): Promise<void> {
  const rows = await stored();
  expect(drafts).toHaveLength(rows.length);
  drafts.forEach((draft, index) => {
    const row = rows[index]!;
    const { time } = draft;
    expect({
      precision: draft.precision,
      kind: time.kind,
      instant_at: time.kind === 'instant' ? time.at : null,
      interval_start: time.kind === 'interval' ? time.start : null,
      interval_end: time.kind === 'interval' ? time.end : null,
      window_weekdays: time.kind === 'window' ? time.window.weekdays : null,
      window_start_minute: time.kind === 'window' ? time.window.startMinute : null,
      window_end_minute: time.kind === 'window' ? time.window.endMinute : null,
      window_months: time.kind === 'window' ? time.window.months : null,
      light: draft.statedLight,
      concerns: [...draft.concerns].sort(),
      few_people: draft.fewPeople,
      channel: draft.channel,
      feeling: draft.feeling,
      reported_at: draft.reportedAt,
      code: draft.districtCode,
      longitude: draft.point && draft.point[0].toFixed(7),
    }).toEqual({
      ...row,
      concerns: [...(row.concerns as string[])].sort(),
      longitude: row.longitude === null ? null : Number(row.longitude).toFixed(7),
    });
  });
}

test.each([
  ['sv', ';'],
  ['en', ','],
])('an exported CSV file (%s) is read by the import as the very same reports', async (lang, delimiter) => {
  const text = await exported(`reports.csv?lang=${lang}`);
  const [headings, ...rows] = parse(text, {
    bom: true,
    delimiter,
    comment: '#',
    comment_no_infix: true,
  }) as string[][];
  await expectSame(readBack(headings!, rows));
});

test('so is an exported GeoJSON file', async () => {
  const { features } = JSON.parse(await exported('reports.geojson')) as { features: unknown[] };
  const drafts = features.flatMap((feature) => {
    const cells = featureCells(feature)!;
    return readBack([...cells.keys()], [[...cells.values()]]);
  });
  await expectSame(drafts);
});

test.each(['reports.csv?', 'reports.csv?lang=en&', 'reports.geojson?'])(
  'a file of %s goes through the door as it is, remarks and all',
  async (file) => {
    const query = 'period=2025-01-01..2025-03-01&light=dark';
    const text = await exported(`${file}${query}`);
    const ids = (
      JSON.parse(await (await app.get(`/api/reports?${query}&limit=5000`, { role: 'police' })).text()) as {
        features: unknown[];
      }
    ).features.length;
    const name = file.includes('geojson') ? 'test.geojson' : 'test.csv';
    const done = await imports.send(text, { name });
    expect(done).toMatchObject({ state: 'done', rowsRead: ids, rowsAccepted: ids, rowsBad: 0 });
    expect(ids).toBeGreaterThan(10);
    expect((await imports.undo(done.id)).status).toBe(200);
  },
);
