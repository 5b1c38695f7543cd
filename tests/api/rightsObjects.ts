import { randomUUID } from 'node:crypto';
import type { Sql } from '@lyktan/api/database/connect';
import { expect } from 'vitest';
import { TEST_NOW } from '../setup/database.ts';
import { ask, CALLERS, type App, type Caller } from './askAs.ts';

export const DRAFT = {
  name: 'Rättigheternas yta',
  reason: '',
  priority: 2,
  status: 'active' as const,
  validFrom: '2026-08-01',
  validTo: null,
  windows: [{ weekdays: [4], startMinute: 1260, endMinute: 120, light: null, months: null }],
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [12.294, 58.277],
        [12.299, 58.277],
        [12.299, 58.279],
        [12.294, 58.279],
        [12.294, 58.277],
      ],
    ],
  },
};
export const VIEW = { name: 'Rättigheternas vy', page: 'map' as const, query: '' };

export const entry = () => ({
  id: randomUUID(),
  location: { precision: 'place', point: [12.2987, 58.2871] },
  time: { kind: 'instant', at: '2026-08-19T20:00:00Z' },
  statedLight: null,
  concerns: ['violence'],
  fewPeople: 'unknown',
  channel: 'dialogue',
  feeling: 'unsafe',
  gender: 'unknown',
  ageBand: 'unknown',
  text: 'Det brukar bli bråk.',
  occasion: 'Dialog',
  heardOn: '2026-08-20',
});

/** Asks as somebody; gives the status. */
export async function status(app: App, who: Caller, route: string, body?: unknown): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  return (await ask(app, { method, path, body, headers: CALLERS[who] })).status;
}

export async function made(app: App, who: Caller, path: string, body: unknown): Promise<string> {
  const { status: code, text } = await ask(app, { method: 'POST', path, body, headers: CALLERS[who] });
  expect(code).toBe(201);
  const told = JSON.parse(text) as { id?: string; area?: { properties: { id: string } } };
  return told.id ?? told.area!.properties.id;
}

export async function imported(
  tx: Sql,
  municipalityId: number,
  state: string,
  kind = 'reports',
): Promise<{ id: number; publicId: string }> {
  const rows = await tx<{ id: number; publicId: string }[]>`
    insert into imports (municipality_id, file_name, kind, state, skip_bad_rows, encoding, bytes_total, finished_at)
    values (${municipalityId}, 'x.csv', ${kind}, ${state}, false, 'utf-8', 1, ${state === 'reading' ? null : TEST_NOW})
    returning id, public_id as "publicId"`;
  return rows[0]!;
}

/** Everything that is told without an id, in the week of `entry`, as the police see it. */
export async function allTold(app: App): Promise<Record<string, string>> {
  const week = 'period=2026-08-17..2026-08-24';
  const told: Record<string, string> = {};
  for (const path of [
    '/metadata',
    '/districts',
    '/totals',
    `/reports?${week}`,
    `/reports?${week}&districts=centrum`,
    `/cubes?${week}`,
    `/histograms?${week}`,
    `/exports/reports.csv?${week}`,
    `/exports/reports.geojson?${week}`,
    `/exports/places.csv?${week}`,
    '/tiles/reports/13/4375/2454?light=dark',
    '/tiles/focus-areas/10/546/306',
    '/events',
    '/focus-areas',
    '/imports',
    '/views',
  ]) {
    const answer = await ask(app, { method: 'GET', path, headers: CALLERS.police });
    expect([path, answer.status]).toEqual([path, 200]);
    told[path] = answer.text;
  }
  return told;
}

/** Routes whose answers differ, without their words. */
export function differing(before: Record<string, string>, after: Record<string, string>): string[] {
  const paths = Object.keys(before).filter((path) => before[path] !== after[path]);
  return [...new Set(paths.map((path) => path.split('?')[0]!))];
}
