import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import { describe, expect, it } from 'vitest';
import type { AreaVersion } from '../../../web/src/lib/focus/areas.ts';
import { bodyOf, faultsOf, newDraft, type AreaDraft } from '../../../web/src/lib/focus/draft.ts';
import { roundArea, type Corners } from '../../../web/src/lib/focus/shape.ts';
import {
  differenceText,
  faultText,
  sizeText,
  timeText,
  validityText,
  type AreaWords,
} from '../../../web/src/lib/focus/words.ts';
import { catalogue } from '../../../web/src/lib/i18n/pages/focusAreas.sv.ts';
import { sv } from '../../../web/src/lib/i18n/sv.ts';
import { makeWords, withPageWords } from '../../../web/src/lib/i18n/words.ts';

const TORGET = [12.2897, 58.2834] as const;
const { bounds } = MUNICIPALITY;
const whole: AreaDraft = {
  ...newDraft('2026-08-31'),
  name: 'Torget',
  corners: roundArea(TORGET, 150),
};
const kinds = (part: Partial<AreaDraft>, names: string[] = []) =>
  faultsOf({ ...whole, ...part }, names, bounds).map(({ kind }) => kind);

async function swedish(): Promise<AreaWords> {
  const pages = { sv: () => Promise.resolve({ catalogue }), en: () => Promise.resolve({ catalogue }) };
  return (await withPageWords(makeWords('sv', sv), pages)) as AreaWords;
}

describe('what keeps a draft from being saved', () => {
  it('is nothing once it is whole', () => expect(kinds({})).toEqual([]));

  it('is named one by one in an empty form', () => {
    expect(kinds({ ...newDraft('2026-08-31'), windows: [] })).toEqual(['outline', 'name', 'windows']);
    expect(kinds({ windows: [], status: 'draft' })).toEqual([]);
  });

  it.each<[string, Partial<AreaDraft>, string]>([
    ['an outline of 20 m', { corners: roundArea(TORGET, 10) }, 'small'],
    ['an outline of 2 km', { corners: roundArea(TORGET, 1100) }, 'large'],
    ['an outline outside the municipality', { corners: roundArea([11.5, 58.28], 150) }, 'outside'],
    [
      'an outline that crosses itself',
      { corners: [0, 12, 6, 18].map((index) => whole.corners[index]!) as Corners },
      'crossing',
    ],
    ['a name of blanks', { name: '   ' }, 'name'],
    ['a last day before the first', { validTo: '2026-08-31' }, 'validity'],
    ['no first day', { validFrom: '' }, 'validity'],
  ])('is %s', (_, part, kind) => expect(kinds(part)).toEqual([kind]));

  it('is the name of another area, blanks around it or not', () => {
    expect(kinds({ name: ' Torget ' }, ['Torget'])).toEqual(['nameTaken']);
  });
});

it('what is sent closes the ring and leaves out what only the form knows', () => {
  const body = bodyOf({ ...whole, name: ' Torget ' });
  expect(body.name).toBe('Torget');
  expect(body.geometry.coordinates[0]).toHaveLength(25);
  expect(body.geometry.coordinates[0]!.at(-1)).toEqual(body.geometry.coordinates[0]![0]);
  expect(body).not.toHaveProperty('version');
  expect(body).not.toHaveProperty('corners');
});

describe('words', () => {
  it('say size, time and validity as Swedes write them', async () => {
    const words = await swedish();
    expect(sizeText(91_234, words)).toBe('9,1\u00a0ha');
    expect(sizeText(5_457, words)).toBe('5\u202f457\u00a0m²');
    const night = {
      weekdays: [4, 5],
      startMinute: 1260,
      endMinute: 120,
      light: ['dark' as const],
      months: null,
    };
    expect(timeText(night, words)).toBe('fre–lör 21–02 · när det är mörkt');
    expect(timeText({ ...night, weekdays: [0, 1, 2, 3, 4, 5, 6], light: null }, words)).toBe(
      'alla dagar 21–02',
    );
    expect(timeText({ ...night, light: ['twilight', 'dark'] }, words)).toBe(
      'fre–lör 21–02 · i skymning, i mörker',
    );
    expect(validityText({ validFrom: '2026-05-01', validTo: null }, words)).toBe('från 1 maj 2026');
    expect(validityText({ validFrom: '2026-05-01', validTo: '2026-06-01' }, words)).toBe(
      '1 maj 2026 – 31 maj 2026',
    );
    expect(validityText({ validFrom: '2026-05-01', validTo: '2026-05-01' }, words)).toBe(
      'började aldrig gälla',
    );
  });

  it('tell a fault with its place or its size', async () => {
    const words = await swedish();
    expect(faultText({ kind: 'crossing', at: [12.2965, 58.278] }, words)).toBe(
      'ytans kant korsar sig själv vid 12,29650 58,27800',
    );
    expect(faultText({ kind: 'small', areaM2: 312 }, words)).toBe(
      'ytan är 312\u00a0m², minst 1\u202f000\u00a0m² behövs',
    );
  });

  it('tell what a version changed of the one before', async () => {
    const words = await swedish();
    const before = { ...bodyOf(whole), areaM2: 70_000 } as unknown as AreaVersion;
    const after = { ...bodyOf({ ...whole, corners: roundArea(TORGET, 200) }), priority: 1, areaM2: 125_000 };
    expect(differenceText(after as unknown as AreaVersion, before, words)).toBe(
      'Ändrat: prioriteten, ytan, 7\u00a0ha → 12,5\u00a0ha.',
    );
    expect(differenceText(before, before, words)).toBeNull();
  });
});
