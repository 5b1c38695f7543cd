import { RIGHTS } from '@lyktan/api/rights';
import { describe, expect, test } from 'vitest';
import { openDatabase, rolledBack } from '../setup/database.ts';
import { appWithToken, ask, CALLERS, type App, type Asked, type Caller } from './askAs.ts';

const sql = openDatabase();
const app = appWithToken(sql);

const WHO: readonly Caller[] = ['public', 'planner', 'police', 'administrator', 'command'];
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const PERIOD = 'period=2026-08-01..2026-08-08';
const VIEW = { name: 'Rättigheter', query: '' };

/**
 * Written by hand, not from the table of rights: what each of WHO is answered. Changes are asked for with an id that
 * exists nowhere (404) or with a fault in the body (400), so that nothing is changed by asking.
 */
const EXPECTED: [route: string, statuses: string, asked?: Partial<Asked>][] = [
  // route                                 public planner police administrator command
  ['GET /openapi.json', '200 200 200 200 200'],
  ['GET /health', '200 200 200 200 200'],
  ['GET /ready', '200 200 200 200 200'],
  ['GET /metadata', '200 200 200 200 403'],
  ['POST /role', '200 200 200 200 403', { body: { role: 'planner' } }],
  ['GET /districts', '200 200 200 200 403'],
  ['GET /totals', '200 200 200 200 403'],
  ['GET /reports', '403 200 200 200 403', { path: `/reports?${PERIOD}` }],
  ['POST /reports', '403 400 400 403 403', { body: { reports: [{ id: NOWHERE }] } }],
  ['DELETE /reports/{id}', '403 404 404 403 403'],
  ['GET /cubes', '403 200 200 200 403', { path: `/cubes?${PERIOD}` }],
  ['GET /histograms', '403 200 200 200 403', { path: `/histograms?${PERIOD}` }],
  ['GET /tiles/reports/{z}/{x}/{y}', '403 200 200 200 403', { path: '/tiles/reports/13/4375/2454' }],
  ['GET /exports/reports.csv', '403 200 200 200 403', { path: `/exports/reports.csv?${PERIOD}` }],
  ['GET /exports/reports.geojson', '403 200 200 200 403', { path: `/exports/reports.geojson?${PERIOD}` }],
  ['GET /exports/places.csv', '403 200 200 200 403', { path: `/exports/places.csv?${PERIOD}` }],
  ['GET /events', '403 200 200 200 403'],
  ['GET /focus-areas', '403 200 200 200 403'],
  ['GET /tiles/focus-areas/{z}/{x}/{y}', '403 200 200 200 403', { path: '/tiles/focus-areas/10/546/306' }],
  ['GET /focus-areas/{id}/versions', '403 404 404 404 403'],
  ['POST /focus-areas', '403 403 400 403 403', { body: { name: 'Utan yta' } }],
  ['PUT /focus-areas/{id}', '403 403 400 403 403', { body: { version: 1 } }],
  ['POST /focus-areas/{id}/end', '403 403 404 403 403', { body: { version: 1 } }],
  ['POST /focus-areas/{id}/restore', '403 403 404 403 403', { body: { version: 1, restore: 1 } }],
  ['GET /imports', '403 200 200 200 200'],
  ['POST /imports', '403 400 400 400 400'],
  ['GET /imports/{id}', '403 404 404 404 404'],
  ['POST /imports/{id}/mapping', '403 404 404 404 404', { body: { mapping: {} } }],
  ['GET /imports/{id}/bad-rows.csv', '403 404 404 404 404'],
  ['POST /imports/{id}/cancel', '403 404 404 404 404'],
  ['POST /imports/{id}/undo', '403 404 404 404 404'],
  ['GET /views', '403 200 200 200 403'],
  ['POST /views', '403 400 400 400 403', { body: { name: '' } }],
  ['GET /views/{id}', '403 404 404 404 403'],
  ['PUT /views/{id}', '403 404 404 404 403', { body: VIEW }],
  ['DELETE /views/{id}', '403 404 404 404 403'],
];

const ROWS = EXPECTED.map(([route, statuses, asked]) => {
  const [method = '', path = ''] = route.split(' ');
  const [publicly, ...others] = statuses.split(' ').map(Number);
  const question: Asked = { method, path: path.replace('{id}', NOWHERE), ...asked };
  return { route, question, publicly: publicly!, statuses: [publicly!, ...others] };
});

/** Every route that the API registers, as `METHOD /path/{id}`; what stands at /api/* for all methods is middleware. */
function routesOf({ routes }: Pick<App, 'routes'>): string[] {
  const names = routes
    .filter(({ method, path }) => method !== 'ALL' || path !== '/api/*')
    .map(({ method, path }) => `${method} ${path.replace(/^\/api/, '').replaceAll(/:(\w+)/g, '{$1}')}`);
  return [...new Set(names)].sort();
}

interface Document {
  paths: Record<string, Record<string, { 'x-roles': string[] }>>;
}

