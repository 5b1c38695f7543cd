import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn } from '../setup/database.ts';
import { importsOf } from '../setup/imports.ts';
import { reportFile } from '../setup/reportFile.ts';

const sql = openDatabase();
const app = createTestApp(sql);
const imports = importsOf(app, sql);

const GOOD = `longitud;latitud;tid;ljus;orsaker;få människor;kön;ålder;fritext
12,2897;58,2834;2026-01-10 22:15;mörkt;belysning, ensligt;ja;kvinna;34;Mörkt vid torget
12,2987;58,2871;2026-02-01 07:30;;trafik;nej;man;70;=1+1
`;

async function accepted(): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from reports where moderation_state = 'accepted'`;
  return row!.count;
}

describe('a file of reports', () => {
  test('comes in with place, time, light, concerns and text, as moderated', async () => {
    const done = await imports.send(GOOD);
    expect(done).toMatchObject({ state: 'done', kind: 'reports', rowsRead: 2, rowsAccepted: 2, rowsBad: 0 });
    const rows = await sql`
      select st_x(geom) as x, st_y(geom) as y, instant_at, light, stated_light, light_flag, concerns, few_people, gender,
        age_band, channel, feeling, precision, moderation_state, body
      from reports join report_texts on report_id = reports.id where import_id is not null order by instant_at`;
    expect(rows).toEqual([
      {
        x: 12.2897,
        y: 58.2834,
        instant_at: new Date('2026-01-10T21:15:00Z'),
        light: 'dark',
        stated_light: 'dark',
        light_flag: 'none',
        concerns: ['lighting', 'isolated'],
        few_people: 'yes',
        gender: 'woman',
        age_band: '30-44',
        channel: 'import',
        feeling: 'unsafe',
        precision: 'exact',
        moderation_state: 'accepted',
        body: 'Mörkt vid torget',
      },
      expect.objectContaining({
        instant_at: new Date('2026-02-01T06:30:00Z'),
        body: '=1+1',
        age_band: '65+',
        stated_light: null,
      }),
    ]);
    expect(app.logged).toEqual([]);
  });

  test('that is sent twice changes nothing the second time', async () => {
    await imports.send(GOOD);
    const [before] = await sql`select count(*)::int, max(id) from reports`;
    const again = await imports.send(GOOD);
    expect(again).toMatchObject({ state: 'done', rowsAccepted: 0, rowsDuplicate: 2 });
    expect((await sql`select count(*)::int, max(id) from reports`)[0]).toEqual(before);
  });

  test('with one bad row changes nothing, names the row, and its bad row can be mended and sent again', async () => {
    const before = await accepted();
    const refused = await imports.send(GOOD.replace('58,2871', '59,2871'));
    expect(refused).toMatchObject({ state: 'refused', rowsAccepted: 0, rowsBad: 1 });
    expect(refused.problems).toEqual([
      {
        line: 3,
        column: 'longitud',
        code: 'outside_municipality',
        wrong: 'the point lies outside the municipality',
        found: '12,2987',
        expected: 'a point within 12.135 to 12.58 east, 58.095 to 58.341 north',
      },
    ]);
    expect(await accepted()).toBe(before);

    const skipped = await imports.send(GOOD.replace('58,2871', '59,2871'), { skip_bad_rows: 'yes' });
    expect(skipped).toMatchObject({ state: 'done', rowsAccepted: 1, rowsBad: 1 });
    const csv = await imports.badRows(skipped.id);
    expect(csv).toContain('outside the municipality');
    const mended = await imports.send(csv.replace('59,2871', '58,2871'));
    expect(mended).toMatchObject({ state: 'done', rowsAccepted: 1, rowsBad: 0 });
    expect(await accepted()).toBe(before + 2);
  });

  test('can be undone as a whole, once, and then comes in again', async () => {
    const before = await accepted();
    const done = await imports.send(GOOD);
    expect(done.mayUndo).toBe(true);
    expect((await imports.undo(done.id)).status).toBe(200);
    expect(await accepted()).toBe(before);
    expect((await imports.ask(done.id)).state).toBe('undone');
    const twice = await imports.undo(done.id);
    expect(twice.status).toBe(409);
    expect((await problemIn(twice)).detail).toContain('undone');
    expect(await imports.send(GOOD)).toMatchObject({ state: 'done', rowsAccepted: 2 });
  });

  test('that is refused counts no row as known, however far it came', async () => {
    await imports.send(GOOD);
    const refused = await imports.send(`${GOOD}x;;;;;;;;\n`);
    expect(refused).toMatchObject({ state: 'refused', rowsRead: 3, rowsBad: 1, rowsDuplicate: 0 });
  });

  test('leaves the database knowing how many reports there are, so that questions stay quick', async () => {
    await imports.send(reportFile(3000, 'counted'));
    const [row] = await sql<{ planned: number; there: number }[]>`
      select reltuples::int as planned, (select count(*)::int from reports) as there
      from pg_class where relname = 'reports'`;
    expect(Math.abs(row!.planned - row!.there)).toBeLessThan(row!.there / 10);
  });

  test('can be stopped while it is read: nothing of it is there, and its rows may come in again', async () => {
    const before = await accepted();
    const sent = (await (await imports.post(reportFile(40_000, 'stopped'))).json()) as {
      import: { id: string };
    };
    const { id } = sent.import;
    expect((await imports.cancel(id)).status).toBe(202);
    const stopped = await imports.ended(id);
    expect(stopped).toMatchObject({ state: 'refused', rowsAccepted: 0, rowsDuplicate: 0 });
    expect(stopped.message).toContain('Stopped on request');
    expect(stopped.rowsRead).toBeLessThan(40_000);
    expect(await sql`select id from reports where moderation_state = 'staged'`).toHaveLength(0);
    expect(await accepted()).toBe(before);
    const again = await imports.send(reportFile(2, 'stopped'));
    expect(again).toMatchObject({ state: 'done', rowsAccepted: 2, rowsDuplicate: 0 });
    const late = await imports.cancel(again.id);
    expect(late.status).toBe(409);
    expect((await problemIn(late)).detail).toContain('"done"');
  });

  test('with foreign headings asks what they are, and remembers the answer', async () => {
    const foreign = 'Plats där det hände;När hände det;Övrigt\nSylte;2026-01-10;inget\n';
    const asked = await imports.send(foreign);
    expect(asked).toMatchObject({ state: 'needs_mapping', rowsAccepted: 0 });
    expect(asked.headings.map(({ heading, column }) => [heading, column])).toEqual([
      ['Plats där det hände', null],
      ['När hände det', null],
      ['Övrigt', null],
    ]);
    expect(asked.headings[0]!.candidates[0]).toBe('place');
    const mapping = { 'Plats där det hände': 'place', 'När hände det': 'time', Övrigt: 'ignore' };
    expect((await imports.map(asked.id, mapping)).status).toBe(200);
    expect(await imports.send(foreign)).toMatchObject({ state: 'done', rowsAccepted: 1 });
    expect(await imports.send(foreign.replace('10', '11'))).toMatchObject({ state: 'done', rowsAccepted: 1 });
  });

  test('is for staff only', async () => {
    const answer = await app.send('/api/imports?name=x.csv', GOOD, { 'content-type': 'text/csv' });
    expect(answer.status).toBe(403);
  });
});
