import { canonicalViewQuery } from '@lyktan/geodata/filter/viewQuery';
import { afterAll, describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);
afterAll(() => sql`delete from saved_views`);

interface View {
  id: string;
  name: string;
  page: string;
  query: string;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

const QUERY = 'hours=20-02&light=dark&districts=centrum&at=12.29,58.28,14&show=hexagons,points';
const CANONICAL = 'districts=centrum&hours=20-02&light=dark&at=12.29,58.28,14&show=hexagons,points';

async function save(name: string, query = QUERY): Promise<View> {
  const answer = await app.post('/api/views', { name, query }, { role: 'planner' });
  expect(answer.status).toBe(201);
  return (await answer.json()) as View;
}
async function names(): Promise<string[]> {
  const answer = await app.get('/api/views', { role: 'police' });
  expect([answer.status, app.logged]).toEqual([200, []]);
  return ((await answer.json()) as View[]).map(({ name }) => name);
}

describe('saved views', () => {
  test('are given back as they were saved, in canonical words, with the role that saved them', async () => {
    const view = await save('  Mörka kvällar ');
    expect(view).toMatchObject({
      name: 'Mörka kvällar',
      page: 'map',
      query: CANONICAL,
      createdBy: 'planner',
    });
    const got = await app.get(`/api/views/${view.id}`, { role: 'police' });
    expect(await got.json()).toEqual(view);
    expect(await names()).toContain('Mörka kvällar');
  });

  test('have one name each: a second of the same name is refused with a remedy, whatever its case', async () => {
    await save('Lextorp');
    const again = await app.post('/api/views', { name: 'LEXTORP', query: '' }, { role: 'police' });
    expect(again.status).toBe(409);
    const problem = await problemIn(again);
    expect(problem.detail).toContain('LEXTORP');
    expect(problem.errors).toMatchObject([
      { field: 'name', remedy: expect.stringContaining('another name') },
    ]);
    expect((await names()).filter((name) => /lextorp/i.test(name))).toEqual(['Lextorp']);
  });

  test('can be renamed and changed; not to a name that is taken', async () => {
    const view = await save('Nytt namn?');
    await save('Upptaget');
    const renamed = await app.put(
      `/api/views/${view.id}`,
      { name: 'Nytt namn', query: 'light=dark' },
      { role: 'police' },
    );
    expect(await renamed.json()).toMatchObject({ id: view.id, name: 'Nytt namn', query: 'light=dark' });
    const taken = await app.put(`/api/views/${view.id}`, { name: 'upptaget', query: '' }, { role: 'police' });
    expect(taken.status).toBe(409);
    expect(await names()).toContain('Nytt namn');
  });

  test('can be removed twice, and brought back by writing them again', async () => {
    const view = await save('Tillfällig');
    for (let times = 0; times < 2; times += 1)
      expect((await app.delete(`/api/views/${view.id}`, { role: 'police' })).status).toBe(204);
    expect(await names()).not.toContain('Tillfällig');
    expect((await app.get(`/api/views/${view.id}`, { role: 'police' })).status).toBe(404);
    // The name is free meanwhile; while another has it, it is not given back.
    const other = await save('Tillfällig');
    const back = { name: view.name, query: view.query };
    expect((await app.put(`/api/views/${view.id}`, back, { role: 'police' })).status).toBe(409);
    await app.delete(`/api/views/${other.id}`, { role: 'police' });
    expect((await app.put(`/api/views/${view.id}`, back, { role: 'police' })).status).toBe(200);
    expect(await names()).toContain('Tillfällig');
  });

  test('change the ETag of their list, but not the data version: no figure hangs on them', async () => {
    const list = await app.get('/api/views', { role: 'police' });
    const etag = list.headers.get('etag')!;
    const ask = () => app.get('/api/views', { role: 'police', headers: { 'if-none-match': etag } });
    expect((await ask()).status).toBe(304);
    const [before] = await sql`select data_version from municipalities`;
    await save('En till');
    const [after] = await sql`select data_version from municipalities`;
    expect(after).toEqual(before);
    expect((await ask()).status).toBe(200);
  });

  test.each([
    [{ name: ' ', query: '' }, 'name'],
    [{ name: 'x'.repeat(81), query: '' }, 'name'],
    [{ name: 'a', query: 'hours=99-1' }, 'hours'],
    [{ name: 'a', query: 'light=dark&colour=red' }, 'colour'],
    [{ name: 'a', query: 'at=1,2' }, 'at'],
    [{ name: 'a', query: `show=${'a'.repeat(2000)}` }, 'query'],
    [{ name: 'a', query: '', page: 'admin' }, 'page'],
  ])('%j is refused, naming %s', async (draft, field) => {
    const answer = await app.post('/api/views', draft, { role: 'police' });
    expect(answer.status).toBe(400);
    expect((await problemIn(answer)).errors!.map((error) => error.field)).toEqual([field]);
  });

  test('are for staff only, in every way', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const statuses = await Promise.all([
      app.get('/api/views'),
      app.get(`/api/views/${id}`),
      app.post('/api/views', { name: 'a', query: '' }),
      app.put(`/api/views/${id}`, { name: 'a', query: '' }),
      app.delete(`/api/views/${id}`),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await app.get(`/api/views/${id}`, { role: 'police' })).status).toBe(404);
  });
});

test('a view of this page alone stands in words that no filter knows', () => {
  expect(canonicalViewQuery('place=cell:891f06a8d33ffff&clock=calendar&scale=0.3,0.6,1.1,2,3.2')).toEqual({
    query: 'scale=0.3,0.6,1.1,2,3.2&place=cell:891f06a8d33ffff&clock=calendar',
    problems: [],
  });
});
