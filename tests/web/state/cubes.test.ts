import type { Cube } from '@lyktan/geodata/cube/cube';
import { EMPTY_FILTER, type Filter } from '@lyktan/geodata/filter/filter';
import { expect, test } from 'vitest';
import { CubeFetchError, Cubes } from '../../../web/src/lib/state/cubes.svelte.ts';

const SURVEY: Filter = { ...EMPTY_FILTER, channels: ['survey'] };
const FORM: Filter = { ...EMPTY_FILTER, channels: ['web_form'] };

/** A server whose answers come when the test says so; each cube bears its query. */
function server() {
  const asked: {
    query: string;
    answer: () => Promise<void>;
    fail: (error: Error) => Promise<void>;
    signal: AbortSignal;
  }[] = [];
  const fetchCube = (query: string, signal: AbortSignal) =>
    new Promise<Cube>((resolve, reject) => {
      const settle = () => new Promise<void>((done) => setTimeout(done));
      asked.push({
        query,
        signal,
        answer: () => (resolve({ header: { query } } as Cube), settle()),
        fail: (error) => (reject(error), settle()),
      });
    });
  return { asked, cubes: new Cubes(fetchCube) };
}

test('an answer bears the request that it answers', async () => {
  const { asked, cubes } = server();
  cubes.ask(SURVEY);
  expect(cubes.pending).toBe(SURVEY);
  await asked[0]!.answer();
  expect(cubes.answer).toMatchObject({
    query: 'channels=survey',
    filter: SURVEY,
    cube: { header: { query: 'channels=survey' } },
  });
  expect(cubes.pending).toBeNull();
});

test('an answer that comes late, to a question no longer asked, is dropped', async () => {
  const { asked, cubes } = server();
  cubes.ask(SURVEY);
  cubes.ask(FORM);
  expect(asked[0]!.signal.aborted).toBe(true);
  await asked[1]!.answer();
  await asked[0]!.answer();
  expect(cubes.answer?.query).toBe('channels=web_form');
});

test('a failure keeps the picture before it and says what failed; trying again asks for the same', async () => {
  const { asked, cubes } = server();
  cubes.ask(EMPTY_FILTER);
  await asked[0]!.answer();
  cubes.ask(SURVEY);
  await asked[1]!.fail(new CubeFetchError({ kind: 'status', status: 503 }));
  expect(cubes.answer?.query).toBe('');
  expect(cubes.failure).toEqual({ filter: SURVEY, reason: { kind: 'status', status: 503 } });
  cubes.retry();
  expect(cubes.failure).toBeNull();
  await asked[2]!.answer();
  expect(cubes.answer?.query).toBe('channels=survey');
});

test('hours, months and light are brushed: they ask for nothing', async () => {
  const { asked, cubes } = server();
  cubes.ask(EMPTY_FILTER);
  await asked[0]!.answer();
  cubes.ask({ ...EMPTY_FILTER, hours: { start: 20, end: 2 }, months: { start: 9, end: 2 }, light: 'dark' });
  expect(asked).toHaveLength(1);
});

test('going back to a filter seen before asks for nothing', async () => {
  const { asked, cubes } = server();
  cubes.ask(EMPTY_FILTER);
  await asked[0]!.answer();
  cubes.ask(SURVEY);
  await asked[1]!.answer();
  cubes.ask(EMPTY_FILTER);
  expect(cubes.answer?.query).toBe('');
  expect(asked).toHaveLength(2);
});

test('going back while an answer is under way shows the old one, and the one under way never lands', async () => {
  const { asked, cubes } = server();
  cubes.ask(EMPTY_FILTER);
  await asked[0]!.answer();
  cubes.ask(SURVEY);
  cubes.ask(EMPTY_FILTER);
  await asked[1]!.answer();
  expect(cubes.answer?.query).toBe('');
  expect(cubes.pending).toBeNull();
});
