import { createApp } from '@lyktan/api/app';
import type { Sql } from '@lyktan/api/database/connect';
import { migrate } from '@lyktan/api/database/migrate';
import { reportCells, writtenHeadings } from '@lyktan/geodata/import/reportCells';
import { demonstrationReports } from '@lyktan/geodata/demonstration/reports';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import type { ReportDraft } from '@lyktan/geodata/report/report';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { newToken } from './handover.ts';
import { seed } from './seed.ts';

const ROWS = 100_000;
const ASK_AGAIN_MS = 20;

/** The columns of reports that are not generated, for taking ready rows out and putting them in again. */
const READY = `public_id, municipality_id, precision, geom, h3_r9, time_kind, instant_at, interval_start, interval_end, window_weekdays,
  window_start_minute, window_end_minute, window_months, elevation_deg, light, stated_light, light_flag, profile_id, concerns, few_people,
  channel, feeling, gender, age_band, moderation_state, reported_at, import_id, fingerprint`;

/**
 * Imports files of 100,000 reports by the API's own route, and puts the ready rows into the same table by COPY in the same
 * run: what the database alone takes. Leaves the database as it found it.
 * @returns a table in Markdown
 */
export async function benchImport(sql: Sql): Promise<string> {
  await migrate(sql);
  await seed(sql, () => undefined);
  const drafts = demonstrationReports(3, ROWS);
  const lines = [
    '| file | MB | import s | import rows/s | COPY of the ready rows s | COPY rows/s | import vs COPY |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    await measure(sql, 'instants', drafts.map(asInstant)),
    await measure(sql, 'as in the demonstration: instants, intervals, windows', drafts),
  ];
  return lines.join('\n');
}

function asInstant(draft: ReportDraft, index: number): ReportDraft {
  if (draft.time.kind === 'instant') return draft;
  return {
    ...draft,
    time: { kind: 'instant', at: new Date(Date.UTC(2025, 0, 1) + index * 300_000) },
    reportedAt: new Date(),
  };
}

async function measure(sql: Sql, name: string, drafts: readonly ReportDraft[]): Promise<string> {
  const rows = drafts.map((draft, index) => reportCells(draft, `${name} ${index}`, MUNICIPALITY.name));
  const file = Buffer.from(stringify([writtenHeadings('sv'), ...rows], { delimiter: ';' }));
  const importS = await seconds(() => importFile(sql, file));
  const copyS = await copyReady(sql);
  await sql`delete from reports where import_id is not null`;
  await sql`delete from imports`;
  await sql`vacuum analyze reports`;
  const perSecond = (s: number) => Math.round(ROWS / s).toLocaleString('en');
  const cells = [
    name,
    (file.length / 1e6).toFixed(0),
    importS.toFixed(1),
    perSecond(importS),
    copyS.toFixed(1),
    perSecond(copyS),
    `${(importS / copyS).toFixed(1)}x`,
  ];
  return `| ${cells.join(' | ')} |`;
}

async function importFile(sql: Sql, file: Buffer<ArrayBuffer>): Promise<void> {
  const token = newToken();
  const app = createApp({ sql, now: () => new Date(), log: console.error, commandToken: token });
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> =>
    (
      await app.fetch(
        new Request(`http://localhost${path}`, { ...init, headers: { authorization: `Bearer ${token}` } }),
      )
    ).json();
  const sent = (await ask('/api/imports?name=bench.csv', { method: 'POST', body: file })) as {
    import: { id: string };
  };
  for (;;) {
    const { state, rowsAccepted } = (await ask(`/api/imports/${sent.import.id}`)) as {
      state: string;
      rowsAccepted: number;
    };
    if (state === 'done' && rowsAccepted === ROWS) return;
    if (state !== 'reading')
      throw new Error(`The bench's file was not taken: ${state}, ${rowsAccepted} rows`);
    await delay(ASK_AGAIN_MS);
  }
}

/** Takes the imported rows out, and times how long COPY puts them in again: indexes, checks, districts and all. */
async function copyReady(sql: Sql): Promise<number> {
  const pieces: Buffer[] = [];
  for await (const piece of await sql
    .unsafe(`copy (select ${READY} from reports where import_id is not null) to stdout`)
    .readable())
    pieces.push(piece as Buffer);
  await sql`delete from reports where import_id is not null`;
  await sql`vacuum reports`;
  return seconds(async () => {
    await pipeline(pieces, await sql.unsafe(`copy reports (${READY}) from stdin`).writable());
  });
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
