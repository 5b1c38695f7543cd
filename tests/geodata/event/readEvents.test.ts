import { placeFinder } from '@lyktan/geodata/event/placesMentioned';
import { readEvents } from '@lyktan/geodata/event/readEvents';
import { DISTRICT_NAMES } from '@lyktan/geodata/places/districtNames';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INVENTED_FILE, REAL_FILE, slimEvents } from '../../fixtures/policeEvents.ts';

const finder = placeFinder(DISTRICT_NAMES.map(({ name, code }) => ({ name, district: code })));
const read = (json: unknown) => readEvents(json, MUNICIPALITY, finder);

const SLIM = {
  id: 385873,
  published: '2022-11-28 21:51:08 +01:00',
  incident_clock: '20:47',
  type: 'Brand',
  gps: '58.283489,12.285821',
  places_mentioned: ['Skogshöjden'],
};
const API = {
  id: 390199,
  datetime: '2023-01-05 18:07:54 +01:00',
  name: '05 januari 16:10, Misshandel, Trollhättan',
  summary: 'Två män i bråk i Kronogården.',
  url: '/aktuellt/handelser/2023/januari/5/05-januari-16.10-misshandel-trollhattan/',
  type: 'Misshandel',
  location: { name: 'Trollhättan', gps: '58.283489,12.285821' },
};

describe('reading the police’s events', () => {
  test('the slim format gives time, place and type, and no page', () => {
    expect(read([SLIM])).toEqual({
      problems: [],
      elsewhere: 0,
      events: [
        {
          sourceId: 385873,
          type: 'Brand',
          incidentAt: new Date('2022-11-28T19:47:00Z'),
          publishedAt: new Date('2022-11-28T20:51:08Z'),
          places: ['Skogshöjden'],
          district: 'skogshojden',
          url: null,
        },
      ],
    });
  });

  test('the API’s format gives the same, with the page, and keeps no text', () => {
    expect(read([API])).toEqual({
      problems: [],
      elsewhere: 0,
      events: [
        {
          sourceId: 390199,
          type: 'Misshandel',
          incidentAt: new Date('2023-01-05T15:10:00Z'),
          publishedAt: new Date('2023-01-05T17:07:54Z'),
          places: ['Kronogården'],
          district: 'kronogarden',
          url: `https://polisen.se${API.url}`,
        },
      ],
    });
  });

  test('events of other towns are left out and counted', () => {
    const others = [
      { ...API, location: { name: 'Vänersborg', gps: '58.38,12.32' } },
      { ...API, location: { name: 'Västra Götalands län', gps: '58.25,13.06' } },
      { ...SLIM, gps: '59.33,18.06' },
    ];
    expect(read([...others, { ...API, location: { name: 'trollhättan ' } }])).toMatchObject({
      elsewhere: 3,
      problems: [],
      events: [{ sourceId: API.id }],
    });
  });

  test('of two versions of an event the one published last is kept, whatever their order', () => {
    const newer = { ...API, datetime: '2023-01-06 09:00:00 +01:00', type: 'Misshandel, grov' };
    for (const both of [
      [API, newer],
      [newer, API],
    ])
      expect(read(both).events.map(({ type }) => type)).toEqual(['Misshandel, grov']);
  });

  test.each([
    [{ ...SLIM, id: '385873' }, 'id', '"385873"'],
    [{ ...SLIM, id: 0 }, 'id', '0'],
    [{ ...SLIM, published: '28 nov 2022' }, 'published', '"28 nov 2022"'],
    [{ ...SLIM, incident_clock: null }, 'incident_clock', 'null'],
    [{ ...SLIM, incident_clock: '25:00' }, 'incident_clock', '"25:00"'],
    [{ ...SLIM, type: ' ' }, 'type', '" "'],
    [{ ...SLIM, type: 'Bra\u0000nd' }, 'type', '"Bra\\u0000nd"'],
    [{ ...SLIM, gps: 'NaN,NaN' }, 'gps', '"NaN,NaN"'],
    [{ ...SLIM, places_mentioned: 'Sylte' }, 'places_mentioned', '"Sylte"'],
    [{ ...SLIM, places_mentioned: [7] }, 'places_mentioned', '[7]'],
    [{ ...API, name: 'Misshandel, Trollhättan' }, 'name', '"Misshandel, Trollhättan"'],
    [{ ...API, location: 'Trollhättan' }, 'location', '"Trollhättan"'],
    [{ ...API, url: 'https://elsewhere.example/5' }, 'url', '"https://elsewhere.example/5"'],
    [{ ...API, url: 'javascript:alert(1)' }, 'url', '"javascript:alert(1)"'],
    [{ ...API, url: '//elsewhere.example/5' }, 'url', '"//elsewhere.example/5"'],
    [{ ...API, summary: 7 }, 'summary', '7'],
    [7, '', '7'],
  ])('%j is refused for its field %j', (record, field, found) => {
    const { events, problems } = read([SLIM, record]);
    expect(events).toHaveLength(1);
    const faults = problems.filter((problem) => problem.field === field);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ found });
    expect(faults[0]!.event).toMatch(/^event 2( \(id .+\))?$/);
    expect(faults[0]!.expected).not.toBe('');
  });

  test('what is no list is refused as a whole', () => {
    for (const json of [null, {}, 'events', 7])
      expect(read(json).problems).toEqual([
        { event: 'file', field: '', found: JSON.stringify(json), expected: 'an array of events' },
      ]);
  });

  test('whatever stands in the fields, every record is an event, elsewhere, or named with its fault', () => {
    const strange = fc.record(
      Object.fromEntries(
        [...Object.keys(SLIM), ...Object.keys(API)].map((key) => [
          key,
          fc.oneof(
            fc.anything(),
            fc.constant((SLIM as Record<string, unknown>)[key] ?? (API as Record<string, unknown>)[key]),
          ),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(strange, (record) => {
        const { events, problems, elsewhere } = read([record]);
        expect(events.length + elsewhere + (problems.length > 0 ? 1 : 0)).toBeGreaterThan(0);
        for (const { incidentAt } of events) expect(incidentAt.getTime()).not.toBeNaN();
      }),
      { numRuns: 500 },
    );
  });

  test('the invented file comes in whole, each event before its publication', () => {
    const { events, problems } = read(slimEvents(INVENTED_FILE));
    expect(problems).toEqual([]);
    expect(events).toHaveLength(12);
    for (const { incidentAt, publishedAt } of events) expect(incidentAt <= publishedAt).toBe(true);
  });

  test.skipIf(REAL_FILE === null)(
    'the police’s real file comes in whole: 149 of 149, and only one clock was later than its publication',
    () => {
      const { events, problems, elsewhere } = read(slimEvents(REAL_FILE!));
      expect({ problems, elsewhere }).toEqual({ problems: [], elsewhere: 0 });
      expect(events).toHaveLength(149);
      const late = events.filter(
        ({ incidentAt, publishedAt }) => +publishedAt - +incidentAt > 23 * 3_600_000,
      );
      expect(late.map(({ sourceId }) => sourceId)).toEqual([574824]);
    },
  );
});
