import { describe, expect, test } from 'vitest';
import { createTestApp, openDatabase, problemIn } from '../setup/database.ts';

const sql = openDatabase();
const app = createTestApp(sql);

/** Every word with which figures are asked for anywhere, and a value of it. */
const EXAMPLES = {
  period: '2024-01-01..2025-01-01',
  weekdays: 'fri,sat',
  concerns: 'lighting,theft',
  channels: 'survey',
  districts: 'centrum',
  few_people: 'yes',
  feeling: 'safe',
  gender: 'woman',
  layer: 'stadsdel',
  hours: '20-02',
  months: '10-03',
  light: 'dark',
  limit: '10',
  cursor: 'MTA',
  lang: 'en',
};
type Word = keyof typeof EXAMPLES;
const WORDS = Object.keys(EXAMPLES) as Word[];

const FETCHED = 'period weekdays concerns channels districts few_people feeling layer';
const BRUSHED = 'hours months light';

/**
 * Which route takes which words. Hours, months and light are brushed on a cube, so that it does not take them. Gender is
 * for sums only: it never brings single reports to a place. The public's totals take no filter at all.
 */
const TABLE: Record<string, string> = {
  '/api/cubes': `${FETCHED} gender`,
  '/api/histograms': `${FETCHED} gender ${BRUSHED}`,
  '/api/exports/places.csv': `${FETCHED} gender ${BRUSHED} lang`,
  '/api/reports': `${FETCHED} ${BRUSHED} limit cursor`,
  '/api/exports/reports.csv': `${FETCHED} ${BRUSHED} lang`,
  '/api/exports/reports.geojson': `${FETCHED} ${BRUSHED} lang`,
  '/api/tiles/reports/{z}/{x}/{y}': `${FETCHED} ${BRUSHED}`,
  '/api/tiles/focus-areas/{z}/{x}/{y}': '',
  '/api/totals': '',
};

interface Document {
  paths: Record<string, { get?: { parameters?: { in: string; name: string }[] } }>;
}

describe.each(Object.entries(TABLE))('%s', (path, listed) => {
  const words = new Set(listed.split(' ').filter((word) => word !== ''));
  const address = path.replace('{z}/{x}/{y}', '13/4375/2454');

  test(`is documented with the words: ${listed || 'none'}`, async () => {
    const { paths } = (await (await app.get('/api/openapi.json')).json()) as Document;
    const parameters = paths[path]!.get!.parameters ?? [];
    const documented = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    expect(new Set(documented)).toEqual(words);
  });

  test('takes each of them, and refuses every other one by name, with a remedy', async () => {
    for (const word of [...WORDS, 'nonsense'] as Word[]) {
      const answer = await app.get(`${address}?${word}=${EXAMPLES[word] ?? 'x'}`, { role: 'planner' });
      if (words.has(word)) {
        expect([word, answer.status]).toEqual([word, answer.status === 204 ? 204 : 200]);
        await answer.arrayBuffer();
        continue;
      }
      expect([word, answer.status]).toEqual([word, 400]);
      const { errors } = await problemIn(answer);
      expect(errors!.map(({ field }) => field)).toEqual([word]);
      expect(errors![0]!.remedy).toMatch(/^Leave it out/);
    }
  });

  test('reads all of them together as one filter, and refuses a word that is written wrong', async () => {
    const all = WORDS.filter((word) => words.has(word) && word !== 'cursor');
    const query = all.map((word) => `${word}=${EXAMPLES[word]}`).join('&');
    const whole = await app.get(`${address}?${query}`, { role: 'police' });
    expect([200, 204]).toContain(whole.status);
    await whole.arrayBuffer();
    for (const word of all.filter((one) => one !== 'layer')) {
      const answer = await app.get(`${address}?${word}=%3Cwrong%3E`, { role: 'police' });
      expect([word, answer.status]).toEqual([word, 400]);
      expect((await problemIn(answer)).errors!.map(({ field }) => field)).toEqual([word]);
    }
  });
});
