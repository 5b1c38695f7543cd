import { brushEvents, countEvents } from '@lyktan/geodata/event/brushEvents';
import { describe, expect, test } from 'vitest';

const ZONE = 'Europe/Stockholm';
const ALL = { hours: null, months: null, weekdays: null, light: null };
/** Local times: Friday 23:30, Saturday 01:30, Saturday 14:00 in July, the second 02:30 of the autumn change. */
const EVENTS = [
  { id: 'fri2330', incidentAt: '2025-01-10T22:30:00Z', light: 'dark', district: 'sylte' },
  { id: 'sat0130', incidentAt: '2025-01-11T00:30:00Z', light: 'dark', district: null },
  { id: 'july', incidentAt: '2025-07-12T12:00:00Z', light: 'daylight', district: 'sylte' },
  { id: 'autumn', incidentAt: '2025-10-26T01:30:00Z', light: 'dark', district: 'centrum' },
] as const;
const ids = (brush: Partial<Parameters<typeof brushEvents>[1]>) =>
  brushEvents(EVENTS, { ...ALL, ...brush }, ZONE).map(({ id }) => id);

describe('brushing events', () => {
  test('without a brush all stay, in their order', () => {
    expect(ids({})).toEqual(EVENTS.map(({ id }) => id));
  });

  test('hours that wrap midnight belong to the day on which they start', () => {
    expect(ids({ hours: { start: 22, end: 2 } })).toEqual(['fri2330', 'sat0130']);
    expect(ids({ hours: { start: 22, end: 2 }, weekdays: [4] })).toEqual(['fri2330', 'sat0130']);
    expect(ids({ hours: { start: 22, end: 2 }, weekdays: [5] })).toEqual([]);
    expect(ids({ weekdays: [5] })).toEqual(['sat0130', 'july']);
    expect(ids({ hours: { start: 0, end: 2 }, weekdays: [5] })).toEqual(['sat0130']);
  });

  test('the end of the hours is not included, both months are, and months wrap the new year', () => {
    expect(ids({ hours: { start: 12, end: 14 } })).toEqual([]);
    expect(ids({ hours: { start: 14, end: 15 } })).toEqual(['july']);
    expect(ids({ months: { start: 9, end: 0 } })).toEqual(['fri2330', 'sat0130', 'autumn']);
    expect(ids({ months: { start: 6, end: 6 } })).toEqual(['july']);
  });

  test('the repeated hour of the autumn change is hour 2 both times, and light is the stored one', () => {
    expect(ids({ hours: { start: 2, end: 3 } })).toEqual(['autumn']);
    expect(ids({ light: 'daylight' })).toEqual(['july']);
  });
});

test('events are counted by district, those without one apart', () => {
  expect(countEvents(EVENTS)).toEqual({
    byDistrict: new Map([
      ['sylte', 2],
      ['centrum', 1],
    ]),
    unplaced: 1,
  });
});
