import { FileScan } from '@lyktan/geodata/import/fileScan';
import { featureCells } from '@lyktan/geodata/import/featureCells';
import { JsonElements } from '@lyktan/geodata/import/jsonElements';
import { FileRefused } from '@lyktan/geodata/import/refusals';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

function scan(bytes: Uint8Array, piece = bytes.length || 1) {
  const file = new FileScan();
  for (let at = 0; at < bytes.length; at += piece) file.push(bytes.subarray(at, at + piece));
  return file.end();
}

describe('the encoding of a file', () => {
  test.each([1, 2, 3, 1000])('is UTF-8 where every byte is, in pieces of %i', (piece) => {
    expect(scan(new TextEncoder().encode('\ufeffplats\nKronogården 💡\n'), piece)).toEqual({
      encoding: 'utf-8',
      format: 'csv',
    });
  });

  test.each([1, 3, 1000])('is Windows-1252 where one byte is not, in pieces of %i', (piece) => {
    expect(scan(Buffer.from('plats\nKronogården\n', 'latin1'), piece)).toEqual({
      encoding: 'windows-1252',
      format: 'csv',
    });
  });

  test('is Windows-1252 where the file ends in the middle of a letter', () => {
    expect(scan(Buffer.from([0x61, 0xc3])).encoding).toBe('windows-1252');
  });
});

/** All elements of a text fed in pieces. */
function elementsOf(text: string, piece: number): unknown[] {
  const elements = new JsonElements(10_000);
  const found: unknown[] = [];
  for (let at = 0; at < text.length; at += piece) found.push(...elements.push(text.slice(at, at + piece)));
  elements.end();
  return found;
}

describe('the elements of a JSON text', () => {
  test('are those of its list, however it is written and cut', () => {
    const anything = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    fc.assert(
      fc.property(
        fc.array(anything, { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        fc.constantFrom(undefined, 2),
        (list, piece, atTop, indent) => {
          const json = atTop
            ? list
            : { type: 'FeatureCollection', name: 'x "features":[', features: list, crs: { a: [1] } };
          expect(elementsOf(JSON.stringify(json, null, indent), piece)).toEqual(
            JSON.parse(JSON.stringify(list)),
          );
        },
      ),
    );
  });

  test('of any text whatever are found, or the text is refused in words', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      '"features":',
      '{"type":"Feature"}',
      'NaN',
      ' ',
      '1',
      'null',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          expect(elementsOf(pieces.join(''), 7)).toEqual(expect.any(Array));
        } catch (error) {
          expect(error).toBeInstanceOf(FileRefused);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a feature as a row', () => {
  const point = { type: 'Point', coordinates: [12.29, 58.28] };
  const cells = (properties: object, geometry: unknown = point) =>
    Object.fromEntries(featureCells({ type: 'Feature', properties, geometry }) ?? []);

  test('has its coordinates and its properties as cells', () => {
    expect(
      cells({ Ljus: 'mörkt', orsaker: ['belysning', 'trafik'], ålder: 34, 'få människor': true, text: null }),
    ).toEqual({
      longitud: '12.29',
      latitud: '58.28',
      ljus: 'mörkt',
      orsaker: 'belysning, trafik',
      ålder: '34',
      'få människor': 'true',
      text: '',
    });
  });

  test('counts its geometry, not coordinates repeated among its properties', () => {
    expect(cells({ lon: 1, Latitude: 2 })).toEqual({ longitud: '12.29', latitud: '58.28' });
  });

  test('may lack a geometry, and is none with another than a point', () => {
    expect(cells({ plats: 'Sylte' }, null)).toEqual({ longitud: '', latitud: '', plats: 'Sylte' });
    expect(
      featureCells({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [] } }),
    ).toBeNull();
  });

  test('holds no character that a database cannot hold', () => {
    expect(cells({ text: 'a\0b\ud800' }).text).toBe('a\ufffdb\ufffd');
  });
});
