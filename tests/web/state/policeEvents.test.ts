import { EMPTY_FILTER, type Filter } from '@lyktan/geodata/filter/filter';
import { expect, test } from 'vitest';
import type { Metadata } from '../../../web/src/lib/api.ts';
import {
  eventQuery,
  groupEvents,
  PoliceEvents,
  type EventWords,
  type PoliceEvent,
} from '../../../web/src/lib/state/policeEvents.svelte.ts';

const event = (id: number, incidentAt: string, light: PoliceEvent['light'], district: string | null) =>
  ({
    id,
    type: 'Brand',
    incidentAt,
    publishedAt: incidentAt,
    light,
    district,
    places: [],
    url: null,
    precision: district ? 'district' : 'municipality',
  }) satisfies PoliceEvent;
const NIGHT = event(2, '2025-01-10T22:50:00Z', 'dark', 'sylte');
const NOON = event(1, '2025-01-10T11:00:00Z', 'daylight', null);

/** A view whose filter is fixed, and fetches that the test answers by hand. */
function setUp(filter: Partial<Filter> = {}) {
  const asked: { query: string; answer: (events: PoliceEvent[]) => void; fail: () => void }[] = [];
  const metadata = { municipality: { timeZone: 'Europe/Stockholm' } } as Metadata;
  const events = new PoliceEvents(
    { filter: { ...EMPTY_FILTER, ...filter }, metadata },
    {
      words: {} as EventWords,
      nameOfDistrict: (code) => code,
      fetchEvents: (query, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
          asked.push({ query, answer: resolve, fail: () => reject(new Error('network')) });
        }),
    },
  );
  return { events, asked };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('brushing changes nothing of what is fetched; period, districts and layer do', () => {
  const brushed: Filter = {
    ...EMPTY_FILTER,
    hours: { start: 20, end: 2 },
    months: { start: 9, end: 2 },
    light: 'dark',
    weekdays: [4],
    concerns: ['theft'],
    gender: 'woman',
  };
  expect(eventQuery(brushed)).toBe('');
  const period = { from: '2025-01-01', to: '2026-01-01' };
  expect(eventQuery({ ...brushed, period, districts: ['sylte'], layer: 'regso' })).toBe(
    'period=2025-01-01..2026-01-01&districts=sylte&layer=regso',
  );
});

test('what is shown and counted follows the brush', async () => {
  const { events, asked } = setUp({ light: 'dark' });
  events.ask('');
  asked[0]!.answer([NIGHT, NOON]);
  await settled();
  expect(events.shown).toEqual([NIGHT]);
  expect(events.counts).toEqual({ byDistrict: new Map([['sylte', 1]]), unplaced: 0 });
});

test('asking for the same again asks nobody, while it is fetched and after', async () => {
  const { events, asked } = setUp();
  events.ask('');
  events.ask('');
  asked[0]!.answer([]);
  await settled();
  events.ask('');
  expect(asked).toHaveLength(1);
  expect(events.notImported).toBe(true);
});

test('an answer to a question no longer asked is dropped', async () => {
  const { events, asked } = setUp();
  events.ask('districts=sylte');
  events.ask('');
  asked[1]!.answer([NIGHT, NOON]);
  asked[0]!.answer([NIGHT]);
  await settled();
  expect(events.shown).toEqual([NIGHT, NOON]);
});

test('a failed request keeps the events before, says so, and can be tried again', async () => {
  const { events, asked } = setUp();
  events.ask('');
  asked[0]!.answer([NIGHT]);
  await settled();
  events.ask('districts=sylte');
  asked[1]!.fail();
  await settled();
  expect([events.failed, events.pending, events.shown.length]).toEqual([true, false, 1]);
  events.ask('districts=sylte');
  expect(asked).toHaveLength(2);
  events.retry();
  expect(asked[2]!.query).toBe('districts=sylte');
  asked[2]!.answer([]);
  await settled();
  expect([events.failed, events.shown.length]).toEqual([false, 0]);
});

test('groups are by district, the largest first, without a district last, each in the order given', () => {
  const list = [
    NOON,
    event(3, NOON.incidentAt, 'dark', null),
    NIGHT,
    event(4, NOON.incidentAt, 'dark', 'centrum'),
    event(5, NOON.incidentAt, 'dark', 'centrum'),
  ];
  expect(groupEvents(list).map(({ code, events }) => [code, events.map(({ id }) => id)])).toEqual([
    ['centrum', [4, 5]],
    ['sylte', [2]],
    [null, [1, 3]],
  ]);
});
