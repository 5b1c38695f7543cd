import { EMPTY_FILTER } from '@lyktan/geodata/filter/filter';
import { canonicalViewQuery } from '@lyktan/geodata/filter/viewQuery';
import { expect, test } from 'vitest';
import { EMPTY_VIEW, parseView, viewQuery, type ViewAddress } from '../../../web/src/lib/state/viewUrl.ts';

const FULL: ViewAddress = {
  filter: {
    ...EMPTY_FILTER,
    period: { from: '2023-01-01', to: '2026-09-01' },
    hours: { start: 20, end: 2 },
    months: { start: 9, end: 2 },
    light: 'dark',
    weekdays: [4, 5],
    concerns: ['lighting', 'theft'],
    channels: ['survey'],
    districts: ['sylte'],
    fewPeople: ['yes'],
    gender: 'woman',
  },
  scale: [0.3, 0.6, 1.1, 2, 3.2],
  selected: { kind: 'cell', id: '891f06a8d33ffff' },
  order: 'calendar',
  layers: ['hexagons', 'points'],
  camera: { longitude: 12.2897, latitude: 58.2834, zoom: 13.25 },
};

const read = (query: string) => {
  const { problems, ...view } = parseView(new URLSearchParams(query));
  return { view, problems };
};

test('an address rebuilds the whole view', () => {
  const query = viewQuery(FULL);
  expect(query).toContain('hours=20-02&months=10-03&light=dark');
  expect(read(query)).toEqual({ view: FULL, problems: [] });
});

test('the plain view has an empty address', () => {
  expect(viewQuery(EMPTY_VIEW)).toBe('');
  expect(read('')).toEqual({ view: EMPTY_VIEW, problems: [] });
});

test('all layers switched off is a view of its own', () => {
  const none = { ...EMPTY_VIEW, layers: [] };
  expect(viewQuery(none)).toBe('show=none');
  expect(read('show=none').view.layers).toEqual([]);
});

test('a faulty field keeps its default and is named; the rest of the view stands', () => {
  const { view, problems } = read('hours=25-99&light=dark&place=nonsense&at=1,2&scale=3,2,1');
  expect(view).toEqual({ ...EMPTY_VIEW, filter: { ...EMPTY_FILTER, light: 'dark' } });
  expect(problems.map(({ field }) => field)).toEqual(['hours']);
});

test('a camera beyond the globe is no camera', () => {
  for (const at of ['200,10,5', '12,91,5', '12,58,40', '12,58,x', '12,58,', '12,58'])
    expect(read(`at=${at}`).view.camera).toBeNull();
});

test('the language in the address is none of the view', () => {
  expect(read('lang=en')).toEqual({ view: EMPTY_VIEW, problems: [] });
});

test('what the address says of a view is what is saved of it, word for word', () => {
  for (const view of [FULL, EMPTY_VIEW, { ...EMPTY_VIEW, layers: [] }]) {
    const query = viewQuery(view);
    expect(canonicalViewQuery(query)).toEqual({ query, problems: [] });
  }
});

test('a saved view holds no word that the map would not understand', () => {
  const { problems } = canonicalViewQuery('scale=3&place=house:1&clock=noon&at=x&show=,&lang=en&hours=1-1');
  expect(problems.map(({ field }) => field)).toEqual([
    'hours',
    'scale',
    'place',
    'clock',
    'at',
    'show',
    'lang',
  ]);
  for (const { remedy } of problems) expect(remedy).not.toBe('');
});
