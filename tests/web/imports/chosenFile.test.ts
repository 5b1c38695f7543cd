import { expect, test } from 'vitest';
import { lookAt, lookAtBytes } from '../../../web/src/lib/imports/chosenFile.ts';
import { firstRows } from '../../../web/src/lib/imports/firstRows.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const geojson = (...features: object[]) => bytes(JSON.stringify({ type: 'FeatureCollection', features }));

test('a CSV file is known by its headings, whatever its separator, quotes and byte order mark', () => {
  expect(
    lookAtBytes(bytes('\ufefflongitud;"plats; namn";fritext\r\n12,2;"Sy ""Norra""\nlte";x\r\n')),
  ).toEqual({
    format: 'csv',
    encoding: 'utf-8',
    kind: 'reports',
    headings: ['longitud', 'plats; namn', 'fritext'],
    rows: [['12,2', 'Sy "Norra"\nlte', 'x']],
    properties: [],
    fields: null,
  });
});

test('a file from an older Windows is read as such', () => {
  const latin = Uint8Array.from('plats;kön\nÅsaka;man\n', (sign) => sign.charCodeAt(0));
  expect(lookAtBytes(latin)).toMatchObject({
    encoding: 'windows-1252',
    headings: ['plats', 'kön'],
    rows: [['Åsaka', 'man']],
  });
});

test('a file longer than what is looked at is not taken for another encoding where the look cuts a letter in two', async () => {
  const text = `plats\n${'å'.repeat(40_000)}\n`.repeat(14);
  const { look } = await lookAt(new File([`x${text}`], 'long.csv'));
  expect(look).toMatchObject({ encoding: 'utf-8' });
  const other = await lookAt(new File([text], 'long.csv'));
  expect(other.look).toMatchObject({ encoding: 'utf-8' });
});

test('points, areas and events are told apart by the first element', () => {
  const point = {
    type: 'Feature',
    properties: { Orsak: 'trafik' },
    geometry: { type: 'Point', coordinates: [12.2, 58.2] },
  };
  expect(lookAtBytes(geojson(point))).toMatchObject({
    kind: 'reports',
    headings: ['longitud', 'latitud', 'orsak'],
    rows: [['12.2', '58.2', 'trafik']],
  });
  const area = {
    type: 'Feature',
    properties: { regsokod: '1488R001', regsonamn: 'Sylte' },
    geometry: { type: 'Polygon', coordinates: [] },
  };
  expect(lookAtBytes(geojson(area))).toMatchObject({
    kind: 'districts',
    properties: ['regsokod', 'regsonamn'],
    fields: { code: 'regsokod', name: 'regsonamn' },
  });
  expect(lookAtBytes(bytes('[{"id":1,"type":"Brand","gps":"58.2,12.2"}]'))).toMatchObject({ kind: 'events' });
});

test('an Excel workbook, an empty file and one that is too large are refused in words before anything is sent', async () => {
  const workbook = await lookAt(new File([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], 'bok.xlsx'));
  expect(workbook.look).toMatchObject({
    refused: { sv: expect.stringContaining('spara arket som CSV') as string },
  });
  const large = Object.defineProperty(new File(['plats\nSylte\n'], 'stor.csv'), 'size', { value: 300e6 });
  expect((await lookAt(large)).look).toMatchObject({
    refused: { en: expect.stringContaining('256 MB') as string },
  });
  expect((await lookAt(new File([], 'tom.csv'))).look).toMatchObject({
    refused: { en: 'The file is empty.' },
  });
});

test('no more rows are read than asked for, and empty lines are none', () => {
  expect(firstRows('a,b\n\n1,2\n3,4\n5,6\n', ',', 3)).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ]);
});