describe('the table of rights', () => {
  test('has a row for every route that is registered, and no other', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual(routesOf(app));
    expect(EXPECTED.map(([route]) => route).sort()).toEqual(routesOf(app));
  });

  test('is told in the OpenAPI document: who may, route by route', async () => {
    const { paths } = JSON.parse((await ask(app, get('/openapi.json'))).text) as Document;
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { 'x-roles': roles }]) => [
        `${method.toUpperCase()} ${path.replace('/api', '')}`,
        roles.join(' '),
      ]),
    );
    const expected = ROWS.filter(({ route }) => route !== 'GET /openapi.json').map(({ route, statuses }) => [
      route,
      WHO.filter((who, at) => who !== 'command' && statuses[at] !== 403).join(' '),
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
  });

  test('refuses a route that has no row to everybody, in words', async () => {
    const grown = appWithToken(sql);
    grown.get('/secrets', (c) => c.text('told'));
    grown.all('/anything/:id', (c) => c.text('told'));
    expect(routesOf(grown)).toEqual(expect.arrayContaining(['ALL /anything/{id}', 'GET /secrets']));
    for (const headers of Object.values(CALLERS))
      for (const path of ['/secrets', '/anything/1']) {
        const answer = await ask(grown, { method: 'GET', path, headers });
        expect(answer.status).toBe(403);
        expect(answer.text).toContain('no row in the table of rights');
      }
  });
});

describe('each route answers each caller as expected:', () => {
  test.each(ROWS)('$route', async ({ question, statuses, publicly }) => {
    for (const [at, who] of WHO.entries()) {
      const answer = await ask(app, { ...question, headers: CALLERS[who] });
      expect([who, answer.status]).toEqual([who, statuses[at]]);
    }
    for (const [what, headers] of Object.entries(NOBODY)) {
      const answer = await ask(app, { ...question, headers });
      expect([what, answer.status]).toEqual([what, publicly]);
    }
  });

  test.each(ROWS)('$route, from elsewhere, as the public', async ({ route, question, publicly }) => {
    const expected = route === 'POST /role' ? 403 : publicly;
    for (const role of ['public', 'planner', 'police', 'administrator'] as const)
      for (const [what, asked] of Object.entries(elsewhere(CALLERS[role]))) {
        const answer = await ask(app, { ...question, ...asked });
        expect([role, what, answer.status]).toEqual([role, what, expected]);
      }
  });

  test('HEAD as GET', async () => {
    for (const { question, statuses } of ROWS.filter(({ question }) => question.method === 'GET'))
      for (const [at, who] of WHO.entries()) {
        const { status } = await ask(app, { ...question, method: 'HEAD', headers: CALLERS[who] });
        expect([question.path, who, status]).toEqual([question.path, who, statuses[at]]);
      }
  });

  test('where the data are not invented, a cookie gives nobody a role', () =>
    rolledBack(sql, async (tx) => {
      await tx`update municipalities set demonstration = false`;
      const real = appWithToken(tx);
      for (const { route, question, publicly } of ROWS)
        for (const role of ['planner', 'police', 'administrator'] as const) {
          const { status } = await ask(real, { ...question, headers: CALLERS[role] });
          expect([route, role, status]).toEqual([route, role, route === 'POST /role' ? 403 : publicly]);
        }
    }));

  test('where there is nothing, or not by that method: 404 for everybody', async () => {
    for (const headers of Object.values(CALLERS))
      for (const [method, path] of ABSENT)
        expect([method, path, (await ask(app, { method, path, headers })).status]).toEqual([
          method,
          path,
          404,
        ]);
  });
});

test('a refusal says whom it is for and what to do', async () => {
  const told = async (path: string, method = 'GET') =>
    (JSON.parse((await ask(app, { method, path })).text) as { detail: string }).detail;
  const remedy = 'Choose such a role first; the public figures are at /api/totals.';
  expect(await told('/cubes')).toBe(`This is for planners, police and administrators only. ${remedy}`);
  expect(await told('/reports', 'POST')).toBe(`This is for planners and police only. ${remedy}`);
  expect(await told('/focus-areas', 'POST')).toBe(`This is for police only. ${remedy}`);
});

/** Callers who are nobody in particular. */
const NOBODY: Record<string, Record<string, string>> = {
  'no cookie': {},
  'an unknown role': { cookie: 'role=superuser' },
  'the command as a role': { cookie: 'role=command' },
  'a role in other letters': { cookie: 'role=Police' },
  'a wrong token': { authorization: 'Bearer a-token-for-one-tesT' },
  'no token': { authorization: 'Bearer undefined' },
};

const elsewhere = (headers: Record<string, string>): Record<string, Partial<Asked>> => ({
  'another machine': { headers, address: '192.0.2.7' },
  'behind a proxy': { headers: { ...headers, 'x-forwarded-for': '192.0.2.7' } },
  'a foreign host name': { headers: { ...headers, host: 'rebound.example' } },
});

const ABSENT = [
  ['GET', '/'],
  ['GET', '/nothing'],
  ['GET', '/constructor'],
  ['GET', '/views/'],
  ['GET', '/Metadata'],
  ['POST', '/totals'],
  ['PATCH', `/views/${NOWHERE}`],
  ['DELETE', '/imports'],
  ['OPTIONS', '/reports'],
  ['HEAD', `/imports/${NOWHERE}/undo`],
] as const;

const get = (path: string): Asked => ({ method: 'GET', path });
