import type { Sql } from '@lyktan/api/database/connect';
import { municipality } from '@lyktan/api/queries/municipality';
import { solarElevationDeg } from '@lyktan/geodata/light/sun';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import { describe, expect, test } from 'vitest';
import {
  INVENTED_FILE,
  plainDistrict,
  REAL_FILE,
  slimEvents,
  type SlimEvent,
} from '../fixtures/policeEvents.ts';
import { createTestApp, openDatabase, rolledBack } from '../setup/database.ts';
import { importsOf } from '../setup/imports.ts';
import { askEvents, importEvents } from './askEvents.ts';

const sql = openDatabase();
const imports = importsOf(createTestApp(sql), sql);
const INVENTED = slimEvents(INVENTED_FILE);

function plainCounts(file: readonly SlimEvent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const district of file.map(plainDistrict))
    if (district !== null) counts[district] = (counts[district] ?? 0) + 1;
  return counts;
}

const version = async (tx: Sql) => (await municipality(tx))!.dataVersion;

describe('importing the police’s events', () => {
  const files = [INVENTED_FILE, ...(REAL_FILE === null ? [] : [REAL_FILE])];
  test.each(files)('%s comes in whole, with the plain count of each district', async (path) => {
    const file = slimEvents(path);
    await rolledBack(sql, async (tx) => {
      const { added, updated, elsewhere } = await importEvents(tx, file);
      expect({ added, updated, elsewhere }).toEqual({ added: file.length, updated: 0, elsewhere: 0 });
      const { districts, unplaced, events } = await askEvents(tx);
      expect(events.map(({ id }) => id).sort()).toEqual(file.map(({ id }) => id).sort());
      expect(Object.fromEntries(districts.map((one) => [one.code, one.events]))).toEqual(plainCounts(file));
      expect(unplaced).toBe(file.filter((event) => plainDistrict(event) === null).length);
    });
  });

  test('each event keeps its own clock, type and places, and the light of the sun over its district', async () => {
    await rolledBack(sql, async (tx) => {
      await importEvents(tx, INVENTED);
      const { events } = await askEvents(tx);
      const labels = new Map(DISTRICT_NAMES.map(({ code, label }) => [code, label]));
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' });
      for (const event of events) {
        const told = INVENTED.find(({ id }) => id === event.id)!;
        expect(event).toMatchObject({ type: told.type, places: told.places_mentioned, url: null });
        expect(clock.format(new Date(event.incidentAt))).toBe(told.incident_clock);
        expect(event.precision).toBe(event.district === null ? 'municipality' : 'district');
        const [longitude, latitude] = labels.get(event.district ?? '') ?? MUNICIPALITY.centre;
        const deg = solarElevationDeg(Date.parse(event.incidentAt), longitude, latitude);
        expect(event.light).toBe(deg >= -0.833 ? 'daylight' : deg >= -6 ? 'twilight' : 'dark');
      }
      const lights = new Set(events.map(({ light }) => light));
      expect([...lights].sort()).toEqual(['dark', 'daylight', 'twilight']);
      // Told at 08:05, happened at 23:50: the night before.
      expect(events.find(({ id }) => id === 2)?.incidentAt).toBe('2025-01-10T22:50:00.000Z');
    });
  });

  test('the same file twice changes nothing, not even the data version', async () => {
    await rolledBack(sql, async (tx) => {
      await importEvents(tx, INVENTED);
      const [before, rows] = [await version(tx), await tx`select * from events order by id`];
      const again = await importEvents(tx, [...INVENTED].reverse());
      expect(again).toMatchObject({ added: 0, updated: 0 });
      expect([...(await tx`select * from events order by id`)]).toEqual([...rows]);
      expect(await version(tx)).toBe(before);
    });
  });

  test('a newer version of an event replaces it and an older one does not; both raise or keep the data version', async () => {
    await rolledBack(sql, async (tx) => {
      await importEvents(tx, INVENTED);
      const told = INVENTED[0]!;
      const before = await version(tx);
      const older = { ...told, published: '2025-01-10 22:30:00 +01:00', type: 'Bråk' };
      expect(await importEvents(tx, [older])).toMatchObject({ added: 0, updated: 0 });
      expect(await version(tx)).toBe(before);
      const newer = {
        ...told,
        published: '2025-01-11 10:00:00 +01:00',
        type: 'Misshandel, grov',
        places_mentioned: ['Lextorp'],
      };
      expect(await importEvents(tx, [newer])).toMatchObject({ added: 0, updated: 1 });
      expect(await version(tx)).not.toBe(before);
      const { events } = await askEvents(tx);
      expect(events).toHaveLength(INVENTED.length);
      expect(events.find(({ id }) => id === told.id)).toMatchObject({
        type: 'Misshandel, grov',
        district: 'lextorp',
        incidentAt: '2025-01-10T21:15:00.000Z',
      });
    });
  });

  test('the API’s format brings the page, keeps no text, and a later file without a page does not take it away', async () => {
    const url = '/aktuellt/handelser/2025/januari/10/10-januari-22.15-misshandel-trollhattan/';
    const fromApi = {
      id: 1,
      datetime: '2025-01-10 23:40:00 +01:00',
      name: '10 januari 22:15, Misshandel, Trollhättan',
      summary: 'En ordningsvakt fick ett slag vid Lextorps torg.',
      url,
      type: 'Misshandel',
      location: { name: 'Trollhättan', gps: '58.283489,12.285821' },
    };
    await rolledBack(sql, async (tx) => {
      await importEvents(tx, [fromApi]);
      const expected = { district: 'lextorp', places: ['Lextorps torg'], url: `https://polisen.se${url}` };
      expect((await askEvents(tx)).events).toMatchObject([expected]);
      const [row] = await tx<{ whole: string }[]>`select to_jsonb(events)::text as whole from events`;
      expect(row!.whole).not.toMatch(/ordningsvakt|slag/);
      await importEvents(tx, [{ ...INVENTED[0], places_mentioned: ['Lextorps torg'] }]);
      expect((await askEvents(tx)).events).toMatchObject([expected]);
    });
  });

  test('the door takes the file whole, once, and gives it back; what stood before stays', async () => {
    const [first, ...others] = INVENTED;
    const one = await imports.send(JSON.stringify([first]), { name: 'one.json' });
    expect(one).toMatchObject({ kind: 'events', state: 'done', rowsAccepted: 1 });
    const all = await imports.send(JSON.stringify(INVENTED), { name: 'all.json' });
    expect(all).toMatchObject({ kind: 'events', state: 'done', rowsRead: INVENTED.length });
    expect(all).toMatchObject({ rowsAccepted: others.length, rowsDuplicate: 1, rowsBad: 0 });
    const again = await imports.send(JSON.stringify(INVENTED), { name: 'all.json' });
    expect(again).toMatchObject({ state: 'done', rowsAccepted: 0, rowsDuplicate: INVENTED.length });
    await imports.undo(all.id);
    expect((await askEvents(sql)).events.map(({ id }) => id)).toEqual([first!.id]);
    await imports.undo(one.id);
    expect((await askEvents(sql)).events).toEqual([]);
  });

  test('one faulty event keeps the whole file out and is named; the good ones come in where that is asked for', async () => {
    const faulty = JSON.stringify([...INVENTED, { ...INVENTED[0], id: 99, incident_clock: '26:15' }]);
    const refused = await imports.send(faulty);
    expect(refused).toMatchObject({ state: 'refused', rowsAccepted: 0, rowsBad: 1 });
    expect(refused.message).toContain('event 13 (id 99), incident_clock: "26:15" (a clock time as "16:10")');
    expect((await askEvents(sql)).events).toEqual([]);
    const skipped = await imports.send(faulty, { skip_bad_rows: 'yes' });
    expect(skipped).toMatchObject({ state: 'done', rowsAccepted: INVENTED.length, rowsBad: 1 });
    await imports.undo(skipped.id);
  });

  test('a district layer that loses a district leaves the event, without a district', async () => {
    await rolledBack(sql, async (tx) => {
      await importEvents(tx, INVENTED);
      await tx`delete from districts where code = 'sylte'`;
      expect((await askEvents(tx)).events.find(({ id }) => id === 1)).toMatchObject({
        district: null,
        precision: 'municipality',
      });
    });
  });
});
