import { LANDMARKS } from '@lyktan/geodata/places/landmarks';
import { nameCells } from '../findings/cellNames.ts';
import type { Words } from '../i18n/words.ts';
import { cellText } from '../panels/placeText.ts';

/** Names of hexagons. Where they lie is known to H3, which is loaded with the map, after the first sight of the page. */
export async function loadCellNames(ids: readonly string[], words: Words): Promise<(id: string) => string> {
  const [{ cellToLatLng }, { DISTRICT_NAMES }] = await Promise.all([
    import('h3-js'),
    import('@lyktan/geodata/places/districtNames'),
  ]);
  const districts = DISTRICT_NAMES.map(({ name, label }) => ({ name, point: label }));
  const centreOf = (id: string): [number, number] => {
    const [latitude, longitude] = cellToLatLng(id);
    return [longitude, latitude];
  };
  const named = nameCells(ids, centreOf, [...LANDMARKS, ...districts]);
  return (id) => cellText(named.get(id), id, words);
}
