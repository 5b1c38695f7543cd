import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestApp, openDatabase } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

const WORDS = [
  'period',
  'hours',
  'months',
  'light',
  'weekdays',
  'concerns',
  'channels',
  'districts',
  'few_people',
  'feeling',
  'gender',
  'layer',
  'limit',
  'cursor',
  'lang',
];
const NASTY = [
  "'; drop table reports; --",
  '%00',
  '\u0000',
  '../../etc/passwd',
  '1e999',
  '-1',
  'NaN',
  '[object Object]',
  '{{7*7}}',
  'å ä ö',
  '\ud800',
  'x'.repeat(3000),
];

const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 12 }));
const value = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.integer().map(String),
);
const question = fc.tuple(
  fc.constantFrom('reports', 'cubes', 'districts', 'totals', 'focus-areas', 'events', 'metadata'),
  fc.array(fc.tuple(word, value), { maxLength: 4 }),
);

/** Words that only a stack, a query or a path of this machine would bring into an answer. */
const INTERNAL = /\bat \S+ \(|node_modules|\.ts:\d|select .* from|postgres|syntax error|\/home\/|PGlite/i;

test('any question whatever is answered, or refused with a problem document, and never gives away what is inside', async () => {
  await fc.assert(
    fc.asyncProperty(question, async ([path, words]) => {
      const query = words.map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&');
      const answer = await app.get(`/api/${path}?${query}`, { role: 'planner' });
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 200) return void (await answer.arrayBuffer());
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      const text = await answer.text();
      expect(text.length).toBeLessThan(6000);
      expect(text.replaceAll(/"(field|message)":"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(INTERNAL);
    }),
    { numRuns: 300, examples: [[['reports', [['layer', '\u0000']]]]] },
  );
  expect(app.logged).toEqual([]);
}, 120_000);

/** Lone surrogates have no UTF-8 form; they go as the replacement character, as a browser sends them. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
