import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodingFor } from '@lyktan/api/routes/compression';
import { expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

test.each([
  [undefined, null],
  ['', null],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0', null],
  ['br;q=0, *', 'gzip'],
  ['identity, gzip;q=0.5', null],
  ['identity;q=0.5, gzip;q=0.7, br;q=0.6', 'gzip'],
  ['deflate, zstd', null],
  ['BR ; q=1.000', 'br'],
  ['br;q=no', null],
] as const)('for Accept-Encoding "%s" the answer comes as %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding);
});

const decoders = { br: brotliDecompressSync, gzip: gunzipSync };

test.each([
  '/api/districts',
  '/api/reports?limit=300',
  '/api/cubes?channels=survey',
  '/api/exports/reports.csv',
])('%s says the same in brotli, in gzip and plain, under one ETag that gives 304 for each', async (path) => {
  const ask = (headers: Record<string, string>) => app.get(path, { role: 'police', headers });
  const plain = await ask({});
  const text = Buffer.from(await plain.arrayBuffer());
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(plain.headers.get('vary')).toMatch(/Accept-Encoding/);
  const etag = plain.headers.get('etag')!;
  expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
  for (const encoding of ['br', 'gzip'] as const) {
    const answer = await ask({ 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toMatch(/Accept-Encoding/);
    expect(answer.headers.get('etag')).toBe(etag);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeLessThan(text.length / 1.5);
    expect(decoders[encoding](bytes).equals(text)).toBe(true);
    const again = await ask({ 'accept-encoding': encoding, 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
});

test('a tiny answer and a problem travel as they are', async () => {
  const tiny = await app.get('/api/health', { headers: { 'accept-encoding': 'br' } });
  expect(tiny.headers.get('content-encoding')).toBeNull();
  expect(await tiny.json()).toEqual({ status: 'alive' });
  const problem = await app.get('/api/nothing', { headers: { 'accept-encoding': 'br' } });
  expect(((await problem.json()) as { status: number }).status).toBe(404);
});
