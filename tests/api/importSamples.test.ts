import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';
import { importsOf } from '../setup/imports.ts';

const sql = openDatabase();
const imports = importsOf(createTestApp(sql), sql);
const STATIC = join(import.meta.dirname, '../../web/static');

test('the sample files come in whole, and say the same in both languages but for the free text', async () => {
  const told: unknown[] = [];
  for (const name of ['exempel-rapporter.csv', 'sample-reports.csv']) {
    const done = await imports.send(await readFile(join(STATIC, name), 'utf8'), { name });
    expect(done.problems).toEqual([]);
    expect(done).toMatchObject({ state: 'done', rowsAccepted: 5, rowsBad: 0 });
    told.push(
      await sql`
        select st_x(geom) as x, st_y(geom) as y, precision, time_kind, instant_at, concerns, few_people,
          feeling, gender, age_band, stated_light, reported_at, body is not null as told,
          array(select district_id from report_districts where report_id = reports.id order by 1) as districts
        from reports left join report_texts on report_id = reports.id
        where import_id = (select id from imports where public_id = ${done.id})
        order by reported_at`,
    );
    await imports.undo(done.id);
  }
  expect(told[0]).toEqual(told[1]);
});
