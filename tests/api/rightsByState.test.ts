import type { Sql } from '@lyktan/api/database/connect';
import { municipality } from '@lyktan/api/queries/municipality';
import { expect, test } from 'vitest';
import { openDatabase, rolledBack, TEST_NOW } from '../setup/database.ts';
import { appWithToken, type App } from './askAs.ts';
import { allTold, differing, DRAFT, entry, imported, made, status, VIEW } from './rightsObjects.ts';

const sql = openDatabase();

const inTransaction = (work: (app: App, tx: Sql) => Promise<void>) => () =>
  rolledBack(sql, (tx) => work(appWithToken(tx), tx));

test(
  'a focus area that has ended can only be restored',
  inTransaction(async (app) => {
    const path = `/focus-areas/${await made(app, 'police', '/focus-areas', DRAFT)}`;
    expect(await status(app, 'police', `POST ${path}/end`, { version: 1 })).toBe(200);
    expect(await status(app, 'police', `PUT ${path}`, { ...DRAFT, version: 2 })).toBe(409);
    expect(await status(app, 'police', `POST ${path}/end`, { version: 2 })).toBe(409);
    expect(await status(app, 'police', `POST ${path}/restore`, { version: 1, restore: 1 })).toBe(409);
    expect(await status(app, 'police', `POST ${path}/restore`, { version: 2, restore: 1 })).toBe(200);
    expect(await status(app, 'police', `PUT ${path}`, { ...DRAFT, version: 3 })).toBe(200);
  }),
);

test(
  'a report is taken back where it was entered by hand within 24 hours, and not otherwise',
  inTransaction(async (app, tx) => {
    const [first, second] = [entry(), entry()];
    expect(await status(app, 'planner', 'POST /reports', { reports: [first, second] })).toBe(200);
    const [seeded] = await tx<{ id: string }[]>`select public_id as id from reports order by id limit 1`;
    expect(await status(app, 'police', `DELETE /reports/${seeded!.id}`)).toBe(404);
    expect(await status(app, 'police', `DELETE /reports/${first.id}`)).toBe(204);
    const nextDay = appWithToken(tx, () => new Date(TEST_NOW.getTime() + 24 * 3_600_000 + 1));
    for (const who of ['planner', 'police'] as const)
      expect(await status(nextDay, who, `DELETE /reports/${second.id}`)).toBe(409);
  }),
);

test(
  'a report that is not accepted is told to nobody, in no way',
  inTransaction(async (app, tx) => {
    const sent = entry();
    const [{ version }] = await tx<[{ version: string }]>`select data_version as version from municipalities`;
    const before = await allTold(app);
    expect(await status(app, 'planner', 'POST /reports', { reports: [sent] })).toBe(200);
    expect(differing(before, await allTold(appWithToken(tx)))).toContain('/reports');
    for (const state of ['pending', 'rejected', 'merged']) {
      await tx`update reports set moderation_state = ${state} where public_id = ${sent.id}`;
      // Some tell the version of the data, which has risen.
      await tx`update municipalities set data_version = ${version}`;
      expect(differing(before, await allTold(appWithToken(tx)))).toEqual([]);
    }
  }),
);

test.each([
  ['done', 'reports', 200],
  ['done', 'events', 200],
  ['done', 'districts', 409],
  ['reading', 'reports', 409],
  ['needs_mapping', 'reports', 409],
  ['refused', 'reports', 409],
  ['failed', 'reports', 409],
  ['undone', 'reports', 409],
] as const)('an import that is %s, of %s: undoing it is answered %i', (state, kind, expected) =>
  rolledBack(sql, async (tx) => {
    const place = (await municipality(tx))!;
    for (const who of ['planner', 'police', 'administrator', 'command'] as const) {
      await tx`delete from imports where state = 'reading'`;
      const { publicId } = await imported(tx, place.id, state, kind);
      expect(await status(appWithToken(tx), who, `POST /imports/${publicId}/undo`)).toBe(expected);
    }
  }),
);

test(
  'a view that is removed is not told, can be removed again, and comes back when it is put',
  inTransaction(async (app) => {
    const path = `/views/${await made(app, 'planner', '/views', VIEW)}`;
    for (const who of ['planner', 'police', 'administrator'] as const) {
      expect(await status(app, who, `DELETE ${path}`)).toBe(204);
      expect(await status(app, who, `DELETE ${path}`)).toBe(204);
      expect(await status(app, who, `GET ${path}`)).toBe(404);
      expect(await status(app, who, `PUT ${path}`, VIEW)).toBe(200);
      expect(await status(app, who, `GET ${path}`)).toBe(200);
    }
  }),
);
