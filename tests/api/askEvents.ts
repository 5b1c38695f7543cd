import type { Queryable, Sql } from '@lyktan/api/database/connect';
import { readEventList } from '@lyktan/api/jobs/imports/events';
import { municipality } from '@lyktan/api/queries/municipality';
import { storeEvents, type StoredEvents } from '@lyktan/api/queries/storeEvents';
import { expect } from 'vitest';
import { createTestApp } from '../setup/database.ts';

/** What /api/events answers. */
export interface EventAnswer {
  districts: { code: string; events: number }[];
  unplaced: number;
  events: {
    id: number;
    type: string;
    incidentAt: string;
    publishedAt: string;
    light: 'daylight' | 'twilight' | 'dark';
    precision: string;
    district: string | null;
    places: string[];
    url: string | null;
  }[];
}

/** Asks for events as staff. */
export async function askEvents(tx: Sql, query = ''): Promise<EventAnswer> {
  const answer = await createTestApp(tx).get(`/api/events?${query}`, { role: 'planner' });
  expect(answer.status).toBe(200);
  return (await answer.json()) as EventAnswer;
}

/** Reads and stores a file's list in the caller's transaction, as an import does at its end. */
export async function importEvents(
  tx: Queryable,
  list: unknown,
): Promise<StoredEvents & { elsewhere: number }> {
  const place = (await municipality(tx))!;
  const { events, problems, elsewhere } = await readEventList(tx, place, list);
  expect(problems).toEqual([]);
  return { ...(await storeEvents(tx, place, events, null)), elsewhere };
}
