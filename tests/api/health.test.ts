import type { Sql } from '@lyktan/api/database/connect';
import { expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

/** A database that is gone: every question fails as postgres.js fails when nobody listens. */
const goneDatabase = (() => {
  throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
}) as unknown as Sql;

test('the process says that it is alive without asking the database', async () => {
  const answer = await createTestApp(goneDatabase).get('/api/health');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'alive' });
});

test('readiness names the version of PostGIS that answers', async () => {
  const answer = await app.get('/api/ready');
  expect(answer.status).toBe(200);
  const [row] = await sql<
    { version: string }[]
  >`select extversion as version from pg_extension where extname = 'postgis'`;
  expect(await answer.json()).toEqual({ status: 'ready', postgis: row?.version });
});

test('readiness is refused with 503 and without the address of the database when the database is gone', async () => {
  const gone = createTestApp(goneDatabase);
  const answer = await gone.get('/api/ready');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const text = await answer.text();
  expect(text).toContain('Try again');
  expect(text).not.toContain('10.1.2.3');
  expect(JSON.stringify(gone.logged.map(({ error }) => String(error)))).toContain('10.1.2.3');
});

test('the OpenAPI document is 3.1 and lists every path there is', async () => {
  const document = (await (await app.get('/api/openapi.json')).json()) as { openapi: string; paths: object };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/cubes',
    '/api/districts',
    '/api/events',
    '/api/exports/places.csv',
    '/api/exports/reports.csv',
    '/api/exports/reports.geojson',
    '/api/focus-areas',
    '/api/focus-areas/{id}',
    '/api/focus-areas/{id}/end',
    '/api/focus-areas/{id}/restore',
    '/api/focus-areas/{id}/versions',
    '/api/health',
    '/api/histograms',
    '/api/imports',
    '/api/imports/{id}',
    '/api/imports/{id}/bad-rows.csv',
    '/api/imports/{id}/cancel',
    '/api/imports/{id}/mapping',
    '/api/imports/{id}/undo',
    '/api/metadata',
    '/api/ready',
    '/api/reports',
    '/api/reports/{id}',
    '/api/role',
    '/api/tiles/focus-areas/{z}/{x}/{y}',
    '/api/tiles/reports/{z}/{x}/{y}',
    '/api/totals',
    '/api/views',
    '/api/views/{id}',
  ]);
});
