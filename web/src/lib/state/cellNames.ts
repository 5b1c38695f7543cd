import { nameCells } from '../findings/cellNames.ts';
import type { Words } from '../i18n/words.ts';
import { cellText } from '../panels/placeText.ts';

/** Names of hexagons. Where they lie is known to H3, which is loaded with the map, after the first sight of the page. */
export async function loadCellNames(ids: readonly string[], words: Words): Promise<(id: string) => string> {
  const { cellToLatLng } = await import('h3-js');
  const named = nameCells(ids, (id) => {
    const [latitude, longitude] = cellToLatLng(id);
    return [longitude, latitude];
  });
  return (id) => cellText(named.get(id), id, words);
}
