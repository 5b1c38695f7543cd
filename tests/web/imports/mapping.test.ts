import type { Column } from '@lyktan/geodata/import/columns';
import { candidatesFor } from '@lyktan/geodata/import/columns';
import { expect, test } from 'vitest';
import { layerKey } from '../../../web/src/lib/imports/imports.svelte.ts';
import { firstMeanings, mappingFault, mappingOf } from '../../../web/src/lib/imports/mapping.ts';

const shown = (known: Record<string, Column | null>) => {
  const taken = new Set(Object.values(known).filter((column) => column !== null));
  return Object.entries(known).map(([heading, column]) => ({
    heading,
    column,
    candidates: column === null ? candidatesFor(heading, taken) : [],
  }));
};

test('a meaning is suggested where the name says it, never the same one twice, and none is guessed', () => {
  const headings = shown({
    plats: 'place',
    Tidpunkter: null,
    'Händelsens plats': null,
    Handläggare: null,
    'Uppgiven ålder': null,
    'Orsak ett': null,
    'Orsak två': null,
  });
  expect(firstMeanings(headings)).toEqual(['place', 'time', '', '', 'age', 'concerns', '']);
});

test('what is not settled is asked for, then what contradicts itself', () => {
  const headings = ['Var', 'Öst', 'Vem'];
  expect(mappingFault(headings, ['', 'longitude', ''])).toEqual({ undecided: ['Var', 'Vem'] });
  expect(mappingFault(headings, ['longitude', 'longitude', 'ignore'])).toMatchObject({
    code: 'column_twice',
  });
  expect(mappingFault(headings, ['ignore', 'longitude', 'ignore'])).toMatchObject({
    code: 'half_point',
    column: 'latitude',
  });
  expect(mappingFault(headings, ['text', 'ignore', 'ignore'])).toEqual({ code: 'no_place' });
  expect(mappingFault(headings, ['place', 'ignore', 'ignore'])).toBeNull();
  expect(mappingOf(headings, ['place', 'ignore', 'ignore'])).toEqual({
    Var: 'place',
    Öst: 'ignore',
    Vem: 'ignore',
  });
});

test('a layer gets a key that addresses can hold from any name', () => {
  expect(layerKey('Valdistrikt 2026')).toBe('valdistrikt_2026');
  expect(layerKey('Områden på Åsaka / öst ')).toBe('omraden_pa_asaka_ost');
  expect(layerKey('2026 års vägar')).toBe('ars_vagar');
  expect(layerKey('x'.repeat(50))).toHaveLength(31);
  expect(layerKey('…')).toBe('');
});
