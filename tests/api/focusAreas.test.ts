import type { FeatureCollection, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { createTestApp, openDatabase, rolledBack } from '../setup/database.ts';

const sql = openDatabase();

interface Properties {
  name: string;
  priority: number;
  windows: {
    weekdays: number[];
    startMinute: number;
    endMinute: number;
    light: string[] | null;
    months: number[] | null;
  }[];
}

async function focusAreas(
  app: ReturnType<typeof createTestApp>,
): Promise<FeatureCollection<Polygon, Properties>> {
  const answer = await app.get('/api/focus-areas', { role: 'police' });
  expect(answer.status).toBe(200);
  return (await answer.json()) as FeatureCollection<Polygon, Properties>;
}

test('focus areas come with their windows, the most important first', async () => {
  const { features } = await focusAreas(createTestApp(sql));
  expect(features.length).toBeGreaterThan(1);
  const priorities = features.map(({ properties }) => properties.priority);
  expect(priorities).toEqual([...priorities].sort());
  const [row] = await sql<{ windows: number }[]>`select count(*)::int as windows from focus_area_windows`;
  expect(features.flatMap(({ properties }) => properties.windows)).toHaveLength(row!.windows);
});

test('a window that wraps midnight keeps the days on which it starts', async () => {
  await rolledBack(sql, async (tx) => {
    const [area] = await tx<{ id: number }[]>`
      update focus_areas set name = 'Wrapping' where id = (select min(id) from focus_areas) returning id`;
    await tx`delete from focus_area_windows where focus_area_id = ${area!.id}`;
    await tx`
      insert into focus_area_windows (municipality_id, focus_area_id, weekdays, start_minute, end_minute, light, months)
      select municipality_id, id, '{4,5}', 1320, 120, '{dark}', null from focus_areas where id = ${area!.id}`;
    const { features } = await focusAreas(createTestApp(tx));
    const wrapping = features.find(({ properties }) => properties.name === 'Wrapping');
    expect(wrapping?.properties.windows).toEqual([
      { weekdays: [4, 5], startMinute: 1320, endMinute: 120, light: ['dark'], months: null },
    ]);
  });
});
