import type { Sql } from '@lyktan/api/database/connect';
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
